/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A SIP packet's place in its connection: who is inside, which public endpoint
 * stands for him, and which way the packet goes.
 */
#ifndef _NF_SIP_ALG_FLOW_H
#define _NF_SIP_ALG_FLOW_H

#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_nat.h>

/**
 * struct nfsip_end - one end of a UDP flow
 * @ip: address
 * @port: port, network order
 */
struct nfsip_end {
	union nf_inet_addr	ip;
	__be16			port;
};

/**
 * struct nfsip_flow - the flow from the ALG's point of view
 * @lan: the inside end, as the inside knows itself
 * @pub: the end the outside sees in its place; equal to @lan without NAT
 * @peer: the outside end
 * @net: namespace
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @zone: conntrack zone of the signalling
 * @outbound: the packet goes from the inside to the outside
 * @translated: the inside end is translated
 *
 * Without NAT there is no inside: the sender of the packet takes that place,
 * since it is his media that the packet announces.
 */
struct nfsip_flow {
	struct nfsip_end	lan;
	struct nfsip_end	pub;
	struct nfsip_end	peer;
	struct net		*net;
	u8			family;
	u16			zone;
	bool			outbound;
	bool			translated;
};

/**
 * nfsip_flow_of() - place a packet in its connection
 * @ct: the connection, after NAT was decided
 * @dir: direction of the packet
 * @flow: result
 *
 * Return: 0; -EXDEV when both ends are translated (a hairpin).
 */
int nfsip_flow_of(const struct nf_conn *ct, enum ip_conntrack_dir dir,
		  struct nfsip_flow *flow);

/**
 * nfsip_end_hash() - a table key of an endpoint
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @end: the endpoint
 */
u64 nfsip_end_hash(u8 family, const struct nfsip_end *end);

/**
 * nfsip_flow_hash() - a table key of an inside port, as seen at a public address
 * @flow: flow, which tells both addresses
 * @port: inside port, host order
 */
u64 nfsip_flow_hash(const struct nfsip_flow *flow, u16 port);

/**
 * nfsip_end_bind() - translate one end of a new connection
 * @ct: connection
 * @end: to what
 * @manip: which end
 *
 * Return: a verdict.
 */
unsigned int nfsip_end_bind(struct nf_conn *ct, const struct nfsip_end *end,
			    enum nf_nat_manip_type manip);

#endif
