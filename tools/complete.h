/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan __complete": what the shell may offer next. */
#ifndef _NFWAN_COMPLETE_H
#define _NFWAN_COMPLETE_H

#include "session.h"

/**
 * complete() - print what may stand in place of the last word
 * @s: the session
 * @n: number of words
 * @word: the words, the last one as far as it was typed
 */
void complete(struct session *s, int n, char *const *word);

#endif
