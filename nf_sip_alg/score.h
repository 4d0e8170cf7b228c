/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What evidence is worth: does a far side cope with NAT by itself?
 */
#ifndef _NF_SIP_ALG_SCORE_H
#define _NF_SIP_ALG_SCORE_H

#include "env.h"

/* X(symbol, name, weight): below 0 speaks for rewriting. The page of mode auto
 * in the manual says what each one is.
 */
#define NFSIP_SIGNALS(X)						\
	X(RECEIVED, "received", 2)					\
	X(INSIDE_TARGET, "inside-target", 5)				\
	X(NOTED_SOURCE, "noted-source", 3)				\
	X(SHORT_LEASE, "short-lease", 3)				\
	X(PINGS, "pings", 3)						\
	X(LATCHED, "latched", 5)					\
	X(OUTBOUND, "outbound", 3)					\
	X(ECHOED, "echoed", -3)						\
	X(NO_MEDIA, "no-media", -3)					\
	X(REFUSED, "refused", -5)

#define NFSIP_X_SIGNAL(sym, name, weight) SCORE_##sym,
/* Index of a signal */
enum score_signal {
	NFSIP_SIGNALS(NFSIP_X_SIGNAL)
	SCORE_SIGNALS
};

#undef NFSIP_X_SIGNAL

/**
 * enum score_verdict - what follows
 * @SCORE_UNKNOWN: too little was seen
 * @SCORE_HELPS_ITSELF: it copes with NAT
 * @SCORE_NAIVE: it believes what is written
 */
enum score_verdict {
	SCORE_UNKNOWN,
	SCORE_HELPS_ITSELF,
	SCORE_NAIVE,
};

/**
 * score_of() - what signals are worth together
 * @signals: bits of enum score_signal
 *
 * Return: the sum of their weights.
 */
int score_of(unsigned int signals);

/**
 * score_verdict() - what follows from signals
 * @signals: bits of enum score_signal
 * @before: enum score_verdict so far; it stays until the others weigh as much
 *	on the other side
 *
 * A verdict needs two signals that agree, and a sum of 5.
 */
enum score_verdict score_verdict(unsigned int signals,
				 enum score_verdict before);

#endif
