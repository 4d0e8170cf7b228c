// SPDX-License-Identifier: GPL-2.0-only
/* Streams: an RTP port and its RTCP port. */
#include <linux/random.h>

#include "stream.h"

#define PORT_TRIES	128

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
	err = nfsip_media_open(who, want->rtp, want->pub_rtp, want->kind);
	if (err || !want->rtcp)
		return err;
	err = nfsip_media_open(who, want->rtcp, want->pub_rtcp,
			       NFSIP_MEDIA_RTCP);
	if (err)
		nfsip_media_close(who->sn, nfsip_media_key(who->flow, want->rtp),
				  who->call);
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
	nfsip_media_reopen(who, rtp);
	if (!rtcp)
		return;
	want->pub_rtcp = ntohs(rtcp->pub.port);
	nfsip_media_reopen(who, rtcp);
}

int nfsip_stream_open(const struct nfsip_media_for *who,
		      struct nfsip_stream *want)
{
	struct nfsip_net *sn = who->sn;
	struct nfsip_media *rtp, *rtcp = NULL;
	int err;

	rtp = nfsip_media_at(sn, nfsip_media_key(who->flow, want->rtp));
	if (want->rtcp)
		rtcp = nfsip_media_at(sn, nfsip_media_key(who->flow, want->rtcp));
	if (still_good(who, rtp) &&
	    (!want->rtcp || still_good(who, rtcp))) {
		reopen_pair(who, want, rtp, rtcp);
		return 0;
	}
	if (rtp)
		nfsip_media_close(sn, rtp->entry.key, rtp->call);
	if (rtcp)
		nfsip_media_close(sn, rtcp->entry.key, rtcp->call);

	want->fresh = true;
	err = open_pair(who, want, want->rtp);
	if (err == -EADDRINUSE && !want->exact)
		err = open_random(who, rcu_dereference(sn->config), want);
	return err;
}

void nfsip_stream_undo(const struct nfsip_media_for *who,
		       const struct nfsip_stream *want)
{
	if (!want->fresh)
		return;
	nfsip_media_close(who->sn, nfsip_media_key(who->flow, want->rtp),
			  who->call);
	if (want->rtcp)
		nfsip_media_close(who->sn,
				  nfsip_media_key(who->flow, want->rtcp),
				  who->call);
}
