/* SPDX-License-Identifier: GPL-2.0-only */
/* Sets of prefixes. */
#ifndef _NFWAN_SET_H
#define _NFWAN_SET_H

#include "object.h"

extern const struct object set_object;

/**
 * set_list() - show all sets
 * @p: the command
 * @key: member of JSON, NULL at the top
 * @with_state: text has their state, too
 *
 * Return: a status.
 */
int set_list(struct parse *p, const char *key, bool with_state);

#endif
