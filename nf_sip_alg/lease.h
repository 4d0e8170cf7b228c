/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How long a connection of signalling is needed: longer than UDP lives by
 * itself, if somebody has promised so.
 */
#ifndef _NF_SIP_ALG_LEASE_H
#define _NF_SIP_ALG_LEASE_H

#include <linux/skbuff.h>
#include <net/netfilter/nf_conntrack.h>

/**
 * nfsip_lease_extend() - the connection is needed for some time
 * @ct: connection with the helper
 * @life_s: seconds from now; a longer lease already granted is kept
 */
void nfsip_lease_extend(struct nf_conn *ct, u32 life_s);

/**
 * nfsip_lease_keep() - hold the connection to its lease
 * @ct: connection with the helper
 * @skb: datagram of it
 *
 * UDP sets its own timeout at every packet, at keep-alives too.
 *
 * Context: softirq or BH disabled.
 */
void nfsip_lease_keep(struct nf_conn *ct, const struct sk_buff *skb);

#endif
