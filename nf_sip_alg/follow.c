// SPDX-License-Identifier: GPL-2.0-only
/* What a message means for its transaction and its call. */
#include "call.h"
#include "clue.h"
#include "evidence.h"
#include "follow.h"
#include "inlet.h"
#include "lease.h"
#include "names.h"

/* Only the answer to a request that was seen shows that somebody is there who
 * means it: scanners get no more than UDP's own timeout.
 */
void nfsip_follow_txn(struct nfsip_plan *plan, struct nf_conn *ct)
{
	const struct sip_msg *msg = &plan->s->msg;
	bool is_invite = msg->method == SIP_INVITE;
	u32 granted_s;
	u64 key;

	plan->call_id = nfsip_call_id_of(plan->text, msg);
	key = nfsip_txn_key_of(plan->text, msg, plan->call_id,
			       plan->flow->outbound);
	if (msg->is_request) {
		plan->txn = nfsip_txn_note(plan->sn, key, plan->flow->zone,
					   is_invite);
		if (!plan->txn)
			nfsip_count(plan->sn, NFSIP_R_TABLE_FULL);
		return;
	}
	plan->txn = nfsip_txn_find(plan->sn, key);
	if (!plan->txn)
		return;
	granted_s = call_lease_s(plan->text, msg);
	nfsip_lease_extend(ct, granted_s);
	nfsip_inlet_keep(plan->sn, READ_ONCE(plan->txn->inlet), ct, granted_s);
	/* ringing goes on: the way back stays known */
	if (msg->status < 200)
		nfsip_txn_note(plan->sn, key, plan->txn->zone, is_invite);
}

bool nfsip_is_party(const struct nfsip_plan *plan)
{
	const struct nfsip_flow *flow = plan->flow;
	bool is_request = plan->s->msg.is_request;

	if (!flow->translated)
		return true;
	if (is_request == flow->outbound)
		return is_request || plan->txn;
	return nf_inet_addr_cmp(&flow->peer.ip, &plan->call->flow.peer.ip);
}

/* A final error ends the call only if it answers the INVITE that began it: a
 * re-INVITE may fail and the call goes on (RFC 3261 s14.1).
 */
static void end_if_failed(struct nfsip_plan *plan)
{
	struct nfsip_dialog *d = plan->call;

	if (READ_ONCE(d->state) == NFSIP_CALL_EARLY &&
	    plan->s->msg.cseq == READ_ONCE(d->invite_cseq))
		nfsip_dialog_set(plan->sn, d, NFSIP_CALL_OVER);
}

static void end(struct nfsip_plan *plan)
{
	struct nfsip_dialog *d = plan->call;

	/* whoever has asked: the inside agrees */
	if (!nfsip_is_party(plan) && plan->s->msg.status / 100 != 2)
		return;
	if (plan->is_watched && d->flow.translated &&
	    d->terms.mode == NFSIP_MODE_PINHOLE)
		nfsip_evidence_note(plan->sn, &d->flow,
				    nfsip_clue_of_media(plan->sn, d));
	nfsip_dialog_set(plan->sn, d, NFSIP_CALL_OVER);
}

static void follow(struct nfsip_plan *plan, enum call_event event)
{
	struct nfsip_dialog *d = plan->call;

	switch (event) {
	case CALL_ANSWERED:
		if (READ_ONCE(d->state) == NFSIP_CALL_EARLY)
			nfsip_dialog_set(plan->sn, d, NFSIP_CALL_UP);
		break;
	case CALL_FAILED:
		if (nfsip_is_party(plan))
			end_if_failed(plan);
		break;
	case CALL_ENDS:
		if (nfsip_is_party(plan))
			nfsip_dialog_ending(d);
		return;
	case CALL_ENDED:
		end(plan);
		break;
	default:
		break;
	}
	nfsip_dialog_keep(d);
}

/* Without NAT, whoever sends takes the place of the inside. */
static struct nfsip_dialog *find_call(const struct nfsip_plan *plan,
				      const struct nfsip_dialog_name *name)
{
	const struct nfsip_flow *flow = plan->flow;
	struct nfsip_dialog *d;

	d = nfsip_dialog_find(plan->sn, name, &flow->lan.ip);
	if (d || flow->translated)
		return d;
	return nfsip_dialog_find(plan->sn, name, &flow->peer.ip);
}

static struct nfsip_dialog *begin_call(struct nfsip_plan *plan,
				       const struct nfsip_dialog_name *name)
{
	struct nfsip_dialog *d;

	d = nfsip_dialog_begin(plan->sn, name, plan->flow, plan->s->msg.cseq,
			       &plan->terms);
	if (!d)
		nfsip_count(plan->sn, NFSIP_R_TABLE_FULL);
	return d;
}

void nfsip_follow_call(struct nfsip_plan *plan)
{
	const struct sip_msg *msg = &plan->s->msg;
	enum call_event event = call_event_of(msg);
	struct nfsip_dialog_name name;

	nfsip_dialog_name_of(plan->text, msg, plan->call_id, &name);
	if (event == CALL_BEGINS && plan->terms.mode != NFSIP_MODE_OFF)
		plan->call = begin_call(plan, &name);
	else
		plan->call = find_call(plan, &name);
	if (!plan->call)
		return;
	plan->terms = plan->call->terms;
	if (event == CALL_BEGINS)
		return;
	/* a request within the dialog may have been moved to another WAN */
	if (msg->is_request && plan->flow->outbound)
		WRITE_ONCE(plan->call->zone, plan->flow->zone);
	follow(plan, event);
}
