/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The conntrack zone of a SIP datagram.
 *
 * SIP peers talk from port 5060 to port 5060, so the two directions of calling
 * share one 5-tuple, and without zones whoever spoke first would decide the way
 * of everything that follows. With a zone for each pair of WAN and public
 * address, equal tuples stand beside each other.
 */
#ifndef _NF_SIP_ALG_STEER_H
#define _NF_SIP_ALG_STEER_H

#include <linux/netfilter.h>

#include "state.h"

/**
 * nfsip_steer_sees() - is this a datagram on a SIP port?
 * @sn: state
 * @skb: packet, defragmented
 * @state: hook
 *
 * Context: softirq or process, RCU read side.
 */
bool nfsip_steer_sees(struct nfsip_net *sn, struct sk_buff *skb,
		      const struct nf_hook_state *state);

/**
 * nfsip_steer() - put a datagram in its zone, if it is SIP and has one
 * @sn: state
 * @skb: datagram, defragmented, not yet seen by conntrack
 * @state: hook
 *
 * From a WAN: the zone of that WAN and the destination address. To a WAN: a
 * response goes the way of its request, a request within a dialog the way of
 * the dialog, a retransmission the way of the first copy, and anything else
 * where the policy points now. A way that is down is not taken.
 *
 * Context: softirq or process, RCU read side.
 */
void nfsip_steer(struct nfsip_net *sn, struct sk_buff *skb,
		 const struct nf_hook_state *state);

#endif
