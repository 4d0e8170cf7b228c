/* SPDX-License-Identifier: GPL-2.0-only */
/* A ruleset in the making: objects by id, added and removed one by one. */
#ifndef _WANP_DRAFT_H
#define _WANP_DRAFT_H

#include <linux/xarray.h>
#include "ruleset.h"

#define WANP_OBJECTS_MAX	16384	/* rules, and natmaps as many */

/**
 * struct wanp_draft - a ruleset in the making
 * @wan: WANs by id
 * @rules: struct wanp_rule by id
 * @natmaps: struct wanp_natmap by id
 * @hits: struct wanp_counter of the present rules by id, so that a rule which is
 *	removed and added goes on counting
 * @flows: the same for WANs
 * @sets: sets
 * @fed: the present ones: a set that comes again may keep what is in it
 * @n_rules: number of @rules
 * @n_natmaps: number of @natmaps
 * @mask: mark mask
 */
struct wanp_draft {
	struct wanp_wan		*wan[WANP_WAN_MAX + 1];
	struct xarray		rules;
	struct xarray		natmaps;
	struct xarray		hits;
	struct wanp_counter	*flows[WANP_WAN_MAX + 1];
	struct wanp_sets	sets;
	struct wanp_sets	fed;
	u32			n_rules;
	u32			n_natmaps;
	u32			mask;
};

/**
 * wanp_draft_new() - a draft which is a copy of a ruleset
 * @rs: the ruleset, or NULL; the caller keeps it from going
 * @mask: mark mask
 *
 * Return: the draft or NULL when out of memory.
 */
struct wanp_draft *wanp_draft_new(const struct wanp_ruleset *rs, u32 mask);

/**
 * wanp_draft_free() - drop a draft
 * @draft: the draft, or NULL
 */
void wanp_draft_free(struct wanp_draft *draft);

/**
 * wanp_draft_clear() - remove all objects
 * @draft: the draft
 */
void wanp_draft_clear(struct wanp_draft *draft);

/**
 * wanp_draft_wan_add() - add a WAN
 * @draft: the draft; has no WAN of this id
 * @wan: the WAN; belongs to @draft on success
 *
 * Return: 0 or -ENOMEM.
 */
int wanp_draft_wan_add(struct wanp_draft *draft, struct wanp_wan *wan);

/** wanp_draft_wan_del() - remove a WAN; @id is at most WANP_WAN_MAX */
void wanp_draft_wan_del(struct wanp_draft *draft, u8 id);

/**
 * wanp_draft_rule_add() - add a rule
 * @draft: the draft
 * @rule: the rule; belongs to @draft on success
 *
 * Return: 0; -EEXIST; -ENOSPC when there are WANP_OBJECTS_MAX; -ENOMEM.
 */
int wanp_draft_rule_add(struct wanp_draft *draft, struct wanp_rule *rule);

/**
 * wanp_draft_rule_del() - remove a rule
 * @draft: the draft
 * @id: its id
 *
 * Return: 0 or -ENOENT.
 */
int wanp_draft_rule_del(struct wanp_draft *draft, u32 id);

/**
 * wanp_draft_natmap_add() - add a natmap, as wanp_draft_rule_add()
 * @draft: the draft
 * @natmap: the natmap; belongs to @draft on success
 */
int wanp_draft_natmap_add(struct wanp_draft *draft,
			  struct wanp_natmap *natmap);

/**
 * wanp_draft_natmap_del() - remove a natmap, as wanp_draft_rule_del()
 * @draft: the draft
 * @id: its id
 */
int wanp_draft_natmap_del(struct wanp_draft *draft, u32 id);

/**
 * wanp_draft_judge() - is the draft sound as a whole?
 * @draft: the draft
 *
 * Return: NULL, or a sentence that says what is wrong.
 */
const char *wanp_draft_judge(struct wanp_draft *draft);

/**
 * wanp_draft_build() - make a ruleset of a draft
 * @draft: the draft; good for nothing but wanp_draft_free() afterwards
 *
 * Return: the ruleset, or NULL when out of memory.
 */
struct wanp_ruleset *wanp_draft_build(struct wanp_draft *draft);

#endif
