// SPDX-License-Identifier: GPL-2.0-only
/* What evidence is worth. */

#include "score.h"
#include "sip_test.h"

#define S(sym) (1u << SCORE_##sym)

static const struct {
	const char		*what;
	unsigned int		signals;
	enum score_verdict	before;
	int			score;
	enum score_verdict	verdict;
} table[] = {
	{ "nothing", 0, SCORE_UNKNOWN, 0, SCORE_UNKNOWN },
	{ "one strong witness is not enough", S(INSIDE_TARGET), SCORE_UNKNOWN,
	  5, SCORE_UNKNOWN },
	{ "two weak ones are", S(RECEIVED) | S(PINGS), SCORE_UNKNOWN,
	  5, SCORE_HELPS_ITSELF },
	{ "one against is not enough", S(REFUSED), SCORE_UNKNOWN,
	  -5, SCORE_UNKNOWN },
	{ "two against are", S(ECHOED) | S(NO_MEDIA), SCORE_UNKNOWN,
	  -6, SCORE_NAIVE },
	{ "they outweigh each other", S(LATCHED) | S(RECEIVED) | S(REFUSED),
	  SCORE_UNKNOWN, 2, SCORE_UNKNOWN },
	{ "a verdict stays while nothing speaks", 0, SCORE_NAIVE,
	  0, SCORE_NAIVE },
	{ "and while little speaks against it", S(RECEIVED), SCORE_NAIVE,
	  2, SCORE_NAIVE },
	{ "but not against enough", S(LATCHED) | S(INSIDE_TARGET), SCORE_NAIVE,
	  10, SCORE_HELPS_ITSELF },
	{ "nor the other way round", S(REFUSED) | S(NO_MEDIA),
	  SCORE_HELPS_ITSELF, -8, SCORE_NAIVE },
};

void test_score(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++)
		row(score_of(table[i].signals) == table[i].score &&
		    score_verdict(table[i].signals, table[i].before) ==
		    table[i].verdict, table[i].what);
	rows_ok("evidence gives a verdict when two witnesses agree and it weighs 5");
}
