/* SPDX-License-Identifier: GPL-2.0-only */
/* Packets which no WAN is to carry. */
#ifndef _WANP_REFUSE_H
#define _WANP_REFUSE_H

#include <linux/netfilter.h>

/**
 * wanp_refuse() - drop a packet, and tell its sender
 * @skb: the packet, of a flow that is not confirmed
 * @state: the hook, PRE_ROUTING or LOCAL_OUT
 *
 * TCP is reset, all else gets ICMP "administratively prohibited". What must not
 * be answered (a broadcast, an ICMP error, a fragment) is not.
 *
 * Context: softirq or process, under rcu_read_lock().
 * Return: the verdict.
 */
unsigned int wanp_refuse(struct sk_buff *skb,
			 const struct nf_hook_state *state);

#endif
