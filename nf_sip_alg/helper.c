// SPDX-License-Identifier: GPL-2.0-only
/*
 * The conntrack helper "sip-alg": the path of one datagram, top to bottom.
 *
 * DOC: the path
 *
 * help() sees a datagram after NAT, as it is about to leave; the first one of
 * a connection before that is in the table. The message is parsed, its
 * transaction and its call are noted, its media is opened, its edits are
 * listed, and applied all at once. At whatever step it cannot go on, the
 * datagram leaves as it came, with the step's reason counted.
 */
#include <linux/udp.h>
#include <net/netfilter/nf_conntrack_expect.h>
#include <net/netfilter/nf_conntrack_helper.h>

#include "call.h"
#include "compat.h"
#include "helper.h"
#include "mangle.h"
#include "names.h"
#include "offer.h"
#include "plan.h"
#include "trace.h"

/* Nobody sends from here; it only has to differ from the ports other helpers
 * register on, see the architecture document.
 */
#define REGISTERED_PORT	15060

/**
 * struct lease - how long a connection is needed; kept with it
 * @until: jiffies; 0 when nobody needs it longer than UDP lives by itself
 */
struct lease {
	unsigned long	until;
};

static_assert(sizeof(struct lease) <= sizeof_field(struct nf_conn_help, data));

/**
 * struct passage - what is known of the datagram on its way
 * @pkt: datagram
 * @flow: its flow
 * @plan: the decision
 * @call_id: key of its Call-ID
 * @call: its call, if any
 * @mode: enum nf_sip_alg_mode that applies: of the call, or of today
 * @offer: media opened for it
 */
struct passage {
	struct nfsip_packet		pkt;
	struct nfsip_flow		flow;
	struct nfsip_plan		plan;
	u64				call_id;
	struct nfsip_dialog		*call;
	u8				mode;
	struct nfsip_offer		offer;
};

static int reason_of(int err, int otherwise)
{
	switch (err) {
	case -ENOMEM:
		return NFSIP_R_NO_MEMORY;
	case -ENOSPC:
		return NFSIP_R_TABLE_FULL;
	case -EMSGSIZE:
		return NFSIP_R_NO_ROOM;
	case -E2BIG:
		return NFSIP_R_TOO_LONG;
	default:
		return otherwise;
	}
}

/* Returns false when there is no message to work on, for a counted reason. */
static bool read_message(struct passage *way)
{
	struct nfsip_net *sn = way->plan.sn;
	struct sip_msg *msg = &way->plan.s->msg;
	int err;

	if (!sip_looks_like(way->pkt.text, way->pkt.len)) {
		nfsip_count(sn, NFSIP_R_NOT_SIP);
		return false;
	}
	err = sip_msg_parse(way->pkt.text, way->pkt.len, msg);
	if (err) {
		nfsip_count(sn, reason_of(err, NFSIP_R_MALFORMED));
		return false;
	}
	if (msg->is_ambiguous) {
		nfsip_count(sn, NFSIP_R_AMBIGUOUS);
		return false;
	}
	nfsip_count(sn, msg->is_request ? NFSIP_R_REQUEST : NFSIP_R_RESPONSE);
	trace_nfsip_message(&way->flow, way->pkt.text, way->pkt.len,
			    way->pkt.text + msg->call_id.off, msg->call_id.len);
	return true;
}

/* Only the answer to a request that was seen shows that somebody is there who
 * means it: scanners get no more than UDP's own timeout.
 */
static void extend_lease(struct passage *way)
{
	struct lease *lease = nfct_help_data(way->pkt.ct);
	u32 granted_s = call_lease_s(way->plan.text, &way->plan.s->msg);
	unsigned long until = jiffies + granted_s * HZ;

	if (!lease->until || time_after(until, READ_ONCE(lease->until)))
		WRITE_ONCE(lease->until, until);
}

/* UDP sets its own timeout at every packet, at keep-alives too. */
static void keep_lease(const struct passage *way)
{
	struct nf_conn *ct = way->pkt.ct;
	const struct lease *lease = nfct_help_data(ct);
	unsigned long until = READ_ONCE(lease->until);

	if (until && time_after(until, jiffies + nf_ct_expires(ct)))
		compat_ct_refresh(ct, way->pkt.skb, until - jiffies);
}

static void note_transaction(struct passage *way)
{
	struct nfsip_plan *plan = &way->plan;
	const struct sip_msg *msg = &plan->s->msg;
	u64 key = nfsip_txn_key_of(plan->text, msg, way->call_id,
				   way->flow.outbound);

	if (!msg->is_request) {
		plan->txn = nfsip_txn_find(plan->sn, key);
		if (plan->txn)
			extend_lease(way);
		/* ringing goes on: the way back stays known */
		if (plan->txn && msg->status < 200)
			nfsip_txn_note(plan->sn, key, plan->txn->zone,
				       msg->method == SIP_INVITE);
		return;
	}
	plan->txn = nfsip_txn_note(plan->sn, key, way->flow.zone,
				   msg->method == SIP_INVITE);
	if (!plan->txn)
		nfsip_count(plan->sn, NFSIP_R_TABLE_FULL);
}

