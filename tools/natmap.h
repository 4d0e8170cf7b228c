/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan natmap" */
#ifndef _NFWAN_NATMAP_H
#define _NFWAN_NATMAP_H

#include "object.h"

/** natmap_object - public addresses on each WAN */
extern const struct object natmap_object;

/**
 * natmap_list() - show the natmaps
 * @p: the command
 * @key: member of JSON, NULL at the top
 *
 * Return: a status.
 */
int natmap_list(struct parse *p, const char *key);

#endif
