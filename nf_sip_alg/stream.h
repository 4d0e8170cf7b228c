/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Streams: an RTP port and its RTCP port, and runs of them, opened together or
 * not at all.
 */
#ifndef _NF_SIP_ALG_STREAM_H
#define _NF_SIP_ALG_STREAM_H

#include "claim.h"

/**
 * struct nfsip_stream - one stream to be opened
 * @host: inside address
 * @rtp: inside RTP port, host order
 * @rtcp: inside RTCP port, host order; 0 when RTP and RTCP share one. Becomes 0
 *	when it is spare and not to be had
 * @rtp_key: result: key of the RTP port
 * @rtcp_key: result: key of the RTCP port
 * @pub_rtp: result: public RTP port, host order
 * @pub_rtcp: result: public RTCP port, host order
 * @kind: NFSIP_MEDIA_UDP or NFSIP_MEDIA_TCP
 * @exact: only the very same port will do (nothing may be rewritten)
 * @is_spare: @rtcp is needed only if the far side refuses to share RTP's port
 * @fresh: result: the ports were reserved by this very request
 */
struct nfsip_stream {
	union nf_inet_addr	host;
	u64			rtp_key;
	u64			rtcp_key;
	u16			rtp;
	u16			rtcp;
	u16			pub_rtp;
	u16			pub_rtcp;
	u8			kind;
	bool			exact;
	bool			is_spare;
	bool			fresh;
};

/* Random ports tried when the sender's own is taken */
#define NFSIP_PORT_TRIES	128

/**
 * nfsip_stream_random_port() - a port of the configured range
 * @sn: state
 * @like: port, host order, whose parity it has
 * @extent: how far behind it the last one of those that belong to it is
 *
 * Context: RCU read side.
 * Return: the port, which may be taken; 0 when it is not to be used.
 */
u16 nfsip_stream_random_port(struct nfsip_net *sn, u16 like, u16 extent);

/**
 * nfsip_stream_failed() - count why no port was to be had
 * @sn: state
 * @err: as nfsip_stream_open() has returned it
 */
void nfsip_stream_failed(struct nfsip_net *sn, int err);

/**
 * nfsip_stream_open() - reserve public ports for a run of streams
 * @who: on whose behalf
 * @want: the streams, in order of their ports; results are filled in
 * @n: how many, 1 or more; all of one section, so of one kind
 *
 * A run that is open already keeps its ports. The inside ports are preferred,
 * then random ones of the same parity in the configured range, at most 128
 * tries, and as many again without RTCP if that is spare. nfsip_net.lock is held
 * all the while. In public they are as far apart as inside.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: 0; -EADDRINUSE when no port is free; -ENOSPC when a table is full;
 * -ENOMEM; -ENOSPC also when the call is no longer known.
 */
int nfsip_stream_open(const struct nfsip_media_for *who,
		      struct nfsip_stream *want, u32 n);

/**
 * nfsip_stream_undo() - take back one that nfsip_stream_open() has just reserved
 * @who: on whose behalf
 * @want: the stream; left alone unless @want->fresh
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_stream_undo(const struct nfsip_media_for *who,
		       const struct nfsip_stream *want);

#endif
