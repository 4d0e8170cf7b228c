// SPDX-License-Identifier: GPL-2.0-only
/* The media a message announces. */
#include "call.h"
#include "offer.h"

/* Pairs of one section: layered video has two or three */
#define PAIRS_MAX	4

/* Ports below 1024 are no media, whoever asks */
static bool is_media_port(u16 port)
{
	return port >= 1024;
}

/* RTP and RTCP at one address, which is the sender's or the media host's */
static bool is_inside(const struct nfsip_plan *plan, const struct sdp_media *m)
{
	const struct sip_addr *rtp = &sdp_conn_of(&plan->s->sdp, m)->addr;
	const struct sip_addr *rtcp = &m->rtcp_conn.addr;

	if (!nfsip_is_media_addr(plan, rtp))
		return false;
	return !m->rtcp_conn.text.len ||
	       (rtcp->len == rtp->len && !memcmp(rtcp->ip, rtp->ip, rtp->len));
}

/* May this section be opened? If not, why not: counted here. */
static bool is_ours(struct nfsip_plan *plan, const struct sdp_media *m)
{
	const struct sdp_conn *conn = sdp_conn_of(&plan->s->sdp, m);

	if (!m->port || sip_addr_is_any(&conn->addr)) {
		nfsip_count(plan->sn, NFSIP_R_HELD);
		return false;
	}
	if (!is_inside(plan, m) || !is_media_port(m->port) ||
	    !(sdp_is_udp(plan->text, m) || sdp_is_tcp(plan->text, m))) {
		nfsip_count(plan->sn, NFSIP_R_FOREIGN_ADDR);
		return false;
	}
	return true;
}

/* Other ways to reach a section: one that is not ours stays as it is */
static void count_alts(struct nfsip_plan *plan, const struct sdp_media *m)
{
	u8 i;

	for (i = 0; i < m->n_alt; i++)
		if (m->alt[i].port != m->port ||
		    !nfsip_is_media_addr(plan, &m->alt[i].conn.addr))
			nfsip_count(plan->sn, NFSIP_R_FOREIGN_ADDR);
}

/* Has it as many ports as are opened, behind the @n of sections before it? */
static bool fits(struct nfsip_plan *plan, const struct sdp_media *m, u32 n)
{
	if (m->count <= PAIRS_MAX && n + m->count <= SDP_MEDIA_MAX)
		return true;
	nfsip_count(plan->sn, NFSIP_R_PAIRS);
	return false;
}

/* What has to be answered yet; a PRACK may be either */
static bool is_offer(const struct nfsip_plan *plan)
{
	const struct sip_msg *msg = &plan->s->msg;

	if (msg->is_request)
		return msg->method != SIP_ACK;
	return !plan->txn || !READ_ONCE(plan->txn->has_sdp);
}

static struct nfsip_stream want_of(const struct nfsip_plan *plan,
				   const struct sdp_media *m)
{
	struct nfsip_stream want = { .rtp = m->port };

	if (sdp_is_tcp(plan->text, m))
		want.kind = NFSIP_MEDIA_TCP;
	/* who answers with rtcp-mux has decided, who offers it is ready for a
	 * refusal (RFC 5761 s5.1.1)
	 */
	if (!sdp_has_rtcp(plan->text, m) || (m->has_mux && !is_offer(plan)))
		return want;
	want.is_spare = m->has_mux;
	want.rtcp = m->rtcp_text.len ? m->rtcp_port : m->port + 1;
	/* a second port that is none: RTP alone is better than nothing */
	if (!is_media_port(want.rtcp) || want.rtcp == want.rtp)
		want.rtcp = 0;
	return want;
}

/* The port behind it; 0 when there is none */
static u16 later(u16 port, u16 by)
{
	return port + by <= U16_MAX ? port + by : 0;
}

/* Of RTP, several are pairs one behind the other, also when only the first port
 * of each is used (RFC 8866 s5.14).
 */