/* A final error ends the call only if it answers the INVITE that began it: a
 * re-INVITE may fail and the call goes on (RFC 3261 s14.1).
 */
static void end_if_failed(struct passage *way)
{
	struct nfsip_dialog *d = way->call;

	if (READ_ONCE(d->state) == NFSIP_CALL_EARLY &&
	    way->plan.s->msg.cseq == READ_ONCE(d->invite_cseq))
		nfsip_dialog_set(way->plan.sn, d, NFSIP_CALL_OVER);
}

/* Whose word on the call counts: the inside's, an answer to what the inside has
 * asked, and that of the end with which the call began. Who has overheard its
 * names can send a BYE or an offer as well.
 */
static bool is_party(const struct passage *way)
{
	const struct nfsip_flow *flow = &way->flow;
	bool is_request = way->plan.s->msg.is_request;

	if (!flow->translated)
		return true;
	if (is_request == flow->outbound)
		return is_request || way->plan.txn;
	return nf_inet_addr_cmp(&flow->peer.ip, &way->call->flow.peer.ip);
}

static void follow_call(struct passage *way, enum call_event event)
{
	struct nfsip_net *sn = way->plan.sn;
	struct nfsip_dialog *d = way->call;

	switch (event) {
	case CALL_ANSWERED:
		if (READ_ONCE(d->state) == NFSIP_CALL_EARLY)
			nfsip_dialog_set(sn, d, NFSIP_CALL_UP);
		break;
	case CALL_FAILED:
		if (is_party(way))
			end_if_failed(way);
		break;
	case CALL_ENDS:
		if (is_party(way))
			nfsip_dialog_ending(d);
		return;
	case CALL_ENDED:
		/* whoever has asked: the inside agrees */
		if (is_party(way) || way->plan.s->msg.status / 100 == 2)
			nfsip_dialog_set(sn, d, NFSIP_CALL_OVER);
		break;
	default:
		break;
	}
	nfsip_dialog_keep(d);
}

/* Without NAT, whoever sends takes the place of the inside. */
static struct nfsip_dialog *find_call(const struct passage *way,
				      const struct nfsip_dialog_name *name)
{
	const struct nfsip_flow *flow = &way->flow;
	struct nfsip_net *sn = way->plan.sn;
	struct nfsip_dialog *d;

	d = nfsip_dialog_find(sn, name, &flow->lan.ip);
	if (d || flow->translated)
		return d;
	return nfsip_dialog_find(sn, name, &flow->peer.ip);
}

static void note_call(struct passage *way)
{
	struct nfsip_plan *plan = &way->plan;
	const struct sip_msg *msg = &plan->s->msg;
	enum call_event event = call_event_of(msg);
	struct nfsip_dialog_name name;

	nfsip_dialog_name_of(plan->text, msg, way->call_id, &name);
	if (event == CALL_BEGINS && way->mode != NFSIP_MODE_OFF) {
		way->call = nfsip_dialog_begin(plan->sn, &name, &way->flow,
					       msg->cseq, way->mode);
		if (!way->call)
			nfsip_count(plan->sn, NFSIP_R_TABLE_FULL);
	} else {
		way->call = find_call(way, &name);
	}
	if (!way->call)
		return;
	way->mode = way->call->mode;
	if (event == CALL_BEGINS)
		return;
	/* a request within the dialog may have been moved to another WAN */
	if (msg->is_request && way->flow.outbound)
		WRITE_ONCE(way->call->zone, way->flow.zone);
	follow_call(way, event);
}

static bool may_edit(const struct passage *way)
{
	return way->mode == NFSIP_MODE_REWRITE && way->flow.translated;
}

static bool announces_media(const struct passage *way)
{
	return way->flow.outbound &&
	       READ_ONCE(way->call->state) != NFSIP_CALL_OVER;
}

/* Without NAT each side is the far one of the other. */
static bool is_heard(const struct passage *way)
{
	return way->call && (!way->flow.outbound || !way->flow.translated);
}

static int open_media(struct passage *way)
{
	const struct dst_entry *dst = skb_dst(way->pkt.skb);

	way->offer.who = (struct nfsip_media_for){
		.sn	= way->plan.sn,
		.set	= &way->call->media,
		.flow	= &way->flow,
		.oif	= dst ? dst->dev->ifindex : 0,
	};
	return nfsip_offer_open(&way->plan, &way->offer, may_edit(way));
}

/* What would be done, and nothing of it */
static int foresee(struct passage *way)
{
	struct nfsip_plan *plan = &way->plan;
	int err;

	plan->is_dry = true;
	edit_reset(&plan->s->edits);
	if (!way->flow.translated)
		return 0;
	err = nfsip_plan_headers(plan);
	if (!err && way->call && announces_media(way) &&
	    nfsip_offer_read(plan, &way->offer.body))
		err = nfsip_offer_foresee(plan, &way->offer.body);
	if (!err && plan->s->edits.n)
		nfsip_count(plan->sn, NFSIP_R_WOULD_REWRITE);
	return err;
}

