// SPDX-License-Identifier: GPL-2.0-only
/* The life of a selection. */

#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/slab.h>
#include "selection.h"

struct wanp_selection *wanp_selection_new(u32 n)
{
	struct wanp_selection *sel;

	return kvzalloc(struct_size(sel, active, n), GFP_KERNEL);
}

void wanp_selection_free(struct wanp_selection *sel)
{
	kvfree(sel);
}

void wanp_selection_retire(struct wanp_selection *sel)
{
	if (sel)
		kvfree_rcu(sel, rcu);
}
