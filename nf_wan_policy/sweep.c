// SPDX-License-Identifier: GPL-2.0-only
/*
 * Walks over the connections.
 *
 * DOC: Conntrack holds a lock of its table while it shows a connection. What is
 * asked before one is ended takes locks of others, so those in question are
 * held by reference first, and judged and ended when the walk is over.
 */

#include <linux/list.h>
#include <linux/slab.h>
#include <net/netfilter/nf_conntrack.h>
#include "reset.h"
#include "sweep.h"

/**
 * struct found - a connection in question
 * @list: place in the list
 * @ct: the connection, held
 */
struct found {
	struct list_head	list;
	struct nf_conn		*ct;
};

struct walk {
	const struct wanp_sweep	*sweep;
	struct list_head	found;
};

static int visit(struct nf_conn *ct, void *data)
{
	struct walk *walk = data;
	struct found *found;
	bool may_end;

	rcu_read_lock();
	may_end = walk->sweep->may_end(ct, walk->sweep->arg);
	rcu_read_unlock();
	if (!may_end)
		return 0;
	found = kmalloc(sizeof(*found), GFP_ATOMIC | __GFP_NOWARN);
	if (!found)
		return 0;
	refcount_inc(&ct->ct_general.use);
	found->ct = ct;
	list_add_tail(&found->list, &walk->found);
	return 0;
}

static bool end(const struct wanp_sweep *sweep, struct nf_conn *ct)
{
	bool must_end;

	rcu_read_lock();
	must_end = sweep->must_end(ct, sweep->arg);
	rcu_read_unlock();
	if (!must_end || !nf_ct_delete(ct, 0, 0))
		return false;
	wanp_reset_inside(ct);
	return true;
}

unsigned int wanp_sweep(struct net *net, const struct wanp_sweep *sweep)
{
	struct walk walk = {
		.sweep	= sweep,
		.found	= LIST_HEAD_INIT(walk.found),
	};
	struct nf_ct_iter_data iter = {
		.net	= net,
		.data	= &walk,
	};
	struct found *found, *next;
	unsigned int n = 0;

	nf_ct_iterate_cleanup_net(visit, &iter);
	list_for_each_entry_safe(found, next, &walk.found, list) {
		n += end(sweep, found->ct);
		nf_ct_put(found->ct);
		kfree(found);
		cond_resched();
	}
	return n;
}
