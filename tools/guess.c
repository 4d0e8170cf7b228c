// SPDX-License-Identifier: GPL-2.0-only
/* Edit distance between short words. */

#include <stdio.h>
#include <string.h>
#include "guess.h"

#define WORD_MAX 31

static unsigned int least(unsigned int a, unsigned int b, unsigned int c)
{
	unsigned int m = a < b ? a : b;

	return m < c ? m : c;
}

/* Insert, delete or replace one letter: one row of the table at a time. */
static unsigned int distance(const char *a, const char *b)
{
	unsigned int row[WORD_MAX + 1], n = strlen(b), i, j;

	for (j = 0; j <= n; j++)
		row[j] = j;
	for (i = 0; a[i]; i++) {
		unsigned int corner = row[0];

		row[0] = i + 1;
		for (j = 0; j < n; j++) {
			unsigned int above = row[j + 1];

			row[j + 1] = least(above + 1, row[j] + 1,
					   corner + (a[i] != b[j]));
			corner = above;
		}
	}
	return row[n];
}

void guess_offer(struct guess *guess, const char *word)
{
	unsigned int len = strlen(guess->wrong);
	unsigned int d;

	if (len > WORD_MAX || strlen(word) > WORD_MAX)
		return;
	d = distance(guess->wrong, word);
	if (d > 1 + len / 4 || d >= strlen(word))
		return;
	if (guess->best && d >= guess->distance)
		return;
	guess->best = word;
	guess->distance = d;
}

const char *guess_hint(const struct guess *guess, char *buf, unsigned int size)
{
	buf[0] = '\0';
	if (guess->best)
		snprintf(buf, size, "; did you mean '%s'?", guess->best);
	return buf;
}
