// SPDX-License-Identifier: GPL-2.0-only
/* The media a message announces. */
#include "call.h"
#include "offer.h"

static void count_failure(struct nfsip_net *sn, int err)
{
	switch (err) {
	case -EADDRINUSE:
		nfsip_count(sn, NFSIP_R_NO_PORT);
		break;
	case -EDQUOT:
		nfsip_count(sn, NFSIP_R_HOST_FULL);
		break;
	case -ENOSPC:
		nfsip_count(sn, NFSIP_R_TABLE_FULL);
		break;
	default:
		nfsip_count(sn, NFSIP_R_NO_MEMORY);
	}
}

/* Ports below 1024 are no media, whoever asks */
static bool is_media_port(u16 port)
{
	return port >= 1024;
}

/* May this section be opened? If not, why not: counted here. */
static bool is_ours(struct nfsip_plan *plan, const struct sdp_media *m)
{
	const struct sdp_conn *conn = sdp_conn_of(&plan->s->sdp, m);
	const struct sdp_conn *rtcp = &m->rtcp_conn;

	if (!m->port || sip_addr_is_any(&conn->addr)) {
		nfsip_count(plan->sn, NFSIP_R_HELD);
		return false;
	}
	if (!nfsip_is_lan_addr(plan->flow, &conn->addr) ||
	    (rtcp->text.len && !nfsip_is_lan_addr(plan->flow, &rtcp->addr)) ||
	    !(sdp_is_udp(plan->text, m) || sdp_is_tcp(plan->text, m)) ||
	    !is_media_port(m->port)) {
		nfsip_count(plan->sn, NFSIP_R_FOREIGN_ADDR);
		return false;
	}
	return true;
}

static struct nfsip_stream want_of(const char *text,
				   const struct sdp_media *m, bool exact)
{
	struct nfsip_stream want = { .rtp = m->port, .exact = exact };

	if (sdp_is_tcp(text, m))
		want.kind = NFSIP_MEDIA_TCP;
	if (!sdp_has_rtcp(text, m))
		return want;
	want.rtcp = m->rtcp_text.len ? m->rtcp_port : m->port + 1;
	/* a second port that is none: RTP alone is better than nothing */
	if (!is_media_port(want.rtcp) || want.rtcp == want.rtp)
		want.rtcp = 0;
	return want;
}

static int open_media(struct nfsip_plan *plan, struct nfsip_offer *offer,
		      bool may_edit)
{
	const struct sdp *sdp = &plan->s->sdp;
	bool uses_session = false;
	int err;
	u16 i;

	for (i = 0; i < sdp->n_media; i++) {
		const struct sdp_media *m = &sdp->media[i];
		struct nfsip_stream *want = &offer->want[offer->n];

		if (!is_ours(plan, m))
			continue;
		*want = want_of(plan->text, m, !may_edit);
		err = nfsip_stream_open(&offer->who, want);
		if (err) {
			count_failure(plan->sn, err);
			continue;
		}
		offer->n++;
		uses_session |= !m->conn.text.len;
		err = may_edit ? nfsip_plan_media(plan, m, want) : 0;
		if (err)
			return err;
	}
	return may_edit && uses_session ? nfsip_plan_session(plan) : 0;
}

void nfsip_offer_undo(struct nfsip_offer *offer)
{
	while (offer->n)
		nfsip_stream_undo(&offer->who, &offer->want[--offer->n]);
}

bool nfsip_offer_read(struct nfsip_plan *plan, struct sip_body *body)
{
	const struct sip_msg *msg = &plan->s->msg;
	int err;

	if (!msg->body.len || !call_carries_sdp(msg))
		return false;
	err = sip_body_find(plan->text, msg, body);
	if (!err)
		err = sdp_parse(plan->text, body->sdp, &plan->s->sdp) ?
		      -EINVAL : 0;
	switch (err) {
	case 0:
		break;
	case -ENOENT:
	case -EOPNOTSUPP:
		nfsip_count(plan->sn, NFSIP_R_ENCODED);
		break;
	case -EINVAL:
		nfsip_count(plan->sn, NFSIP_R_BAD_SDP);
		break;
	default:
		nfsip_count(plan->sn, msg->is_cut ? NFSIP_R_TRUNCATED :
						    NFSIP_R_BAD_BODY);
	}
	return !err;
}

