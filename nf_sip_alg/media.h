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
 * struct nfsip_media_set - the media of one call; guarded by nfsip_net.lock
 * @list: struct nfsip_media, the newest ones last
 * @n: how many
 * @is_closed: the call is no longer known, nothing may join
 */
struct nfsip_media_set {
	struct list_head	list;
	u32			n;
	bool			is_closed;
};

/**
 * struct nfsip_media - one port of a call's media; lives as long as its call
 * @inside: place in nfsip_net.media, by the inside end
 * @public: place in nfsip_net.ports, by the public end: the reservation
 * @set: the call that owns it
 * @siblings: place in @set
 * @rcu: for the grace period before the memory is freed
 * @lan: inside end
 * @pub: public end, as advertised
 * @oif: index of the device it was advertised by, and has to leave by
 * @peer: outside end of the signalling
 * @lan_sip: inside end of the signalling
 * @zone: conntrack zone of the signalling, which names the WAN
 * @share: slot in nfsip_net.host_ports
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @kind: enum nfsip_media_kind
 * @seen: bits of @far in use
 * @far: far ends of the last connections begun by the inside and by the outside
 *
 * Under nfsip_net.lock change: @set, @peer, @lan_sip, @zone, @seen, @far.
 */
struct nfsip_media {
	struct nfsip_link	inside;
	struct nfsip_link	public;
	struct nfsip_media_set	*set;
	union {
		struct list_head	siblings;
		struct rcu_head		rcu;
	};
	struct nfsip_end	lan;
	struct nfsip_end	pub;
	int			oif;
	struct nfsip_end	peer;
	struct nfsip_end	lan_sip;
	u16			zone;
	u16			share;
	u8			family;
	u8			kind;
	u8			seen;
	struct nfsip_end	far[IP_CT_DIR_MAX];
};

/**
 * nfsip_media_at() - the media of a key, or NULL
 * @sn: state
 * @key: nfsip_end_hash() of the inside end
 */
struct nfsip_media *nfsip_media_at(struct nfsip_net *sn, u64 key);

/**
 * nfsip_media_announced() - the media a connection goes to
 * @sn: state
 * @ct: connection, as it was sent
 * Return: the media, or NULL when no call has announced its destination.
 */
struct nfsip_media *nfsip_media_announced(struct nfsip_net *sn, const struct nf_conn *ct);

/**
 * nfsip_media_master() - the connection of the signalling
 * @sn: state
 * @m: media
 * Return: with a reference; NULL when it has expired.
 */
struct nf_conn *nfsip_media_master(struct nfsip_net *sn, const struct nfsip_media *m);

/**
 * nfsip_media_flow() - remember a connection, to be ended with its call
 * @sn: state
 * @m: media
 * @ct: new connection
 * @from: IP_CT_DIR_ORIGINAL when the inside begins it, else IP_CT_DIR_REPLY
 */
void nfsip_media_flow(struct nfsip_net *sn, struct nfsip_media *m, const struct nf_conn *ct,
		      enum ip_conntrack_dir from);

/**
 * nfsip_media_answered() - did anybody answer what the inside has sent?
 * @sn: state, with its lock
 * @m: media
 * Return: 1 or 0; -ENOENT when it has sent nothing, or long ago.
 */
int nfsip_media_answered(struct nfsip_net *sn, const struct nfsip_media *m);

/**
 * nfsip_media_end_flows() - end the connections that were remembered
 * @sn: state, with its lock
 * @m: media
 */
void nfsip_media_end_flows(struct nfsip_net *sn, const struct nfsip_media *m);

#endif
