// SPDX-License-Identifier: GPL-2.0-only
/* Streams: an RTP port and its RTCP port. */
#include <linux/random.h>

#include "sdp.h"
#include "stream.h"

#define PORT_TRIES	128

/* Ports of a call: as many as one description can have, with RTCP. Beyond it the
 * one that was announced longest ago is closed.
 */
#define CALL_PORTS_MAX	(2 * SDP_MEDIA_MAX)

static u64 key_of(const struct nfsip_flow *flow, u16 port)
{
	struct nfsip_end end = { .ip = flow->lan.ip, .port = htons(port) };

	return nfsip_end_hash(flow->family, &end);
}

static int claim_rtp(const struct nfsip_media_for *who,
		     const struct nfsip_stream *want)
{
	struct nfsip_wish wish = { want->rtp_key, want->rtp, want->pub_rtp,
				   want->kind };

	return nfsip_claim(who, &wish);
}

static int claim_rtcp(const struct nfsip_media_for *who,
		      const struct nfsip_stream *want)
{
	struct nfsip_wish wish = { want->rtcp_key, want->rtcp, want->pub_rtcp,
				   NFSIP_MEDIA_RTCP };

	return nfsip_claim(who, &wish);
}

static void end_own(const struct nfsip_media_for *who, u64 key)
{
	struct nfsip_media *m = nfsip_media_at(who->sn, key);

	if (m && m->set == who->set)
		nfsip_claim_end(who->sn, m);
}

static int open_pair(const struct nfsip_media_for *who,
		     struct nfsip_stream *want, u16 pub_rtp)
{
	int err;

	/* a distance between the two, or their order, is the sender's choice
	 * and is kept, so that a receiver which assumes RTP+1 is right as
	 * often as it was without us
	 */
	want->pub_rtp = pub_rtp;
	want->pub_rtcp = want->rtcp ? pub_rtp + (want->rtcp - want->rtp) : 0;
	err = claim_rtp(who, want);
	if (err || !want->rtcp)
		return err;
	err = claim_rtcp(who, want);
	if (err)
		end_own(who, want->rtp_key);
	return err;
}

static int open_random(const struct nfsip_media_for *who,
		       const struct nfsip_config *config,
		       struct nfsip_stream *want)
{
	u32 span = config->media_port_max - config->media_port_min + 1;
	int err = -EADDRINUSE;
	int i;

	for (i = 0; i < PORT_TRIES && err == -EADDRINUSE; i++) {
		u32 port = config->media_port_min + get_random_u32() % span;

		port = (port & ~1u) | (want->rtp & 1);
		if (port < config->media_port_min ||
		    port + 1 > config->media_port_max)
			continue;
		err = open_pair(who, want, port);
	}
	return err;
}

/* An entry of this inside port that still says the right public address is the
 * same stream announced again (a retransmission, a 200 after a 183, a
 * re-INVITE, another fork): it keeps its port, whoever owned it so far.
 */
static bool still_good(const struct nfsip_media_for *who,
		       const struct nfsip_media *m)
{
	return m && nf_inet_addr_cmp(&m->pub.ip, &who->flow->pub.ip) &&
	       m->oif == who->oif && m->zone == who->flow->zone;
}

static void reopen_pair(const struct nfsip_media_for *who,
			struct nfsip_stream *want,
			struct nfsip_media *rtp, struct nfsip_media *rtcp)
{
	want->pub_rtp = ntohs(rtp->pub.port);
	nfsip_claim_again(who, rtp);
	if (!rtcp)
		return;
	want->pub_rtcp = ntohs(rtcp->pub.port);
	nfsip_claim_again(who, rtcp);
}

static int open_or_reopen(const struct nfsip_media_for *who,
			  struct nfsip_stream *want)
{
	struct nfsip_media *rtp, *rtcp = NULL;
	struct nfsip_net *sn = who->sn;
	int err;

	rtp = nfsip_media_at(sn, want->rtp_key);
	if (want->rtcp)
		rtcp = nfsip_media_at(sn, want->rtcp_key);
	if (still_good(who, rtp) &&
	    (!want->rtcp || still_good(who, rtcp))) {
		reopen_pair(who, want, rtp, rtcp);
		return 0;
	}
	if (rtp)
		nfsip_claim_end(sn, rtp);
	if (rtcp)
		nfsip_claim_end(sn, rtcp);

	want->fresh = true;
	err = open_pair(who, want, want->rtp);
	if (err == -EADDRINUSE && !want->exact)
		err = open_random(who, rcu_dereference(sn->config), want);
	return err;
}

static void end_oldest(struct nfsip_net *sn, struct nfsip_media_set *set)
{
	while (set->n > CALL_PORTS_MAX)
		nfsip_claim_end(sn, list_first_entry(&set->list,
						     struct nfsip_media,
						     siblings));
}

int nfsip_stream_open(const struct nfsip_media_for *who,
		      struct nfsip_stream *want)
{
	int err = -ENOSPC;

	want->rtp_key = key_of(who->flow, want->rtp);
	if (want->rtcp)
		want->rtcp_key = key_of(who->flow, want->rtcp);
	spin_lock_bh(&who->sn->lock);
	if (!who->set->is_closed)
		err = open_or_reopen(who, want);
	end_oldest(who->sn, who->set);
	spin_unlock_bh(&who->sn->lock);
	return err;
}

void nfsip_stream_undo(const struct nfsip_media_for *who,
		       const struct nfsip_stream *want)
{
	if (!want->fresh)
		return;
	spin_lock_bh(&who->sn->lock);
	end_own(who, want->rtp_key);
	if (want->rtcp)
		end_own(who, want->rtcp_key);
	spin_unlock_bh(&who->sn->lock);
}
