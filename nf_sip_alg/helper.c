// SPDX-License-Identifier: GPL-2.0-only
/*
 * The conntrack helper "sip-alg": the path of one datagram, top to bottom.
 *
 * DOC: the path
 *
 * help() sees a datagram after NAT, as it is about to leave; the first one of
 * a connection before that is in the table. The message is parsed, its peer's
 * terms are looked up, its transaction and its call are noted, its media is
 * opened, its edits are listed, and applied all at once. At whatever step it
 * cannot go on, the datagram leaves as it came, with the step's reason counted.
 */
#include <linux/udp.h>
#include <net/netfilter/nf_conntrack_expect.h>
#include <net/netfilter/nf_conntrack_helper.h>

#include "clue.h"
#include "evidence.h"
#include "follow.h"
#include "helper.h"
#include "lease.h"
#include "mangle.h"
#include "offer.h"
#include "terms.h"
#include "trace.h"

/* Nobody sends from here; it only has to differ from the ports other helpers
 * register on, see the architecture document.
 */
#define REGISTERED_PORT	15060

/**
 * struct passage - what is known of the datagram on its way
 * @pkt: datagram
 * @flow: its flow
 * @plan: the decision
 * @offer: media opened for it
 */
struct passage {
	struct nfsip_packet		pkt;
	struct nfsip_flow		flow;
	struct nfsip_plan		plan;
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

/* What went out altered tells nothing of how the far side deals with what it
 * was not told.
 */
static void watch(const struct passage *way)
{
	const struct nfsip_plan *plan = &way->plan;

	if (plan->is_watched && plan->terms.mode != NFSIP_MODE_REWRITE)
		nfsip_evidence_note(plan->sn, &way->flow,
				    nfsip_clue_of_message(plan));
}

static bool may_edit(const struct passage *way)
{
	return way->plan.terms.mode == NFSIP_MODE_REWRITE &&
	       way->flow.translated;
}

/* What mode rewrite has written is taken back also after a change to pinhole:
 * a phone knows itself by its inside address.
 */
static bool may_restore(const struct passage *way)
{
	return way->plan.terms.mode == NFSIP_MODE_PINHOLE &&
	       way->flow.translated && !way->flow.outbound;
}

static bool announces_media(const struct passage *way)
{
	return way->flow.outbound &&
	       READ_ONCE(way->plan.call->state) != NFSIP_CALL_OVER;
}

/* Without NAT each side is the far one of the other. */
static bool is_heard(const struct passage *way)
{
	return way->plan.call && (!way->flow.outbound || !way->flow.translated);
}

static int open_media(struct passage *way)
{
	const struct dst_entry *dst = skb_dst(way->pkt.skb);

	way->offer.who = (struct nfsip_media_for){
		.sn	= way->plan.sn,
		.set	= &way->plan.call->media,
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
	if (!err && plan->call && announces_media(way) &&
	    nfsip_offer_read(plan, &way->offer.body))
		err = nfsip_offer_foresee(plan, &way->offer.body);
	if (!err && plan->s->edits.n)
		nfsip_count(plan->sn, NFSIP_R_WOULD_REWRITE);
	return err;
}

static int decide(struct passage *way)
{
	struct nfsip_plan *plan = &way->plan;
	int err = 0;

	edit_reset(&plan->s->edits);
	way->offer.n = 0;
	if (may_edit(way) || may_restore(way))
		err = nfsip_plan_headers(plan);
	if (err || !plan->call || !nfsip_offer_read(plan, &way->offer.body))
		return err;
	if (is_heard(way))
		nfsip_offer_heard(plan, plan->call, nfsip_is_party(plan));
	if (!announces_media(way))
		return 0;
	nfsip_offer_accepted(plan, plan->call);
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

static void apply(struct passage *way)
{
	int err = nfsip_mangle(&way->pkt, way->plan.s);

	if (err) {
		nfsip_offer_undo(&way->offer);
		nfsip_count(way->plan.sn, reason_of(err, NFSIP_R_MANGLE));
		return;
	}
	nfsip_count(way->plan.sn, NFSIP_R_REWRITTEN);
}

static void walk(struct passage *way)
{
	struct nfsip_plan *plan = &way->plan;
	int err;

	if (!read_message(way))
		return;
	nfsip_terms_agree(plan, way->pkt.skb);
	nfsip_follow_txn(plan, way->pkt.ct);
	nfsip_follow_call(plan);
	watch(way);
	if (plan->terms.mode == NFSIP_MODE_OFF) {
		nfsip_count(plan->sn, NFSIP_R_BYPASSED);
		return;
	}
	err = plan->terms.mode == NFSIP_MODE_MONITOR ? foresee(way) :
						       decide(way);
	if (err) {
		nfsip_count(plan->sn, reason_of(err, NFSIP_R_NO_ROOM));
		return;
	}
	trace_edits(way);
	if (plan->s->edits.n && !plan->is_dry)
		apply(way);
}

static int help(struct sk_buff *skb, unsigned int protoff, struct nf_conn *ct,
		enum ip_conntrack_info ctinfo)
{
	struct nfsip_net *sn = nfsip_state(nf_ct_net(ct));
	struct passage way = {
		.pkt = { .skb = skb, .ct = ct, .ctinfo = ctinfo,
			 .protoff = protoff },
		.plan = { .sn = sn, .flow = &way.flow, .ct = ct },
	};
	int err;

	if (!sn || skb->len <= protoff + sizeof(struct udphdr))
		return NF_ACCEPT;
	if (!READ_ONCE(sn->is_attached))
		return NF_ACCEPT;
	nfsip_count(sn, NFSIP_R_SEEN);
	if (nfsip_flow_of(ct, CTINFO2DIR(ctinfo), &way.flow)) {
		nfsip_count(sn, NFSIP_R_HAIRPIN);
		return NF_ACCEPT;
	}
	err = nfsip_packet_text(&way.pkt);
	if (err) {
		nfsip_count(sn, reason_of(err, NFSIP_R_SURPLUS));
		return NF_ACCEPT;
	}
	way.plan.text = way.pkt.text;
	way.plan.s = nfsip_scratch_get();
	walk(&way);
	nfsip_scratch_put();
	nfsip_lease_keep(ct, skb);
	return NF_ACCEPT;
}

/* A helper must have one. None is used: see adopt.h. */
static const struct nf_conntrack_expect_policy no_expectations = {
	.max_expected	= 1,
	.timeout	= 1,
	.name		= "none",
};

static struct nf_conntrack_helper helpers[2] __read_mostly;

bool nfsip_helper_assign(struct nf_conn *ct)
{
	struct nf_conn_help *help;
	bool is_v6 = nf_ct_l3num(ct) == NFPROTO_IPV6;

	if (test_bit(IPS_HELPER_BIT, &ct->status) || nfct_help(ct))
		return true;
	help = nf_ct_helper_ext_add(ct, GFP_ATOMIC);
	if (help)
		rcu_assign_pointer(help->helper, &helpers[is_v6]);
	return help;
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
