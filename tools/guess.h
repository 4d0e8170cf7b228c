/* SPDX-License-Identifier: GPL-2.0-only */
/* Which of the words we know somebody may have meant. */
#ifndef _NFWAN_GUESS_H
#define _NFWAN_GUESS_H

/**
 * struct guess - the best word so far
 * @wrong: what was written
 * @best: the nearest word, or NULL when none is near
 * @distance: edits between the two
 */
struct guess {
	const char	*wrong;
	const char	*best;
	unsigned int	distance;
};

/**
 * guess_offer() - consider one more word
 * @guess: with @wrong set, else zero
 * @word: the word, which must live as long as @guess
 */
void guess_offer(struct guess *guess, const char *word);

/**
 * guess_hint() - the guess as the end of a sentence
 * @guess: what was offered to it
 * @buf: room for the text
 * @size: bytes of @buf
 *
 * Return: "; did you mean 'word'?" in @buf, or "".
 */
const char *guess_hint(const struct guess *guess, char *buf, unsigned int size);

#endif
