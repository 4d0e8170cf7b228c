// SPDX-License-Identifier: GPL-2.0-only
/* The life of a ruleset, and the marks and devices of its WANs. */

#include <linux/mm.h>
#include <linux/slab.h>
#include "classify.h"
#include "ruleset.h"

void wanp_wan_free(struct wanp_wan *wan)
{
	if (!wan)
		return;
	wanp_counter_put(wan->flows);
	kfree(wan);
}

void wanp_rule_free(struct wanp_rule *rule)
{
	if (!rule)
		return;
	wanp_counter_put(rule->hits);
	kfree(rule);
}

void wanp_ruleset_free(struct wanp_ruleset *rs)
{
	u32 i;

	if (!rs)
		return;
	for (i = 0; i <= WANP_WAN_MAX; i++)
		wanp_wan_free(rs->wan[i]);
	for (i = 0; i < rs->n_rules; i++)
		wanp_rule_free(rs->rules[i]);
	for (i = 0; i < rs->n_natmaps; i++)
		kfree(rs->natmaps[i]);
	wanp_sets_clear(&rs->sets);
	wanp_classifier_free(rs->by_rule);
	wanp_classifier_free(rs->by_natmap);
	wanp_selection_free(rcu_access_pointer(rs->selection));
	kvfree(rs->rules);
	kvfree(rs->natmaps);
	kfree(rs);
}

static void free_rcu_cb(struct rcu_head *rcu)
{
	wanp_ruleset_free(container_of(rcu, struct wanp_ruleset, rcu));
}

void wanp_ruleset_retire(struct wanp_ruleset *rs)
{
	if (rs)
		call_rcu(&rs->rcu, free_rcu_cb);
}

u32 wanp_ruleset_mark(const struct wanp_ruleset *rs, u8 wan)
{
	return (u32)wan << __ffs(rs->mask);
}

u8 wanp_ruleset_marked(const struct wanp_ruleset *rs, u32 mark)
{
	u32 id = (mark & rs->mask) >> __ffs(rs->mask);

	return id <= WANP_WAN_MAX && rs->wan[id] ? id : 0;
}

u8 wanp_ruleset_dev(const struct wanp_ruleset *rs, int ifindex)
{
	u64 left;
	u8 id;

	if (ifindex <= 0)
		return 0;
	for (left = rs->wans; left; left &= left - 1) {
		id = __ffs64(left);
		if (READ_ONCE(rs->wan[id]->ifindex) == ifindex)
			return id;
	}
	return 0;
}
