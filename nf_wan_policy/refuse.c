// SPDX-License-Identifier: GPL-2.0-only
/*
 * Refusals. They are sent by what sends those of nft and iptables, which looks
 * up the way back to the sender by itself where there is no route yet.
 */

#include <linux/icmp.h>
#include <linux/icmpv6.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <net/ipv6.h>
#include <net/netfilter/ipv4/nf_reject.h>
#include <net/netfilter/ipv6/nf_reject.h>
#include "refuse.h"

static void tell4(struct sk_buff *skb, const struct nf_hook_state *state)
{
	if (ip_hdr(skb)->protocol == IPPROTO_TCP)
		nf_send_reset(state->net, state->sk, skb, state->hook);
	else
		nf_send_unreach(skb, ICMP_PKT_FILTERED, state->hook);
}

#if IS_ENABLED(CONFIG_IPV6)
static bool is_tcp6(const struct sk_buff *skb)
{
	u8 proto = ipv6_hdr(skb)->nexthdr;
	__be16 frag_off;

	return ipv6_skip_exthdr(skb, sizeof(struct ipv6hdr), &proto,
				&frag_off) >= 0 && proto == IPPROTO_TCP;
}

static void tell6(struct sk_buff *skb, const struct nf_hook_state *state)
{
	if (is_tcp6(skb))
		nf_send_reset6(state->net, state->sk, skb, state->hook);
	else
		nf_send_unreach6(state->net, skb, ICMPV6_ADM_PROHIBITED,
				 state->hook);
}
#else
static void tell6(struct sk_buff *skb, const struct nf_hook_state *state)
{
}
#endif

unsigned int wanp_refuse(struct sk_buff *skb,
			 const struct nf_hook_state *state)
{
	if (state->pf == NFPROTO_IPV4)
		tell4(skb, state);
	else
		tell6(skb, state);
	return NF_DROP;
}
