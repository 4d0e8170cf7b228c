/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Media that comes in is taken into its call.
 *
 * This is what an expectation does, without one: calls are not bounded by
 * net.netfilter.nf_conntrack_expect_max, an entry costs no timer, and whose
 * media is let in is decided when it comes, not when it was announced.
 */
#ifndef _NF_SIP_ALG_ADOPT_H
#define _NF_SIP_ALG_ADOPT_H

#include <linux/netfilter.h>

#include "state.h"

/**
 * nfsip_adopt() - take a connection into the call that has announced it
 * @sn: state
 * @skb: its first packet, or one that nobody has answered yet
 * @state: hook, behind conntrack and ahead of NAT
 *
 * A connection to a public end of a call becomes a child of the call's
 * signalling (firewalls know it as RELATED, with the mark of its master) and is
 * translated to the inside end. It must come from where the media source
 * setting says; otherwise nothing is let in, and the packet must be dropped: if
 * it went on, conntrack would keep its ports for the router itself. Without NAT
 * it goes on as if there were no call, and the firewall decides.
 *
 * One to an inlet (inlet.h) is taken in likewise, if the inlet admits its sender;
 * if not, it goes on.
 *
 * A connection that was begun before the port was announced, and that nobody
 * has answered, is forgotten and begun anew.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: NF_ACCEPT, or NF_DROP for a source that is not allowed.
 */
unsigned int nfsip_adopt(struct nfsip_net *sn, struct sk_buff *skb,
			 const struct nf_hook_state *state);

/**
 * nfsip_adopt_own() - begin what the inside sends anew, if that was too early
 * @sn: state
 * @skb: packet of a translated UDP connection which nobody has answered yet
 * @state: hook, behind conntrack and ahead of NAT
 *
 * A phone that answers a call may speak before its description has passed. That
 * connection was given the WAN and the public end of any other, and would keep
 * them for the whole call. It is forgotten once the port is announced.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: NF_ACCEPT, or NF_DROP where conntrack says so.
 */
unsigned int nfsip_adopt_own(struct nfsip_net *sn, struct sk_buff *skb,
			     const struct nf_hook_state *state);

#endif
