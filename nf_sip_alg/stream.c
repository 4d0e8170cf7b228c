// SPDX-License-Identifier: GPL-2.0-only
/* Streams: an RTP port and its RTCP port. */
#include <linux/random.h>

#include "sdp.h"
#include "stream.h"

/* Ports of a call: as many as one description can have, with RTCP. Beyond it the
 * one that was announced longest ago is closed.
 */
#define CALL_PORTS_MAX	(2 * SDP_MEDIA_MAX)

/* Ports below are not given away, whatever the distance asked for */
#define PORT_MIN	1024

u16 nfsip_stream_random_port(struct nfsip_net *sn, u16 like, u16 extent)
{
	const struct nfsip_config *config = rcu_dereference(sn->config);
	u32 span = config->media_port_max - config->media_port_min + 1;
	u32 port = config->media_port_min + get_random_u32() % span;

	port = (port & ~1u) | (like & 1);
	if (port < config->media_port_min ||
	    port + extent > config->media_port_max)
		return 0;
	return port;
}

void nfsip_stream_failed(struct nfsip_net *sn, int err)
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

static u64 key_of(const struct nfsip_media_for *who,
		  const struct nfsip_stream *want, u16 port)
{
	struct nfsip_end end = { .ip = want->host, .port = htons(port) };

	return nfsip_end_hash(who->flow->family, &end);
}

/* What a sender uses for media of its own comes before what might be needed */
static bool is_used(const struct nfsip_media_for *who,
		    const struct nfsip_stream *want)
{
	const struct nfsip_media *m = nfsip_media_at(who->sn, want->rtcp_key);

	return m && m->kind != NFSIP_MEDIA_RTCP;
}

static void forgo_rtcp(struct nfsip_stream *want)
{
	want->rtcp = 0;
	want->pub_rtcp = 0;
}

static int claim_rtp(const struct nfsip_media_for *who,
		     const struct nfsip_stream *want)
{
	struct nfsip_wish wish = { want->rtp_key, &want->host, want->rtp,
				   want->pub_rtp, want->kind };

	return nfsip_claim(who, &wish);
}

static int claim_rtcp(const struct nfsip_media_for *who,
		      struct nfsip_stream *want)
{
	struct nfsip_wish wish = { want->rtcp_key, &want->host, want->rtcp, 0,
				   NFSIP_MEDIA_RTCP };
	/* a distance between the two, or their order, is the sender's choice
	 * and is kept, so that a receiver which assumes RTP+1 is right as
	 * often as it was without us
	 */
	int port = want->pub_rtp + (want->rtcp - want->rtp);

	if (port < PORT_MIN || port > U16_MAX)
		return -EADDRINUSE;
	want->pub_rtcp = port;
	wish.pub_port = port;
	return nfsip_claim(who, &wish);
}

static void end_own(const struct nfsip_media_for *who, u64 key)
{
	struct nfsip_media *m = nfsip_media_at(who->sn, key);

	if (m && m->set == who->set)
		nfsip_claim_end(who->sn, m);
}

static void end_any(const struct nfsip_media_for *who, u64 key)
{
	struct nfsip_media *m = nfsip_media_at(who->sn, key);

	if (m)
		nfsip_claim_end(who->sn, m);
}

static int open_pair(const struct nfsip_media_for *who,
		     struct nfsip_stream *want, u16 pub_rtp)
{
	int err;

	want->pub_rtp = pub_rtp;
	want->fresh = true;
	err = claim_rtp(who, want);
	if (err || !want->rtcp)
		return err;
	err = claim_rtcp(who, want);
	if (err)
		end_own(who, want->rtp_key);
	return err;
}

static void undo(const struct nfsip_media_for *who,
		 const struct nfsip_stream *want)
{
	end_own(who, want->rtp_key);
	if (want->rtcp)
		end_own(who, want->rtcp_key);
}

/* The pairs of a run are as far apart in public as inside */
static int open_run(const struct nfsip_media_for *who,
		    struct nfsip_stream *want, u32 n, u16 pub_rtp)
{
	int err = 0;
	u32 i;

	for (i = 0; i < n && !err; i++)
		err = open_pair(who, &want[i],
				pub_rtp + (want[i].rtp - want[0].rtp));
	if (!err)
		return 0;
	for (i--; i--;)
		undo(who, &want[i]);
	return err;
}

static int open_random(const struct nfsip_media_for *who,
		       struct nfsip_stream *want, u32 n)
{
	u16 extent = want[n - 1].rtp - want[0].rtp + 1;
	int err = -EADDRINUSE;
	int i;

	for (i = 0; i < NFSIP_PORT_TRIES && err == -EADDRINUSE; i++) {
		u16 port = nfsip_stream_random_port(who->sn, want->rtp, extent);

		if (port)
			err = open_run(who, want, n, port);
	}
	return err;
}