static void hear(const struct nfsip_plan *plan, struct nfsip_far *far,
		 const struct sdp_conn *conn, bool is_party)
{
	union nf_inet_addr addr = {};

	memcpy(&addr, conn->addr.ip, conn->addr.len);
	if (is_party)
		nfsip_far_add(far, conn->addr.len ? &addr : NULL);
	else if (conn->addr.len && plan->txn)
		nfsip_far_ask(far, &addr, plan->txn->entry.link.key);
}

void nfsip_offer_heard(const struct nfsip_plan *plan, struct nfsip_dialog *call,
		       bool is_party)
{
	const struct sdp *sdp = &plan->s->sdp;
	u16 i;

	spin_lock_bh(&plan->sn->lock);
	for (i = 0; i < sdp->n_media; i++) {
		const struct sdp_conn *conn = sdp_conn_of(sdp, &sdp->media[i]);

		if (conn->text.len && !sip_addr_is_any(&conn->addr))
			hear(plan, &call->far, conn, is_party);
	}
	spin_unlock_bh(&plan->sn->lock);
}

void nfsip_offer_accepted(const struct nfsip_plan *plan,
			  struct nfsip_dialog *call)
{
	if (!plan->txn || plan->s->msg.is_request)
		return;
	spin_lock_bh(&plan->sn->lock);
	nfsip_far_accept(&call->far, plan->txn->entry.link.key);
	spin_unlock_bh(&plan->sn->lock);
}

/* Every Content-Length around the description follows it, innermost first */
static int plan_lengths(struct nfsip_plan *plan, const struct sip_body *body)
{
	int err = 0;
	u8 i;

	for (i = 0; i < body->n_lengths && !err; i++)
		err = edit_content_length(plan->text, &plan->s->edits,
					  body->length[i].digits,
					  body->length[i].covers);
	return err;
}

int nfsip_offer_open(struct nfsip_plan *plan, struct nfsip_offer *offer,
		     bool may_edit)
{
	int err;

	offer->n = 0;
	if (offer->body.is_sealed && may_edit) {
		nfsip_count(plan->sn, NFSIP_R_SEALED);
		may_edit = false;
	}
	if (plan->s->sdp.has_ice) {
		nfsip_count(plan->sn, NFSIP_R_ICE);
		return 0;
	}
	err = open_media(plan, offer, may_edit);
	if (!err)
		err = plan_lengths(plan, &offer->body);
	if (err)
		nfsip_offer_undo(offer);
	return err;
}

int nfsip_offer_foresee(struct nfsip_plan *plan, const struct sip_body *body)
{
	const struct sdp *sdp = &plan->s->sdp;
	bool uses_session = false;
	int err = 0;
	u16 i;

	if (body->is_sealed || sdp->has_ice) {
		nfsip_count(plan->sn, sdp->has_ice ? NFSIP_R_ICE :
						     NFSIP_R_SEALED);
		return 0;
	}
	for (i = 0; i < sdp->n_media && !err; i++) {
		struct nfsip_stream same = { .rtp = sdp->media[i].port,
					     .pub_rtp = sdp->media[i].port };

		if (!is_ours(plan, &sdp->media[i]))
			continue;
		nfsip_count(plan->sn, NFSIP_R_WOULD_OPEN);
		uses_session |= !sdp->media[i].conn.text.len;
		err = nfsip_plan_media(plan, &sdp->media[i], &same);
	}
	if (!err && uses_session)
		err = nfsip_plan_session(plan);
	return err ?: plan_lengths(plan, body);
}
