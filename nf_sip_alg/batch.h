/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Datagrams that come together in one buffer, by GRO or from a virtual machine.
 * What is replaced in one of them would shift the others.
 */
#ifndef _NF_SIP_ALG_BATCH_H
#define _NF_SIP_ALG_BATCH_H

#include <linux/netfilter.h>

/**
 * nfsip_is_batch() - does the packet hold several datagrams?
 * @skb: UDP packet
 */
bool nfsip_is_batch(const struct sk_buff *skb);

/**
 * nfsip_batch_split() - have the datagrams of a buffer go on one by one
 * @skb: batch
 * @hook: who asks; sees each of them, and accepts it; they go on behind it
 * @state: its hook
 *
 * Context: softirq, RCU read side; within @hook.
 * Return: verdict on @skb: NF_STOLEN; NF_ACCEPT when there is no memory, and
 * nothing was done.
 */
unsigned int nfsip_batch_split(struct sk_buff *skb, nf_hookfn *hook,
			       const struct nf_hook_state *state);

#endif
