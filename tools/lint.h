/* SPDX-License-Identifier: GPL-2.0-only */
/* Rules that cannot mean what they say. */
#ifndef _NFWAN_LINT_H
#define _NFWAN_LINT_H

#include "finding.h"

struct genl;

/**
 * lint_rules() - look at the rules in force
 * @to: gets the findings
 * @genl: the socket
 *
 * Return: a status; findings are none.
 */
int lint_rules(struct findings *to, struct genl *genl);

#endif
