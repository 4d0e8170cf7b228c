/* SPDX-License-Identifier: GPL-2.0-only */
/* Media ports: which public port stands for which inside port, and that no two
 * calls are given the same one. To be called with BH disabled, in RCU.
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
 * @oif: index of the device it was advertised by, and has to leave by
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
 * nfsip_media_open() - reserve a public port for an inside port, expect media
 * @who: on whose behalf
 * @lan_port: inside port, host order
 * @pub_port: public port, host order
 * @is_rtcp: second port of a pair
 * Return: 0; -EADDRINUSE when the public port is taken; -ENOSPC; -ENOMEM; or
 * what conntrack said to the expectation.
 */
int nfsip_media_open(const struct nfsip_media_for *who, u16 lan_port,
		     u16 pub_port, bool is_rtcp);

/**
 * nfsip_media_reopen() - the same port is announced again
 * @who: on whose behalf; owns it from now on
 * @m: entry
 *
 * Return: 0, or what conntrack said to the expectation.
 */
int nfsip_media_reopen(const struct nfsip_media_for *who,
		       struct nfsip_media *m);

/**
 * nfsip_media_key() - the key of the media entry of an inside port
 * @flow: flow of the message that announces it
 * @port: host order
 */
u64 nfsip_media_key(const struct nfsip_flow *flow, u16 port);

/**
 * nfsip_media_at() - the media entry of a key
 * @sn: state
 * @key: key
 */
struct nfsip_media *nfsip_media_at(struct nfsip_net *sn, u64 key);

/**
 * nfsip_media_find() - the media entry of an inside end
 * @sn: state
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @lan: inside end
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
 */
void nfsip_media_close(struct nfsip_net *sn, u64 media, u64 call);

/**
 * nfsip_media_keep() - let a port live on with its call
 * @sn: state
 * @media: key of the entry
 * @life_ms: milliseconds from now
 */
void nfsip_media_keep(struct nfsip_net *sn, u64 media, unsigned int life_ms);

/**
 * nfsip_media_limit() - let a port die with its call
 * @sn: state
 * @media: key of the entry
 * @life_ms: milliseconds from now
 */
void nfsip_media_limit(struct nfsip_net *sn, u64 media, unsigned int life_ms);

#endif
