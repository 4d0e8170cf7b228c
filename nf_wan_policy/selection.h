/* SPDX-License-Identifier: GPL-2.0-only */
/* What packets need to know of the state of the WANs, at one moment. */
#ifndef _WANP_SELECTION_H
#define _WANP_SELECTION_H

#include <linux/rcupdate.h>
#include "rule.h"

/**
 * struct wanp_selection - one moment; it never changes, but is replaced
 * @alive: bitmap of the WANs on which flows may stay: also drained, degraded,
 *	held and damped ones; bit n for id n
 * @tier: bitmaps of the WANs for new flows, best tier first; those of the first
 *	one are usable
 * @carried: of IPv4, of IPv6: bitmap of the WANs of @alive which have a route
 * @rcu: for wanp_selection_retire()
 * @active: the WAN of each rule by wanp_rule.index, 0 where it is chosen for
 *	each flow
 */
struct wanp_selection {
	u64			alive;
	u64			tier[WANP_TIERS];
	u64			carried[2];
	struct rcu_head		rcu;
	u8			active[];
};

/**
 * wanp_selection_new() - one for so many rules, all zero
 * @n: how many
 *
 * Return: the selection, or NULL when out of memory.
 */
struct wanp_selection *wanp_selection_new(u32 n);

/**
 * wanp_selection_free() - free one which no packet can see
 * @sel: the selection, or NULL
 */
void wanp_selection_free(struct wanp_selection *sel);

/**
 * wanp_selection_retire() - free one once no packet can see it
 * @sel: the selection, or NULL
 */
void wanp_selection_retire(struct wanp_selection *sel);

#endif
