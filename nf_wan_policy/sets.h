/* SPDX-License-Identifier: GPL-2.0-only */
/* The sets of a ruleset, by name. */
#ifndef _WANP_SETS_H
#define _WANP_SETS_H

#include "match.h"

#define WANP_SETS_MAX		256	/* sets of a ruleset */
#define WANP_SET_PREFIXES_MAX	16384	/* prefixes of a set */
#define WANP_ALL_PREFIXES_MAX	65536	/* prefixes of all sets of a ruleset */

/**
 * struct wanp_set - a set of one ruleset
 * @feed: what is in it, and its name
 * @ttl: seconds after which that counts as old, 0 for never
 */
struct wanp_set {
	struct wanp_feed	*feed;
	u32			ttl;
};

/**
 * struct wanp_sets - all sets of a ruleset, or of one in the making
 * @n: number of @set
 * @set: in the order in which they were added
 */
struct wanp_sets {
	u32		n;
	struct wanp_set	set[WANP_SETS_MAX];
};

/**
 * wanp_sets_find() - a set by its name
 * @sets: all sets
 * @name: the name
 *
 * Return: the set or NULL.
 */
const struct wanp_set *wanp_sets_find(const struct wanp_sets *sets,
				      const char *name);

/**
 * wanp_sets_add() - one more set
 * @sets: all sets; none has this name
 * @set: is copied; its feed has one user more
 *
 * Return: 0; -ENOSPC when there are WANP_SETS_MAX.
 */
int wanp_sets_add(struct wanp_sets *sets, const struct wanp_set *set);

/**
 * wanp_sets_del() - one set less
 * @sets: all sets
 * @name: its name
 *
 * Return: 0 or -ENOENT.
 */
int wanp_sets_del(struct wanp_sets *sets, const char *name);

/** wanp_sets_copy() - the same sets once more; @to has none */
void wanp_sets_copy(struct wanp_sets *to, const struct wanp_sets *from);

/** wanp_sets_clear() - remove all sets */
void wanp_sets_clear(struct wanp_sets *sets);

/** wanp_sets_size() - number of prefixes in all sets */
u32 wanp_sets_size(const struct wanp_sets *sets);

/**
 * wanp_sets_bind() - find the sets that a match names
 * @sets: all sets
 * @match: the match
 *
 * Return: whether there are such sets.
 */
bool wanp_sets_bind(const struct wanp_sets *sets, struct wanp_match *match);

#endif
