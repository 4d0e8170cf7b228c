/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a datagram is treated, as things stand now.
 */
#ifndef _NF_SIP_ALG_TERMS_H
#define _NF_SIP_ALG_TERMS_H

#include <linux/skbuff.h>

#include "plan.h"

/**
 * nfsip_terms_agree() - look up the terms of a datagram's peer
 * @plan: its flow; result: @plan->terms and @plan->is_watched
 * @skb: datagram, about to leave
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_terms_agree(struct nfsip_plan *plan, const struct sk_buff *skb);

#endif
