// SPDX-License-Identifier: GPL-2.0-only
/* Shared counters. */

#include <linux/slab.h>
#include "counter.h"

struct wanp_counter *wanp_counter_new(size_t size)
{
	struct wanp_counter *counter = kzalloc(size, GFP_KERNEL);

	if (counter)
		refcount_set(&counter->users, 1);
	return counter;
}

struct wanp_counter *wanp_counter_share(struct wanp_counter *counter)
{
	refcount_inc(&counter->users);
	return counter;
}

void wanp_counter_put(struct wanp_counter *counter)
{
	if (counter && refcount_dec_and_test(&counter->users))
		kfree(counter);
}
