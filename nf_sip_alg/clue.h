/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a message, or the media of a call, tells of how the far side deals with
 * NAT. It only tells something of what went out unaltered.
 */
#ifndef _NF_SIP_ALG_CLUE_H
#define _NF_SIP_ALG_CLUE_H

#include "dialog.h"
#include "plan.h"
#include "score.h"

/* A registrar that asks to be refreshed so often means to hold a mapping; from
 * whom had asked for that much anyway it means nothing. Seconds.
 */
#define NFSIP_SHORT_LEASE_S	120
#define NFSIP_LONG_LEASE_S	600

/**
 * nfsip_clue_of_message() - signals in a message
 * @plan: the message parsed, its flow and transaction
 *
 * Context: RCU read side.
 * Return: bits of enum score_signal.
 */
unsigned int nfsip_clue_of_message(const struct nfsip_plan *plan);

/**
 * nfsip_clue_of_media() - signals in what became of a call's media
 * @sn: state
 * @d: call, about to end
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: bits of enum score_signal.
 */
unsigned int nfsip_clue_of_media(struct nfsip_net *sn, struct nfsip_dialog *d);

#endif
