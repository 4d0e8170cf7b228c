/* SPDX-License-Identifier: GPL-2.0-only */
/* What is found to be wrong, a sentence each. */
#ifndef _NFWAN_FINDING_H
#define _NFWAN_FINDING_H

#include "out.h"

/**
 * enum severity - how bad it is
 * @FINDING_NOTE: worth knowing
 * @FINDING_WARNING: something does not work as it could
 * @FINDING_ERROR: packets are lost or go the wrong way
 */
enum severity {
	FINDING_NOTE,
	FINDING_WARNING,
	FINDING_ERROR,
};

/**
 * struct findings - where they are told
 * @out: the output, in a list
 * @errors: how many errors there were
 */
struct findings {
	struct out	*out;
	unsigned int	errors;
};

/**
 * finding() - tell one
 * @to: where
 * @how: how bad it is
 * @about: what it is about, as "wan fibre"
 * @fmt: the sentence
 */
void finding(struct findings *to, enum severity how, const char *about,
	     const char *fmt, ...) __attribute__((format(printf, 4, 5)));

#endif
