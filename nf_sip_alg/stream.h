/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Streams: an RTP port and its RTCP port, opened together or not at all.
 */
#ifndef _NF_SIP_ALG_STREAM_H
#define _NF_SIP_ALG_STREAM_H

#include "claim.h"

/**
 * struct nfsip_stream - one stream to be opened
 * @rtp: inside RTP port, host order
 * @rtcp: inside RTCP port, host order; 0 when RTP and RTCP share one
 * @pub_rtp: result: public RTP port, host order
 * @pub_rtcp: result: public RTCP port, host order
 * @rtp_key: result: key of the inside RTP end
 * @rtcp_key: result: key of the inside RTCP end, if there is one
 * @kind: NFSIP_MEDIA_UDP or NFSIP_MEDIA_TCP
 * @exact: only the very same port will do (nothing may be rewritten)
 * @fresh: result: the ports were reserved by this very request
 */
struct nfsip_stream {
	u16	rtp;
	u16	rtcp;
	u16	pub_rtp;
	u16	pub_rtcp;
	u64	rtp_key;
	u64	rtcp_key;
	u8	kind;
	bool	exact;
	bool	fresh;
};

/**
 * nfsip_stream_open() - reserve public ports for a stream
 * @who: on whose behalf
 * @want: the stream; results are filled in
 *
 * The call owns them from then on, and its end closes them. A stream that is
 * open already keeps its ports. The inside port is preferred,
 * then random ones of the same parity in the configured range, at most 128 tries.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: 0; -EADDRINUSE when no port is free; -EDQUOT when the inside host has
 * its share; -ENOSPC when a table is full, or the call is gone; -ENOMEM.
 */
int nfsip_stream_open(const struct nfsip_media_for *who,
		      struct nfsip_stream *want);

/**
 * nfsip_stream_undo() - take back what nfsip_stream_open() has just reserved
 * @who: on whose behalf
 * @want: the stream; left alone unless @want->fresh
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_stream_undo(const struct nfsip_media_for *who,
		       const struct nfsip_stream *want);

#endif
