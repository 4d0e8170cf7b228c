/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Media ports: which public port stands for which inside port, and that no two
 * calls are given the same one.
 */
#ifndef _NF_SIP_ALG_MEDIA_H
#define _NF_SIP_ALG_MEDIA_H

#include "flow.h"
#include "state.h"

/**
 * struct nfsip_media - one UDP port of a call's media
 * @entry: link, key (the inside end) and expiry
 * @call: key of the call that owns it
 * @lan: inside end
 * @pub: public end, as advertised
 * @oif: index of the device the advertisement left by; media that leaves by
 *	another is not this call's
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @zone: conntrack zone of the signalling, which names the WAN
 * @is_rtcp: second port of a pair
 */
struct nfsip_media {
	struct nfsip_entry	entry;
	u64			call;
	struct nfsip_end	lan;
	struct nfsip_end	pub;
	int			oif;
	u8			family;
	u16			zone;
	bool			is_rtcp;
};

/**
 * struct nfsip_port - reservation of a public port
 * @entry: link, key (the public end) and expiry
 * @media: key of the struct nfsip_media that holds it
 */
struct nfsip_port {
	struct nfsip_entry	entry;
	u64			media;
};

/**
 * struct nfsip_media_want - one stream to be opened
 * @rtp: inside RTP port, host order
 * @rtcp: inside RTCP port, host order; 0 when RTP and RTCP share one
 * @pub_rtp: result: public RTP port, host order
 * @pub_rtcp: result: public RTCP port, host order
 * @exact: only the very same port will do (nothing may be rewritten)
 * @fresh: result: the ports were reserved by this very request
 */
struct nfsip_media_want {
	u16	rtp;
	u16	rtcp;
	u16	pub_rtp;
	u16	pub_rtcp;
	bool	exact;
	bool	fresh;
};

/**
 * struct nfsip_media_for - on whose behalf media is opened
 * @sn: state
 * @call: key of the call
 * @flow: flow of the message that announces the media
 * @ct: its connection, the master of the expectations
 * @oif: index of the device the message leaves by
 */
struct nfsip_media_for {
	struct nfsip_net		*sn;
	u64				call;
	const struct nfsip_flow		*flow;
	struct nf_conn			*ct;
	int				oif;
};

/**
 * nfsip_media_open() - reserve public ports for a stream and expect its media
 * @who: on whose behalf
 * @want: the stream; results are filled in
 *
 * A stream that is open already keeps its ports and has its expectation
 * renewed. The inside port is preferred, then random ones of the same parity
 * in the configured range, at most 128 tries.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: 0; -EADDRINUSE when no port is free; -ENOSPC when a table is full;
 * -ENOMEM; or what conntrack said to the expectation.
 */
int nfsip_media_open(const struct nfsip_media_for *who,
		     struct nfsip_media_want *want);

/**
 * nfsip_media_undo() - take back what nfsip_media_open() has just reserved
 * @who: on whose behalf
 * @want: the stream; left alone unless @want->fresh
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_media_undo(const struct nfsip_media_for *who,
		      const struct nfsip_media_want *want);

/**
 * nfsip_media_key() - the key of the media entry of an inside port
 * @flow: flow of the message that announces it
 * @port: inside port, host order
 */
u64 nfsip_media_key(const struct nfsip_flow *flow, u16 port);

/**
 * nfsip_media_find() - the media entry of an inside end
 * @sn: state
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @lan: inside end
 *
 * Context: RCU read side.
 * Return: the entry, or NULL.
 */
struct nfsip_media *nfsip_media_find(struct nfsip_net *sn, u8 family,
				     const struct nfsip_end *lan);

/**
 * nfsip_media_close() - close one port: reservation and expectation
 * @sn: state
 * @media: key of the entry
 * @call: key of the call that closes it; not its owner means nothing happens
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_media_close(struct nfsip_net *sn, u64 media, u64 call);

/**
 * nfsip_media_keep() - let a port live on with its call
 * @sn: state
 * @media: key of the entry
 * @life_ms: milliseconds from now
 *
 * Context: RCU read side.
 */
void nfsip_media_keep(struct nfsip_net *sn, u64 media, unsigned int life_ms);

/**
 * nfsip_media_limit() - let a port die with its call
 * @sn: state
 * @media: key of the entry
 * @life_ms: milliseconds from now
 *
 * Context: RCU read side.
 */
void nfsip_media_limit(struct nfsip_net *sn, u64 media, unsigned int life_ms);

#endif
