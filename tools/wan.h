/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan wan" */
#ifndef _NFWAN_WAN_H
#define _NFWAN_WAN_H

#include "object.h"

/** wan_object - uplinks */
extern const struct object wan_object;

/**
 * wan_list() - show the WANs
 * @p: the command
 * @key: member of JSON, NULL at the top
 * @with_state: with link, flows and calls
 *
 * Return: a status.
 */
int wan_list(struct parse *p, const char *key, bool with_state);

#endif
