// SPDX-License-Identifier: GPL-2.0-only
/* They are few, and only looked for when rules change or a set is fed. */

#include <linux/string.h>
#include "feed.h"
#include "sets.h"

static u32 index_of(const struct wanp_sets *sets, const char *name)
{
	u32 i;

	for (i = 0; i < sets->n; i++)
		if (!strcmp(sets->set[i].feed->name, name))
			break;
	return i;
}

const struct wanp_set *wanp_sets_find(const struct wanp_sets *sets,
				      const char *name)
{
	u32 i = index_of(sets, name);

	return i < sets->n ? &sets->set[i] : NULL;
}

int wanp_sets_add(struct wanp_sets *sets, const struct wanp_set *set)
{
	if (sets->n == WANP_SETS_MAX)
		return -ENOSPC;
	wanp_feed_share(set->feed);
	sets->set[sets->n++] = *set;
	return 0;
}

int wanp_sets_del(struct wanp_sets *sets, const char *name)
{
	u32 i = index_of(sets, name);

	if (i == sets->n)
		return -ENOENT;
	wanp_feed_put(sets->set[i].feed);
	sets->n--;
	memmove(&sets->set[i], &sets->set[i + 1],
		(sets->n - i) * sizeof(sets->set[0]));
	return 0;
}

void wanp_sets_copy(struct wanp_sets *to, const struct wanp_sets *from)
{
	u32 i;

	for (i = 0; i < from->n; i++)
		wanp_sets_add(to, &from->set[i]);
}

void wanp_sets_clear(struct wanp_sets *sets)
{
	while (sets->n)
		wanp_feed_put(sets->set[--sets->n].feed);
}

u32 wanp_sets_size(const struct wanp_sets *sets)
{
	u32 i, n = 0;

	for (i = 0; i < sets->n; i++)
		n += wanp_feed_now(sets->set[i].feed)->n;
	return n;
}

/* No name needs no set. */
static bool bind(const struct wanp_sets *sets, const char *name,
		 const struct wanp_feed **feed)
{
	const struct wanp_set *set = wanp_sets_find(sets, name);

	*feed = set ? set->feed : NULL;
	return set || !name[0];
}

bool wanp_sets_bind(const struct wanp_sets *sets, struct wanp_match *match)
{
	return bind(sets, match->src_set_name, &match->src_set) &&
	       bind(sets, match->dst_set_name, &match->dst_set);
}
