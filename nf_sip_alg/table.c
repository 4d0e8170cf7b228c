// SPDX-License-Identifier: GPL-2.0-only
/* A table of things that expire. */
#include <linux/sched.h>
#include <linux/slab.h>

#include "table.h"

/* Of one nfsip_table_gc(): entries in one go, and how often */
#define GC_BATCH	256
#define GC_BATCHES	32

int nfsip_table_init(struct nfsip_table *t, u32 max)
{
	int err = nfsip_index_init(&t->index, max);

	if (!err)
		rhashtable_walk_enter(&t->index.ht, &t->gc);
	return err;
}

void nfsip_table_destroy(struct nfsip_table *t)
{
	rhashtable_walk_exit(&t->gc);
	nfsip_index_drop(&t->index);
}

static struct nfsip_entry *entry_of(struct nfsip_link *link)
{
	return container_of(link, struct nfsip_entry, link);
}

struct nfsip_entry *nfsip_table_find(struct nfsip_table *t, u64 key)
{
	struct nfsip_link *link = nfsip_index_find(&t->index, key);

	if (!link || nfsip_entry_is_gone(entry_of(link)))
		return NULL;
	return entry_of(link);
}

static void drop(struct nfsip_table *t, struct nfsip_entry *e)
{
	if (t->on_expiry)
		t->on_expiry(t, e);
	nfsip_table_del(t, e);
}

int nfsip_table_add(struct nfsip_table *t, struct nfsip_entry *e)
{
	struct nfsip_link *old = nfsip_index_add(&t->index, &e->link);

	if (!IS_ERR_OR_NULL(old) && nfsip_entry_is_gone(entry_of(old))) {
		drop(t, entry_of(old));
		old = nfsip_index_add(&t->index, &e->link);
	}
	if (IS_ERR(old))
		return PTR_ERR(old);
	return old ? -EEXIST : 0;
}

bool nfsip_table_del(struct nfsip_table *t, struct nfsip_entry *e)
{
	if (!nfsip_index_del(&t->index, &e->link))
		return false;
	kfree_rcu(e, rcu);
	return true;
}

void nfsip_table_each(struct nfsip_table *t,
		      bool (*visit)(struct nfsip_entry *e, void *arg),
		      void *arg)
{
	struct rhashtable_iter iter;
	struct nfsip_entry *e;

	rhashtable_walk_enter(&t->index.ht, &iter);
	rhashtable_walk_start(&iter);
	while ((e = rhashtable_walk_next(&iter))) {
		/* the table was resized: what is missed now is not new */
		if (PTR_ERR(e) == -EAGAIN)
			continue;
		if (IS_ERR(e) || !visit(e, arg))
			break;
	}
	rhashtable_walk_stop(&iter);
	rhashtable_walk_exit(&iter);
}

/* Returns false when the walk was all round the table. */
static bool gc_batch(struct nfsip_table *t)
{
	struct nfsip_entry *e = NULL;
	u32 i;

	rhashtable_walk_start(&t->gc);
	for (i = 0; i < GC_BATCH; i++) {
		e = rhashtable_walk_next(&t->gc);
		if (!e)
			break;
		if (!IS_ERR(e) && nfsip_entry_is_gone(e))
			drop(t, e);
	}
	rhashtable_walk_stop(&t->gc);
	return e;
}

void nfsip_table_gc(struct nfsip_table *t)
{
	u32 i;

	for (i = 0; i < GC_BATCHES; i++) {
		if (!gc_batch(t)) {
			rhashtable_walk_exit(&t->gc);
			rhashtable_walk_enter(&t->index.ht, &t->gc);
			return;
		}
		cond_resched();
	}
}
