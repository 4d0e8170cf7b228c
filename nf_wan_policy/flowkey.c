// SPDX-License-Identifier: GPL-2.0-only
/*
 * Rules see the original tuple, before NAT and before any ALG: what they see
 * does not change with what the other modules do to the packet.
 */

#include <linux/string.h>
#include <net/netfilter/nf_conntrack.h>
#include "flowkey.h"

/* For other protocols the tuple has ids and types where ports would be. */
static bool has_ports(u8 proto)
{
	switch (proto) {
	case IPPROTO_TCP:
	case IPPROTO_UDP:
	case IPPROTO_UDPLITE:
	case IPPROTO_SCTP:
	case IPPROTO_DCCP:
		return true;
	}
	return false;
}

void wanp_flowkey_of(struct nf_wan_key *key, const struct nf_conn *ct, int iif)
{
	const struct nf_conntrack_tuple *tuple =
		&ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;

	memset(key, 0, sizeof(*key));
	key->saddr = tuple->src.u3;
	key->daddr = tuple->dst.u3;
	key->family = tuple->src.l3num;
	key->proto = tuple->dst.protonum;
	key->iif = iif;
	if (has_ports(key->proto)) {
		key->sport = tuple->src.u.all;
		key->dport = tuple->dst.u.all;
	}
}
