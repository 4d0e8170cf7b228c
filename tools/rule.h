/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan rule" */
#ifndef _NFWAN_RULE_H
#define _NFWAN_RULE_H

#include "object.h"

/** rule_object - which WANs a flow may take */
extern const struct object rule_object;

/**
 * rule_list() - show the rules
 * @p: the command
 * @key: member of JSON, NULL at the top
 * @with_state: with hits
 *
 * Return: a status.
 */
int rule_list(struct parse *p, const char *key, bool with_state);

#endif
