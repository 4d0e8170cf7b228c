/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What was seen of far sides, in modes auto and monitor.
 */
#ifndef _NF_SIP_ALG_EVIDENCE_H
#define _NF_SIP_ALG_EVIDENCE_H

#include "flow.h"
#include "score.h"
#include "state.h"

/**
 * struct nfsip_evidence - one far side
 * @entry: link, key and expiry
 * @addr: its address
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @verdict: enum score_verdict
 * @signals: bits of enum score_signal: those ever seen
 * @seen: jiffies when each signal was seen last
 */
struct nfsip_evidence {
	struct nfsip_entry	entry;
	union nf_inet_addr	addr;
	u8			family;
	u8			verdict;
	unsigned long		signals;
	unsigned long		seen[SCORE_SIGNALS];
};

/**
 * nfsip_evidence_note() - signals were seen
 * @sn: state
 * @flow: of whose far side
 * @signals: bits of enum score_signal; nothing happens when there are none
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_evidence_note(struct nfsip_net *sn, const struct nfsip_flow *flow,
			 unsigned int signals);

/**
 * nfsip_evidence_signals() - the signals that count: those of the last day
 * @e: evidence
 *
 * Return: bits of enum score_signal.
 */
unsigned int nfsip_evidence_signals(const struct nfsip_evidence *e);

/**
 * nfsip_evidence_verdict() - what follows for a far side; asking keeps it known
 * @sn: state
 * @flow: whose far side
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: enum score_verdict.
 */
enum score_verdict nfsip_evidence_verdict(struct nfsip_net *sn,
					  const struct nfsip_flow *flow);

#endif
