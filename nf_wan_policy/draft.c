// SPDX-License-Identifier: GPL-2.0-only
/* What a transaction stages into. Private to its owner until it is built. */

#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/sort.h>
#include "classify.h"
#include "draft.h"
#include "live.h"

static size_t natmap_size(const struct wanp_natmap *natmap)
{
	return struct_size(natmap, entry, natmap->n_entries);
}

/* A zero counter slot is filled with the counter of before, or a new one. */
static bool give_counter(struct wanp_counter **slot, struct wanp_counter *old,
			 size_t size)
{
	*slot = old ? wanp_counter_share(old) : wanp_counter_new(size);
	return *slot;
}

int wanp_draft_wan_add(struct wanp_draft *draft, struct wanp_wan *wan)
{
	if (!give_counter(&wan->flows, draft->flows[wan->id],
			  sizeof(struct wanp_uplink)))
		return -ENOMEM;
	draft->wan[wan->id] = wan;
	return 0;
}

void wanp_draft_wan_del(struct wanp_draft *draft, u8 id)
{
	wanp_wan_free(draft->wan[id]);
	draft->wan[id] = NULL;
}

static int insert(struct xarray *xa, u32 id, void *object)
{
	int err = xa_insert(xa, id, object, GFP_KERNEL);

	return err == -EBUSY ? -EEXIST : err;
}

int wanp_draft_rule_add(struct wanp_draft *draft, struct wanp_rule *rule)
{
	int err;

	if (draft->n_rules == WANP_OBJECTS_MAX)
		return -ENOSPC;
	if (!rule->hits &&
	    !give_counter(&rule->hits, xa_load(&draft->hits, rule->id),
			  sizeof(struct wanp_live)))
		return -ENOMEM;
	err = insert(&draft->rules, rule->id, rule);
	if (!err)
		draft->n_rules++;
	return err;
}

int wanp_draft_rule_del(struct wanp_draft *draft, u32 id)
{
	struct wanp_rule *rule = xa_erase(&draft->rules, id);

	if (!rule)
		return -ENOENT;
	draft->n_rules--;
	wanp_rule_free(rule);
	return 0;
}

int wanp_draft_natmap_add(struct wanp_draft *draft,
			  struct wanp_natmap *natmap)
{
	int err;

	if (draft->n_natmaps == WANP_OBJECTS_MAX)
		return -ENOSPC;
	err = insert(&draft->natmaps, natmap->id, natmap);
	if (!err)
		draft->n_natmaps++;
	return err;
}

int wanp_draft_natmap_del(struct wanp_draft *draft, u32 id)
{
	struct wanp_natmap *natmap = xa_erase(&draft->natmaps, id);

	if (!natmap)
		return -ENOENT;
	draft->n_natmaps--;
	kfree(natmap);
	return 0;
}

void wanp_draft_clear(struct wanp_draft *draft)
{
	struct wanp_natmap *natmap;
	struct wanp_rule *rule;
	unsigned long id;

	for (id = 1; id <= WANP_WAN_MAX; id++)
		wanp_draft_wan_del(draft, id);
	xa_for_each(&draft->rules, id, rule)
		wanp_draft_rule_del(draft, id);
	xa_for_each(&draft->natmaps, id, natmap)
		wanp_draft_natmap_del(draft, id);
	wanp_sets_clear(&draft->sets);
}

static int copy_wan(struct wanp_draft *draft, const struct wanp_wan *old)
{
	struct wanp_wan *wan = kmemdup(old, sizeof(*old), GFP_KERNEL);
	int err;

	if (!wan)
		return -ENOMEM;
	wan->flows = NULL;
	draft->flows[old->id] = wanp_counter_share(old->flows);
	err = wanp_draft_wan_add(draft, wan);
	if (err)
		wanp_wan_free(wan);
	return err;
}

static int copy_rule(struct wanp_draft *draft, const struct wanp_rule *old)
{
	struct wanp_rule *rule;
	int err = insert(&draft->hits, old->id, old->hits);

	if (err)
		return err;
	wanp_counter_share(old->hits);
	rule = kmemdup(old, sizeof(*old), GFP_KERNEL);
	if (!rule)
		return -ENOMEM;
	rule->hits = NULL;
	err = wanp_draft_rule_add(draft, rule);
	if (err)
		wanp_rule_free(rule);
	return err;
}

static int copy_natmap(struct wanp_draft *draft, const struct wanp_natmap *old)
{
	struct wanp_natmap *natmap = kmemdup(old, natmap_size(old), GFP_KERNEL);
	int err;

	if (!natmap)
		return -ENOMEM;
	err = wanp_draft_natmap_add(draft, natmap);
	if (err)
		kfree(natmap);
	return err;
}

