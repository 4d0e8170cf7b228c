/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan rule get" */
#ifndef _NFWAN_EXPLAIN_H
#define _NFWAN_EXPLAIN_H

#include "object.h"

/** EXPLAIN_KEYWORDS - how many words it takes */
#define EXPLAIN_KEYWORDS 10

/** explain_keywords - what it takes */
extern const struct keyword explain_keywords[EXPLAIN_KEYWORDS];

/**
 * explain_run() - ask, and show the answer
 * @p: the command
 * @verb: the verb
 *
 * Return: a status.
 */
int explain_run(struct parse *p, const struct verb *verb);

#endif
