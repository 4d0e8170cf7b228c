/* SPDX-License-Identifier: GPL-2.0-only */
/* Media ports: which public one stands for which inside one. BH disabled, in RCU. */
#ifndef _NF_SIP_ALG_MEDIA_H
#define _NF_SIP_ALG_MEDIA_H

#include "flow.h"
#include "state.h"

/**
 * enum nfsip_media_kind - what a port is for
 * @NFSIP_MEDIA_UDP: RTP, or what else the description names
 * @NFSIP_MEDIA_RTCP: the second port of a pair
 * @NFSIP_MEDIA_TCP: a connection which the far side opens (RFC 4145)
 * @NFSIP_MEDIA_SIP: no media: signalling, see inlet.h; its key is nfsip_flow_hash()
 */
enum nfsip_media_kind { NFSIP_MEDIA_UDP, NFSIP_MEDIA_RTCP, NFSIP_MEDIA_TCP, NFSIP_MEDIA_SIP };

/**
 * struct nfsip_media - one port of a call's media
 * @entry: link and key (the inside end); lives as long as its call
 * @call: key of the call that owns it
 * @lan: inside end
 * @pub: public end, as advertised
 * @oif: index of the device it was advertised by, and has to leave by
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @zone: conntrack zone of the signalling, which names the WAN
 * @master: connection of the signalling, in that zone
 * @kind: enum nfsip_media_kind
 * @flows: the last connections begun by the inside and by the outside
 */
struct nfsip_media {
	struct nfsip_entry	entry;
	u64			call;
	struct nfsip_end	lan;
	struct nfsip_end	pub;
	int			oif;
	u8			family;
	u16			zone;
	u8			kind;
	struct nf_conntrack_tuple master;
	struct nf_conntrack_tuple flows[IP_CT_DIR_MAX];
};

/* Of one inside host: half of the public range, so that it cannot take all */
#define NFSIP_HOST_PORTS_MAX	8192

/**
 * struct nfsip_media_for - on whose behalf media is opened
 * @sn: state
 * @call: key of the call
 * @flow: flow of the message that announces the media
 * @ct: its connection, which will be the master of the media's
 * @oif: index of the device the message leaves by
 */
struct nfsip_media_for {
	struct nfsip_net		*sn;
	u64				call;
	const struct nfsip_flow		*flow;
	const struct nf_conn		*ct;
	int				oif;
};

/**
 * nfsip_media_open() - reserve a public port for an inside port
 * @who: on whose behalf
 * @lan_port: inside port, host order
 * @pub_port: public port, host order
 * @kind: what it is for
 * Return: 0; -EADDRINUSE when the public port is taken; -EDQUOT when the inside
 * host has its share already; -ENOSPC; -ENOMEM.
 */
int nfsip_media_open(const struct nfsip_media_for *who, u16 lan_port, u16 pub_port,
		     enum nfsip_media_kind kind);

/**
 * nfsip_media_reopen() - the same port is announced again
 * @who: on whose behalf; owns it from now on
 * @m: entry
 */
void nfsip_media_reopen(const struct nfsip_media_for *who, struct nfsip_media *m);

/**
 * nfsip_media_key() - the key of the media entry of an inside port
 * @flow: flow of the message that announces it
 * @port: inside port, host order
 */
u64 nfsip_media_key(const struct nfsip_flow *flow, u16 port);

/**
 * nfsip_media_at() - the media entry of a key, or NULL
 * @sn: state
 * @key: nfsip_end_hash() of the inside end
 */
struct nfsip_media *nfsip_media_at(struct nfsip_net *sn, u64 key);

/**
 * nfsip_media_announced() - the media entry a connection goes to
 * @sn: state
 * @ct: connection, as it was sent
 * Return: the entry, or NULL when no call has announced its destination.
 */
struct nfsip_media *nfsip_media_announced(struct nfsip_net *sn, const struct nf_conn *ct);

/**
 * nfsip_media_flow() - remember a connection, to be ended with its call
 * @m: entry
 * @ct: new connection
 * @from: IP_CT_DIR_ORIGINAL when the inside begins it, else IP_CT_DIR_REPLY
 */
void nfsip_media_flow(struct nfsip_media *m, const struct nf_conn *ct, enum ip_conntrack_dir from);

/**
 * nfsip_media_close() - close one port: reservation and connections
 * @sn: state
 * @media: key of the entry
 * @call: key of the call that closes it; nothing happens unless it owns it
 */
void nfsip_media_close(struct nfsip_net *sn, u64 media, u64 call);

#endif
