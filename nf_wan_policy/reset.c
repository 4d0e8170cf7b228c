// SPDX-License-Identifier: GPL-2.0-only
/*
 * Resets.
 *
 * DOC: A receiver believes a reset only if its sequence number is the very one
 * it expects next (RFC 5961), so two are tried: the end of what the far side
 * has sent, and what the host has acknowledged. They differ while something is
 * under way, and then one of them is right.
 */

#include <linux/netfilter_ipv6.h>
#include <linux/slab.h>
#include <net/ip.h>
#include <net/ip6_checksum.h>
#include <net/ipv6.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/route.h>
#include <net/tcp.h>
#include "reset.h"

/**
 * struct reset - a reset to send
 * @tuple: from the host to the far side, as the host sees it
 * @ack: end of what the host has sent
 */
struct reset {
	struct nf_conntrack_tuple	tuple;
	u32				ack;
};

static struct tcphdr *put_tcp(struct sk_buff *skb, const struct reset *reset,
			      u32 seq)
{
	struct tcphdr *th = skb_put_zero(skb, sizeof(*th));

	th->source = reset->tuple.dst.u.tcp.port;
	th->dest = reset->tuple.src.u.tcp.port;
	th->doff = sizeof(*th) / 4;
	th->rst = 1;
	th->ack = 1;
	th->seq = htonl(seq);
	th->ack_seq = htonl(reset->ack);
	return th;
}

static struct dst_entry *route4(struct net *net, const struct reset *reset)
{
	struct flowi4 fl4 = {
		.daddr		= reset->tuple.src.u3.ip,
		.flowi4_proto	= IPPROTO_TCP,
	};
	struct rtable *rt = ip_route_output_key(net, &fl4);

	return IS_ERR(rt) ? NULL : &rt->dst;
}

static void put4(struct sk_buff *skb, const struct reset *reset, u32 seq)
{
	struct iphdr *iph = skb_put_zero(skb, sizeof(*iph));
	struct tcphdr *th;

	skb_reset_network_header(skb);
	skb->protocol = htons(ETH_P_IP);
	iph->version = 4;
	iph->ihl = sizeof(*iph) / 4;
	iph->frag_off = htons(IP_DF);
	iph->ttl = ip4_dst_hoplimit(skb_dst(skb));
	iph->protocol = IPPROTO_TCP;
	iph->saddr = reset->tuple.dst.u3.ip;
	iph->daddr = reset->tuple.src.u3.ip;
	th = put_tcp(skb, reset, seq);
	th->check = tcp_v4_check(sizeof(*th), iph->saddr, iph->daddr,
				 csum_partial(th, sizeof(*th), 0));
}

static struct dst_entry *route6(struct net *net, const struct reset *reset)
{
	struct dst_entry *dst = NULL;
	struct flowi fl = {
		.u.ip6 = {
			.daddr		= reset->tuple.src.u3.in6,
			.flowi6_proto	= IPPROTO_TCP,
		},
	};

	return nf_ip6_route(net, &dst, &fl, false) ? NULL : dst;
}

static void put6(struct sk_buff *skb, const struct reset *reset, u32 seq)
{
	struct ipv6hdr *ip6h = skb_put_zero(skb, sizeof(*ip6h));
	struct tcphdr *th;

	skb_reset_network_header(skb);
	skb->protocol = htons(ETH_P_IPV6);
	ip6h->version = 6;
	ip6h->nexthdr = IPPROTO_TCP;
	ip6h->hop_limit = IPV6_DEFAULT_HOPLIMIT;
	ip6h->saddr = reset->tuple.dst.u3.in6;
	ip6h->daddr = reset->tuple.src.u3.in6;
	th = put_tcp(skb, reset, seq);
	th->check = tcp_v6_check(sizeof(*th), &ip6h->saddr, &ip6h->daddr,
				 csum_partial(th, sizeof(*th), 0));
}

static void send(struct net *net, struct sk_buff *skb)
{
	if (skb->protocol == htons(ETH_P_IP))
		ip_local_out(net, NULL, skb);
	else if (IS_ENABLED(CONFIG_IPV6))
		ip6_local_out(net, NULL, skb);
	else
		kfree_skb(skb);
}

static void send_one(struct net *net, const struct reset *reset, u32 seq)
{
	bool is_ip4 = reset->tuple.src.l3num == NFPROTO_IPV4;
	struct dst_entry *dst = is_ip4 ? route4(net, reset) :
					 route6(net, reset);
	struct sk_buff *skb;

	if (!dst)
		return;
	skb = alloc_skb(LL_MAX_HEADER + sizeof(struct ipv6hdr) +
			sizeof(struct tcphdr), GFP_KERNEL);
	if (!skb) {
		dst_release(dst);
		return;
	}
	skb_reserve(skb, LL_MAX_HEADER);
	skb_dst_set(skb, dst);
	/* It belongs to a connection that is no more: none of ours looks. */
	nf_ct_set(skb, NULL, IP_CT_UNTRACKED);
	if (is_ip4)
		put4(skb, reset, seq);
	else
		put6(skb, reset, seq);
	local_bh_disable();
	send(net, skb);
	local_bh_enable();
}

void wanp_reset_inside(const struct nf_conn *ct)
{
	bool is_inbound = ct->status & IPS_DST_NAT &&
			  !(ct->status & IPS_SRC_NAT);
	enum ip_conntrack_dir inside = is_inbound ? IP_CT_DIR_REPLY :
						    IP_CT_DIR_ORIGINAL;
	const struct ip_ct_tcp_state *far, *near;
	struct reset reset = { .tuple = ct->tuplehash[inside].tuple };

	if (nf_ct_protonum(ct) != IPPROTO_TCP ||
	    READ_ONCE(ct->proto.tcp.state) >= TCP_CONNTRACK_TIME_WAIT)
		return;
	near = &ct->proto.tcp.seen[inside];
	far = &ct->proto.tcp.seen[!inside];
	reset.ack = near->td_end;
	send_one(nf_ct_net(ct), &reset, far->td_end);
	if (near->td_maxack != far->td_end)
		send_one(nf_ct_net(ct), &reset, near->td_maxack);
}
