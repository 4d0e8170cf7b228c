/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a message means for its transaction and its call, and whose word counts.
 */
#ifndef _NF_SIP_ALG_FOLLOW_H
#define _NF_SIP_ALG_FOLLOW_H

#include "plan.h"

/**
 * nfsip_follow_txn() - note a request, or find that of a response
 * @plan: the message parsed, and its flow; result: @plan->call_id, @plan->txn
 * @ct: its connection; the answer to a request that was seen extends its lease
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_follow_txn(struct nfsip_plan *plan, struct nf_conn *ct);

/**
 * nfsip_follow_call() - note the call of a message, and what becomes of it
 * @plan: as nfsip_follow_txn() leaves it; result: @plan->call, whose terms
 *	replace @plan->terms
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_follow_call(struct nfsip_plan *plan);

/**
 * nfsip_is_party() - does the sender's word on the call count?
 * @plan: what is known; there is a call
 *
 * That of the inside does, an answer to what the inside has asked, and that of
 * the end with which the call began. Who has overheard its names can send a BYE
 * or an offer as well.
 */
bool nfsip_is_party(const struct nfsip_plan *plan);

#endif