static int copy(struct wanp_draft *draft, const struct wanp_ruleset *rs)
{
	int err = 0;
	u32 i;

	wanp_sets_copy(&draft->sets, &rs->sets);
	wanp_sets_copy(&draft->fed, &rs->sets);
	for (i = 1; i <= WANP_WAN_MAX && !err; i++)
		if (rs->wan[i])
			err = copy_wan(draft, rs->wan[i]);
	for (i = 0; i < rs->n_rules && !err; i++)
		err = copy_rule(draft, rs->rules[i]);
	for (i = 0; i < rs->n_natmaps && !err; i++)
		err = copy_natmap(draft, rs->natmaps[i]);
	return err;
}

struct wanp_draft *wanp_draft_new(const struct wanp_ruleset *rs, u32 mask)
{
	struct wanp_draft *draft = kzalloc(sizeof(*draft), GFP_KERNEL);

	if (!draft)
		return NULL;
	draft->mask = mask;
	xa_init(&draft->rules);
	xa_init(&draft->natmaps);
	xa_init(&draft->hits);
	if (rs && copy(draft, rs)) {
		wanp_draft_free(draft);
		return NULL;
	}
	return draft;
}

void wanp_draft_free(struct wanp_draft *draft)
{
	struct wanp_counter *counter;
	unsigned long id;

	if (!draft)
		return;
	wanp_draft_clear(draft);
	for (id = 1; id <= WANP_WAN_MAX; id++)
		wanp_counter_put(draft->flows[id]);
	wanp_sets_clear(&draft->fed);
	xa_for_each(&draft->hits, id, counter)
		wanp_counter_put(counter);
	xa_destroy(&draft->rules);
	xa_destroy(&draft->natmaps);
	xa_destroy(&draft->hits);
	kfree(draft);
}

static bool rule_has_wans(const struct wanp_draft *draft,
			  const struct wanp_rule *rule)
{
	u8 i;

	for (i = 0; i < rule->n_members; i++)
		if (!draft->wan[rule->member[i]])
			return false;
	return true;
}

static bool rule_has_capacities(const struct wanp_draft *draft,
				const struct wanp_rule *rule)
{
	u8 i;

	for (i = 0; i < rule->n_members; i++)
		if (wanp_rule_measures(rule, i) &&
		    !draft->wan[rule->member[i]]->capacity)
			return false;
	return true;
}

static bool natmap_has_wans(const struct wanp_draft *draft,
			    const struct wanp_natmap *natmap)
{
	u8 i;

	for (i = 0; i < natmap->n_entries; i++)
		if (!draft->wan[natmap->entry[i].wan])
			return false;
	return true;
}

static const char *judge_sets(struct wanp_draft *draft)
{
	struct wanp_natmap *natmap;
	struct wanp_rule *rule;
	unsigned long id;

	xa_for_each(&draft->rules, id, rule)
		if (!wanp_sets_bind(&draft->sets, &rule->match))
			return "a rule still uses a set that was removed";
	xa_for_each(&draft->natmaps, id, natmap)
		if (!wanp_sets_bind(&draft->sets, &natmap->match))
			return "a natmap still uses a set that was removed";
	return NULL;
}

static u32 count_pairs(struct wanp_draft *draft)
{
	const struct wanp_natmap *natmap;
	unsigned long id;
	u32 n = 0;

	xa_for_each(&draft->natmaps, id, natmap)
		n += natmap->pair;
	return n;
}

/* Only what a later command can spoil: each object was judged when it came. */
const char *wanp_draft_judge(struct wanp_draft *draft)
{
	struct wanp_natmap *natmap;
	struct wanp_rule *rule;
	unsigned long id;

	xa_for_each(&draft->rules, id, rule) {
		if (!rule_has_wans(draft, rule))
			return "a rule still uses a WAN that was removed";
		if (!rule_has_capacities(draft, rule))
			return "a rule goes by the load of a WAN whose capacity is unknown";
	}
	xa_for_each(&draft->natmaps, id, natmap)
		if (!natmap_has_wans(draft, natmap))
			return "a natmap still uses a WAN that was removed";
	if (count_pairs(draft) > WANP_PAIRS_MAX)
		return "more than 256 natmaps are pairs";
	return judge_sets(draft);
}

static int cmp(u32 order_a, u32 order_b, u32 id_a, u32 id_b)
{
	if (order_a != order_b)
		return order_a < order_b ? -1 : 1;
	return id_a < id_b ? -1 : id_a > id_b;
}