static int decide(struct passage *way)
{
	int err = 0;

	edit_reset(&way->plan.s->edits);
	way->offer.n = 0;
	if (may_edit(way))
		err = nfsip_plan_headers(&way->plan);
	if (err || !way->call ||
	    !nfsip_offer_read(&way->plan, &way->offer.body))
		return err;
	if (is_heard(way))
		nfsip_offer_heard(&way->plan, way->call, is_party(way));
	if (!announces_media(way))
		return 0;
	nfsip_offer_accepted(&way->plan, way->call);
	return open_media(way);
}

static void trace_edits(const struct passage *way)
{
	const struct edit_list *list = &way->plan.s->edits;
	u32 i;

	for (i = 0; i < list->n && trace_nfsip_edit_enabled(); i++) {
		const struct edit *e = &list->edit[i];

		trace_nfsip_edit(e->at.off, way->plan.text + e->at.off,
				 e->at.len, list->texts + e->text, e->len);
	}
}

static void walk(struct passage *way)
{
	struct nfsip_net *sn = way->plan.sn;
	int err;

	if (!read_message(way))
		return;
	way->call_id = nfsip_call_id_of(way->pkt.text, &way->plan.s->msg);
	note_transaction(way);
	note_call(way);
	if (way->mode == NFSIP_MODE_OFF)
		return;
	err = way->mode == NFSIP_MODE_MONITOR ? foresee(way) : decide(way);
	if (err) {
		nfsip_count(sn, reason_of(err, NFSIP_R_NO_ROOM));
		return;
	}
	trace_edits(way);
	if (!way->plan.s->edits.n || way->plan.is_dry)
		return;
	err = nfsip_mangle(&way->pkt, way->plan.s);
	if (err) {
		nfsip_offer_undo(&way->offer);
		nfsip_count(sn, reason_of(err, NFSIP_R_MANGLE));
		return;
	}
	nfsip_count(sn, NFSIP_R_REWRITTEN);
}

static int help(struct sk_buff *skb, unsigned int protoff, struct nf_conn *ct,
		enum ip_conntrack_info ctinfo)
{
	unsigned int dataoff = protoff + sizeof(struct udphdr);
	struct nfsip_net *sn = nfsip_state(nf_ct_net(ct));
	struct passage way = {
		.pkt = { .skb = skb, .ct = ct, .ctinfo = ctinfo,
			 .protoff = protoff },
		.plan = { .sn = sn, .flow = &way.flow },
	};

	if (!sn || skb->len <= dataoff)
		return NF_ACCEPT;
	if (!READ_ONCE(sn->is_attached))
		return NF_ACCEPT;
	way.mode = rcu_dereference(sn->config)->mode;
	nfsip_count(sn, NFSIP_R_SEEN);
	if (nfsip_flow_of(ct, CTINFO2DIR(ctinfo), &way.flow)) {
		nfsip_count(sn, NFSIP_R_HAIRPIN);
		return NF_ACCEPT;
	}
	if (skb_linearize(skb)) {
		nfsip_count(sn, NFSIP_R_NO_MEMORY);
		return NF_ACCEPT;
	}
	way.pkt.text = skb->data + dataoff;
	way.pkt.len = skb->len - dataoff;
	way.plan.text = way.pkt.text;
	way.plan.s = nfsip_scratch_get();
	walk(&way);
	nfsip_scratch_put();
	keep_lease(&way);
	return NF_ACCEPT;
}

/* A helper must have one. None is used: see adopt.h. */
static const struct nf_conntrack_expect_policy no_expectations = {
	.max_expected	= 1,
	.timeout	= 1,
	.name		= "none",
};

static struct nf_conntrack_helper helpers[2] __read_mostly;

void nfsip_helper_assign(struct nf_conn *ct)
{
	struct nf_conn_help *help;
	bool is_v6 = nf_ct_l3num(ct) == NFPROTO_IPV6;

	if (test_bit(IPS_HELPER_BIT, &ct->status) || nfct_help(ct))
		return;
	help = nf_ct_helper_ext_add(ct, GFP_ATOMIC);
	if (help)
		rcu_assign_pointer(help->helper, &helpers[is_v6]);
}

int nfsip_helper_init(void)
{
	nf_ct_helper_init(&helpers[0], AF_INET, IPPROTO_UDP, "sip-alg",
			  REGISTERED_PORT, REGISTERED_PORT, 0, &no_expectations,
			  0, help, NULL, THIS_MODULE);
	nf_ct_helper_init(&helpers[1], AF_INET6, IPPROTO_UDP, "sip-alg",
			  REGISTERED_PORT, REGISTERED_PORT, 0, &no_expectations,
			  0, help, NULL, THIS_MODULE);
	return nf_conntrack_helpers_register(helpers, ARRAY_SIZE(helpers));
}

void nfsip_helper_exit(void)
{
	nf_conntrack_helpers_unregister(helpers, ARRAY_SIZE(helpers));
}
