/* SPDX-License-Identifier: GPL-2.0-only */
/* What WANs need of routing: a table each, and the rules that lead there. */
#ifndef _NFWAN_ROUTING_H
#define _NFWAN_ROUTING_H

#include "items.h"
#include "wans.h"

/**
 * routing_make() - add what is missing
 * @old: WANs whose needs are met already; NULL to look at all
 * @wans: the WANs
 * @made: what was added is added to it; or NULL
 *
 * Return: a status; a device which is missing or down is only warned about.
 */
int routing_make(const struct wans *old, const struct wans *wans,
		 struct items *made);

/**
 * routing_missing() - list what is not there
 * @wans: the WANs
 * @missing: what they need and nfwan has made none of is added to it
 *
 * Return: a status.
 */
int routing_missing(const struct wans *wans, struct items *missing);

/**
 * routing_unmake() - remove what is no longer needed
 * @old: the WANs before; NULL for everything that was ever made by us
 * @wans: the WANs
 * @gone: what was removed is added to it; or NULL
 *
 * Return: a status.
 */
int routing_unmake(const struct wans *old, const struct wans *wans,
		   struct items *gone);

#endif