static int cmp_rules(const void *a, const void *b)
{
	const struct wanp_rule *x = *(const struct wanp_rule *const *)a;
	const struct wanp_rule *y = *(const struct wanp_rule *const *)b;

	return cmp(x->order, y->order, x->id, y->id);
}

static int cmp_natmaps(const void *a, const void *b)
{
	const struct wanp_natmap *x = *(const struct wanp_natmap *const *)a;
	const struct wanp_natmap *y = *(const struct wanp_natmap *const *)b;

	return cmp(x->order, y->order, x->id, y->id);
}

static void move_wans(struct wanp_ruleset *rs, struct wanp_draft *draft)
{
	u8 id;

	for (id = 1; id <= WANP_WAN_MAX; id++) {
		if (!draft->wan[id])
			continue;
		rs->wan[id] = draft->wan[id];
		rs->gauge[id].weight = draft->wan[id]->weight;
		rs->gauge[id].capacity = draft->wan[id]->capacity;
		rs->wans |= BIT_ULL(id);
		draft->wan[id] = NULL;
	}
}

static u64 measured(const struct wanp_rule *rule)
{
	u64 set = 0;
	u8 i;

	for (i = 0; i < rule->n_members; i++)
		if (wanp_rule_measures(rule, i))
			set |= BIT_ULL(rule->member[i]);
	return set;
}

static void number_rules(struct wanp_ruleset *rs)
{
	u32 i;

	for (i = 0; i < rs->n_rules; i++) {
		rs->rules[i]->index = i;
		rs->measured |= measured(rs->rules[i]);
	}
}

static void move_rules(struct wanp_ruleset *rs, struct wanp_draft *draft)
{
	struct wanp_natmap *natmap;
	struct wanp_rule *rule;
	unsigned long id;

	xa_for_each(&draft->rules, id, rule) {
		rs->asks_service |= rule->match.trait.service;
		rs->rules[rs->n_rules++] = xa_erase(&draft->rules, id);
	}
	xa_for_each(&draft->natmaps, id, natmap)
		rs->natmaps[rs->n_natmaps++] = xa_erase(&draft->natmaps, id);
	draft->n_rules = 0;
	draft->n_natmaps = 0;
	sort(rs->rules, rs->n_rules, sizeof(rs->rules[0]), cmp_rules, NULL);
	sort(rs->natmaps, rs->n_natmaps, sizeof(rs->natmaps[0]), cmp_natmaps,
	     NULL);
	number_rules(rs);
}

static int compile(struct wanp_ruleset *rs)
{
	const struct wanp_match **list;
	u32 i;

	list = kvcalloc(max(rs->n_rules, rs->n_natmaps), sizeof(*list),
			GFP_KERNEL);
	if (!list)
		return -ENOMEM;
	for (i = 0; i < rs->n_rules; i++)
		list[i] = &rs->rules[i]->match;
	rs->by_rule = wanp_classifier_new(list, rs->n_rules);
	for (i = 0; i < rs->n_natmaps; i++)
		list[i] = &rs->natmaps[i]->match;
	rs->by_natmap = wanp_classifier_new(list, rs->n_natmaps);
	kvfree(list);
	return rs->by_rule && rs->by_natmap ? 0 : -ENOMEM;
}

static void link_pairs(struct wanp_ruleset *rs)
{
	struct wanp_natmap **link = &rs->pairs;
	u32 i;

	for (i = 0; i < rs->n_natmaps; i++) {
		if (!rs->natmaps[i]->pair)
			continue;
		*link = rs->natmaps[i];
		link = &rs->natmaps[i]->next;
	}
	*link = NULL;
}

struct wanp_ruleset *wanp_draft_build(struct wanp_draft *draft)
{
	struct wanp_ruleset *rs = kzalloc(sizeof(*rs), GFP_KERNEL);

	if (!rs)
		return NULL;
	rs->mask = draft->mask;
	RCU_INIT_POINTER(rs->selection, wanp_selection_new(draft->n_rules));
	rs->rules = kvcalloc(draft->n_rules, sizeof(rs->rules[0]), GFP_KERNEL);
	rs->natmaps = kvcalloc(draft->n_natmaps, sizeof(rs->natmaps[0]),
			       GFP_KERNEL);
	if (!rs->rules || !rs->natmaps || !rcu_access_pointer(rs->selection)) {
		wanp_ruleset_free(rs);
		return NULL;
	}
	move_wans(rs, draft);
	move_rules(rs, draft);
	link_pairs(rs);
	rs->sets = draft->sets;
	draft->sets.n = 0;
	if (compile(rs)) {
		wanp_ruleset_free(rs);
		return NULL;
	}
	return rs;
}
