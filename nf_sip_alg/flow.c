// SPDX-License-Identifier: GPL-2.0-only
/* A SIP packet's place in its connection. */
#include <net/netfilter/nf_conntrack_zones.h>

#include "flow.h"
#include "hash.h"

static struct nfsip_end src_of(const struct nf_conntrack_tuple *t)
{
	return (struct nfsip_end){ .ip = t->src.u3, .port = t->src.u.udp.port };
}

static struct nfsip_end dst_of(const struct nf_conntrack_tuple *t)
{
	return (struct nfsip_end){ .ip = t->dst.u3, .port = t->dst.u.udp.port };
}

static bool same_end(const struct nfsip_end *a, const struct nfsip_end *b)
{
	return nf_inet_addr_cmp(&a->ip, &b->ip) && a->port == b->port;
}

int nfsip_flow_of(const struct nf_conn *ct, enum ip_conntrack_dir dir,
		  struct nfsip_flow *flow)
{
	const struct nf_conntrack_tuple *orig, *reply;
	struct nfsip_end from, from_pub, to, to_lan;
	bool snat, dnat;

	orig = &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
	reply = &ct->tuplehash[IP_CT_DIR_REPLY].tuple;
	from = src_of(orig);
	from_pub = dst_of(reply);
	to = dst_of(orig);
	to_lan = src_of(reply);
	snat = !same_end(&from, &from_pub);
	dnat = !same_end(&to, &to_lan);

	/* A translation of an address onto itself is still one: only the
	 * status tells a NATed flow that kept everything from a plain one,
	 * and there is nothing to rewrite in either.
	 */
	flow->net = nf_ct_net(ct);
	flow->family = nf_ct_l3num(ct);
	flow->zone = nf_ct_zone(ct)->id;
	flow->translated = snat || dnat;
	if (snat && dnat)
		return -EXDEV;
	if (dnat) {
		flow->outbound = dir == IP_CT_DIR_REPLY;
		flow->lan = to_lan;
		flow->pub = to;
		flow->peer = from;
	} else if (snat || dir == IP_CT_DIR_ORIGINAL) {
		flow->outbound = dir == IP_CT_DIR_ORIGINAL;
		flow->lan = from;
		flow->pub = from_pub;
		flow->peer = to;
	} else {
		flow->outbound = true;
		flow->lan = to;
		flow->pub = to;
		flow->peer = from;
	}
	return 0;
}

u64 nfsip_end_hash(u8 family, const struct nfsip_end *end)
{
	u64 port = (__force u16)end->port;

	if (family == NFPROTO_IPV4)
		return nfsip_hash_word(port << 32 | (__force u32)end->ip.ip);
	return nfsip_hash_at(port, &end->ip);
}

u64 nfsip_flow_hash(const struct nfsip_flow *flow, u16 port)
{
	struct nfsip_end lan = { .ip = flow->lan.ip, .port = htons(port) };

	return nfsip_hash_join(nfsip_end_hash(flow->family, &lan),
			       nfsip_hash(&flow->pub.ip, sizeof(flow->pub.ip)));
}

unsigned int nfsip_end_bind(struct nf_conn *ct, const struct nfsip_end *end,
			    enum nf_nat_manip_type manip)
{
	struct nf_nat_range2 range = {
		.flags		= NF_NAT_RANGE_MAP_IPS |
				  NF_NAT_RANGE_PROTO_SPECIFIED,
		.min_addr	= end->ip,
		.max_addr	= end->ip,
		.min_proto	= { .udp.port = end->port },
		.max_proto	= { .udp.port = end->port },
	};

	return nf_nat_setup_info(ct, &range, manip);
}
