// SPDX-License-Identifier: GPL-2.0-only
/* The life of what is in a set. */

#include <linux/mm.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/timekeeping.h>
#include "feed.h"

/* Whoever swaps holds the mutex of the namespace, which is not known here. */
static struct wanp_prefixes *own(const struct wanp_feed *feed)
{
	return rcu_dereference_protected(feed->prefixes, true);
}

struct wanp_prefixes *wanp_prefixes_new(u32 n)
{
	struct wanp_prefixes *prefixes;

	prefixes = kvzalloc(struct_size(prefixes, member, n), GFP_KERNEL);
	if (prefixes)
		prefixes->n = n;
	return prefixes;
}

struct wanp_feed *wanp_feed_new(const char *name,
				struct wanp_prefixes *prefixes)
{
	struct wanp_feed *feed = kzalloc(sizeof(*feed), GFP_KERNEL);

	if (!feed)
		return NULL;
	refcount_set(&feed->users, 1);
	feed->fed = ktime_get_boottime_seconds();
	strscpy(feed->name, name, sizeof(feed->name));
	RCU_INIT_POINTER(feed->prefixes, prefixes);
	return feed;
}

struct wanp_feed *wanp_feed_share(struct wanp_feed *feed)
{
	refcount_inc(&feed->users);
	return feed;
}

void wanp_feed_put(struct wanp_feed *feed)
{
	if (!refcount_dec_and_test(&feed->users))
		return;
	kvfree(own(feed));
	kfree(feed);
}

const struct wanp_prefixes *wanp_feed_now(const struct wanp_feed *feed)
{
	return rcu_dereference_check(feed->prefixes, true);
}

void wanp_feed_swap(struct wanp_feed *feed, struct wanp_prefixes *prefixes)
{
	struct wanp_prefixes *old = own(feed);

	rcu_assign_pointer(feed->prefixes, prefixes);
	WRITE_ONCE(feed->fed, (u32)ktime_get_boottime_seconds());
	kvfree_rcu(old, rcu);
}

u32 wanp_feed_age(const struct wanp_feed *feed)
{
	return (u32)ktime_get_boottime_seconds() - READ_ONCE(feed->fed);
}