static void fill_in(const struct nfsip_plan *plan, const struct sdp_media *m,
		    bool exact, struct nfsip_stream *want)
{
	const struct sip_addr *host = &sdp_conn_of(&plan->s->sdp, m)->addr;
	u16 step = sdp_is_rtp(plan->text, m) ? 2 : 1;
	u16 i;

	for (i = 0; i < m->count; i++) {
		want[i] = want_of(plan, m);
		want[i].exact = exact;
		memcpy(&want[i].host, host->ip, host->len);
		want[i].rtp += i * step;
		if (want[i].rtcp)
			want[i].rtcp = later(want[i].rtcp, i * step);
	}
}

static int open_section(struct nfsip_plan *plan, const struct sdp_media *m,
			struct nfsip_offer *offer, bool exact)
{
	struct nfsip_stream *want = &offer->want[offer->n];
	int err;

	fill_in(plan, m, exact, want);
	err = nfsip_stream_open(&offer->who, want, m->count);
	if (err)
		nfsip_stream_failed(plan->sn, err);
	else
		offer->n += m->count;
	return err;
}

/* Opens what is ours. Returns false when a section finds no port and names the
 * same address as one that does: as that becomes the public one, its port would
 * be somebody else's.
 */
static bool open_media(struct nfsip_plan *plan, struct nfsip_offer *offer,
		       bool may_edit)
{
	const struct sdp *sdp = &plan->s->sdp;
	bool is_used = false, is_missed = false;
	u16 i;

	for (i = 0; i < sdp->n_media; i++) {
		const struct sdp_media *m = &sdp->media[i];
		u32 first = offer->n;

		offer->section[i] = NULL;
		if (!is_ours(plan, m) || !fits(plan, m, offer->n))
			continue;
		count_alts(plan, m);
		if (open_section(plan, m, offer, !may_edit)) {
			is_missed |= !m->conn.text.len;
			continue;
		}
		offer->section[i] = &offer->want[first];
		is_used |= !m->conn.text.len;
	}
	return !may_edit || !is_used || !is_missed;
}

static int plan_media(struct nfsip_plan *plan, const struct nfsip_offer *offer)
{
	const struct sdp *sdp = &plan->s->sdp;
	bool uses_session = false;
	int err = 0;
	u16 i;

	for (i = 0; i < sdp->n_media && !err; i++) {
		if (!offer->section[i])
			continue;
		uses_session |= !sdp->media[i].conn.text.len;
		err = nfsip_plan_media(plan, &sdp->media[i], offer->section[i]);
	}
	return !err && uses_session ? nfsip_plan_session(plan) : err;
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
		if (msg->is_request && plan->txn)
			WRITE_ONCE(plan->txn->has_sdp, true);
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

/* Any of these may be where the media of a section comes from */
static void hear_media(const struct nfsip_plan *plan, struct nfsip_far *far,
		       const struct sdp_media *m, bool is_party)
{
	const struct sdp_conn *conn = sdp_conn_of(&plan->s->sdp, m);
	u8 i;

	if (conn->text.len && !sip_addr_is_any(&conn->addr))
		hear(plan, far, conn, is_party);
	for (i = 0; i < m->n_alt && is_party; i++)
		if (m->alt[i].conn.addr.len)
			hear(plan, far, &m->alt[i].conn, is_party);
}

void nfsip_offer_heard(const struct nfsip_plan *plan, struct nfsip_dialog *call,
		       bool is_party)
{
	const struct sdp *sdp = &plan->s->sdp;
	u16 i;

	spin_lock_bh(&plan->sn->lock);
	for (i = 0; i < sdp->n_media; i++)
		hear_media(plan, &call->far, &sdp->media[i], is_party);
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
	if (!open_media(plan, offer, may_edit)) {
		nfsip_offer_undo(offer);
		return 0;
	}
	if (!may_edit)
		return 0;
	err = plan_media(plan, offer);
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

		if (!is_ours(plan, &sdp->media[i]) ||
		    !fits(plan, &sdp->media[i], 0))
			continue;
		nfsip_count(plan->sn, NFSIP_R_WOULD_OPEN);
		uses_session |= !sdp->media[i].conn.text.len;
		err = nfsip_plan_media(plan, &sdp->media[i], &same);
	}
	if (!err && uses_session)
		err = nfsip_plan_session(plan);
	return err ?: plan_lengths(plan, body);
}
