/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan ruleset", and "nfwan" alone */
#ifndef _NFWAN_RULESET_H
#define _NFWAN_RULESET_H

#include "object.h"

/** RULESET_REPLACE - first line of a file which replaces the ruleset */
#define RULESET_REPLACE "@replace"

/** ruleset_object - all objects together */
extern const struct object ruleset_object;

/**
 * ruleset_list() - show all objects
 * @p: the command
 * @with_state: text has more than what can be loaded again
 *
 * Return: a status.
 */
int ruleset_list(struct parse *p, bool with_state);

#endif