static int open_anywhere(const struct nfsip_media_for *who,
			 struct nfsip_stream *want, u32 n)
{
	int err = open_run(who, want, n, want->rtp);

	if (err == -EADDRINUSE && !want->exact)
		err = open_random(who, want, n);
	return err;
}

/* An entry of this inside port that still says the right public address is the
 * same stream announced again (a retransmission, a 200 after a 183, a
 * re-INVITE, another fork): it keeps its port, whoever owned it so far.
 */
static struct nfsip_media *still_good(const struct nfsip_media_for *who,
				      u64 key)
{
	struct nfsip_media *m = nfsip_media_at(who->sn, key);

	return m && nf_inet_addr_cmp(&m->pub.ip, &who->flow->pub.ip) &&
	       m->oif == who->oif && m->zone == who->flow->zone ? m : NULL;
}

/* Fills in the public ports, if all of them are there and as far apart as inside */
static bool is_open(const struct nfsip_media_for *who,
		    struct nfsip_stream *want, u16 first_rtp, u16 first_pub)
{
	const struct nfsip_media *rtp = still_good(who, want->rtp_key), *rtcp;

	if (!rtp)
		return false;
	want->pub_rtp = ntohs(rtp->pub.port);
	if (want->pub_rtp - first_pub != want->rtp - first_rtp)
		return false;
	if (!want->rtcp || want->is_spare)
		return true;
	rtcp = still_good(who, want->rtcp_key);
	if (!rtcp)
		return false;
	want->pub_rtcp = ntohs(rtcp->pub.port);
	return want->pub_rtcp - want->pub_rtp == want->rtcp - want->rtp;
}

static bool is_run_open(const struct nfsip_media_for *who,
			struct nfsip_stream *want, u32 n)
{
	const struct nfsip_media *first = still_good(who, want->rtp_key);
	u32 i;

	for (i = 0; i < n && first; i++)
		if (!is_open(who, &want[i], want->rtp, ntohs(first->pub.port)))
			return false;
	return first;
}

static void reopen(const struct nfsip_media_for *who, u64 key, u8 kind)
{
	struct nfsip_media *m = still_good(who, key);

	if (!m)
		return;
	WRITE_ONCE(m->kind, kind);
	nfsip_claim_again(who, m);
}

/* RTP is open: a port that only might be needed must not cost it its own */
static void reopen_pair(const struct nfsip_media_for *who,
			struct nfsip_stream *want)
{
	const struct nfsip_media *rtcp;

	reopen(who, want->rtp_key, want->kind);
	if (!want->rtcp)
		return;
	rtcp = still_good(who, want->rtcp_key);
	want->pub_rtcp = want->pub_rtp + (want->rtcp - want->rtp);
	if (rtcp && rtcp->pub.port == htons(want->pub_rtcp)) {
		reopen(who, want->rtcp_key, NFSIP_MEDIA_RTCP);
		return;
	}
	end_any(who, want->rtcp_key);
	if (claim_rtcp(who, want))
		forgo_rtcp(want);
}

static void prepare(const struct nfsip_media_for *who,
		    struct nfsip_stream *want)
{
	want->rtp_key = key_of(who, want, want->rtp);
	if (!want->rtcp)
		return;
	want->rtcp_key = key_of(who, want, want->rtcp);
	if (want->is_spare && is_used(who, want))
		forgo_rtcp(want);
}

static int open_or_reopen(const struct nfsip_media_for *who,
			  struct nfsip_stream *want, u32 n)
{
	int err;
	u32 i;

	for (i = 0; i < n; i++)
		prepare(who, &want[i]);
	if (is_run_open(who, want, n)) {
		for (i = 0; i < n; i++)
			reopen_pair(who, &want[i]);
		return 0;
	}
	for (i = 0; i < n; i++) {
		end_any(who, want[i].rtp_key);
		if (want[i].rtcp)
			end_any(who, want[i].rtcp_key);
	}
	err = open_anywhere(who, want, n);
	if (!err || !want->is_spare)
		return err;
	for (i = 0; i < n; i++)
		forgo_rtcp(&want[i]);
	return open_anywhere(who, want, n);
}

static void end_oldest(struct nfsip_net *sn, struct nfsip_media_set *set)
{
	while (set->n > CALL_PORTS_MAX)
		nfsip_claim_end(sn, list_first_entry(&set->list,
						     struct nfsip_media,
						     siblings));
}

int nfsip_stream_open(const struct nfsip_media_for *who,
		      struct nfsip_stream *want, u32 n)
{
	int err = -ENOSPC;

	spin_lock_bh(&who->sn->lock);
	if (!who->set->is_closed)
		err = open_or_reopen(who, want, n);
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
	undo(who, want);
	spin_unlock_bh(&who->sn->lock);
}
