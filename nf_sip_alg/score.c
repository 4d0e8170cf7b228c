// SPDX-License-Identifier: GPL-2.0-only
/* What evidence is worth. */
#include "score.h"

/* The sum, and how many agree, from which there is a verdict */
#define ENOUGH		5
#define WITNESSES	2

#define X_WEIGHT(sym, name, weight) [SCORE_##sym] = weight,

static const int weights[] = { NFSIP_SIGNALS(X_WEIGHT) };

static int sum(unsigned int signals, int *for_it, int *against_it)
{
	int i, total = 0;

	*for_it = 0;
	*against_it = 0;
	for (i = 0; i < SCORE_SIGNALS; i++) {
		if (!(signals & 1u << i))
			continue;
		total += weights[i];
		*(weights[i] > 0 ? for_it : against_it) += 1;
	}
	return total;
}

int score_of(unsigned int signals)
{
	int for_it, against_it;

	return sum(signals, &for_it, &against_it);
}

enum score_verdict score_verdict(unsigned int signals,
				 enum score_verdict before)
{
	int for_it, against_it;
	int total = sum(signals, &for_it, &against_it);

	if (total >= ENOUGH && for_it >= WITNESSES)
		return SCORE_HELPS_ITSELF;
	if (total <= -ENOUGH && against_it >= WITNESSES)
		return SCORE_NAIVE;
	return before;
}
