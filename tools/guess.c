// SPDX-License-Identifier: GPL-2.0-only
/* Edit distance between short words. */

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "guess.h"

#define WORD_MAX 31

static unsigned int least(unsigned int a, unsigned int b)
{
	return a < b ? a : b;
}

static bool is_swapped(const char *a, const char *b)
{
	return a[-1] == b[0] && a[0] == b[-1];
}

/* Insert, delete or replace one letter, or swap two which are neighbours:
 * d[i][j] edits make the first i letters of @a the first j of @b.
 */
static unsigned int distance(const char *a, const char *b)
{
	unsigned int m = strlen(a), n = strlen(b), i, j;
	unsigned int d[WORD_MAX + 1][WORD_MAX + 1];

	for (i = 0; i <= m; i++)
		d[i][0] = i;
	for (j = 0; j <= n; j++)
		d[0][j] = j;
	for (i = 1; i <= m; i++) {
		for (j = 1; j <= n; j++) {
			d[i][j] = least(d[i - 1][j], d[i][j - 1]) + 1;
			d[i][j] = least(d[i][j], d[i - 1][j - 1] +
						 (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 &&
			    is_swapped(&a[i - 1], &b[j - 1]))
				d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
		}
	}
	return d[m][n];
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
