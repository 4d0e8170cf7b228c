/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a rule can see of the first packet itself, not of its addresses. Both
 * modules look, so that they see the same.
 */
#ifndef _NF_WAN_POLICY_SIGHT_H
#define _NF_WAN_POLICY_SIGHT_H

#include <linux/etherdevice.h>
#include <linux/if_arp.h>
#include <net/dsfield.h>
#include <net/sock.h>
#include "key.h"

static inline void nf_wan_sight_mac(struct nf_wan_key *key,
				    const struct sk_buff *skb)
{
	if (!skb->dev || skb->dev->type != ARPHRD_ETHER ||
	    !skb_mac_header_was_set(skb) ||
	    skb_mac_header(skb) < skb->head ||
	    skb_mac_header(skb) + ETH_HLEN > skb->data)
		return;
	ether_addr_copy(key->mac, eth_hdr(skb)->h_source);
	key->knows |= NF_WAN_KNOWS_MAC;
}

static inline void nf_wan_sight_socket(struct nf_wan_key *key, struct sock *sk,
				       const struct net *net)
{
	sk = sk ? sk_to_full_sk(sk) : NULL;
	if (!sk || !sk_fullsock(sk))
		return;
	key->mark = READ_ONCE(sk->sk_mark);
	key->uid = from_kuid_munged(net->user_ns, sock_net_uid(net, sk));
	key->knows |= NF_WAN_KNOWS_SOCKET;
}

/**
 * nf_wan_sight() - note in a key what is known of the packet
 * @key: the flow; its family is set
 * @skb: its first packet
 * @state: of the hook, PRE_ROUTING or LOCAL_OUT
 */
static inline void nf_wan_sight(struct nf_wan_key *key,
				const struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	key->dscp = (key->family == NFPROTO_IPV4 ?
		     ipv4_get_dsfield(ip_hdr(skb)) :
		     ipv6_get_dsfield(ipv6_hdr(skb))) >> 2;
	key->knows |= NF_WAN_KNOWS_DSCP;
	if (state->in)
		nf_wan_sight_mac(key, skb);
	else
		nf_wan_sight_socket(key, skb->sk, state->net);
}

#endif
