// SPDX-License-Identifier: GPL-2.0-only
/* A table of things that expire, keyed by 64 keyed-hash bits of their name. */
#include <linux/slab.h>

#include "table.h"

static const struct rhashtable_params params = {
	.head_offset		= offsetof(struct nfsip_entry, node),
	.key_offset		= offsetof(struct nfsip_entry, key),
	.key_len		= sizeof_field(struct nfsip_entry, key),
	.automatic_shrinking	= true,
};

int nfsip_table_init(struct nfsip_table *t, u32 max)
{
	t->max = max;
	return rhashtable_init(&t->ht, &params);
}

static void free_entry(void *entry, void *arg)
{
	kfree(entry);
}

void nfsip_table_destroy(struct nfsip_table *t)
{
	rhashtable_free_and_destroy(&t->ht, free_entry, NULL);
}

struct nfsip_entry *nfsip_table_find(struct nfsip_table *t, u64 key)
{
	struct nfsip_entry *e;

	e = rhashtable_lookup(&t->ht, &key, params);
	return e && !nfsip_entry_is_gone(e) ? e : NULL;
}

static void drop(struct nfsip_table *t, struct nfsip_entry *e)
{
	if (t->on_expiry)
		t->on_expiry(e);
	nfsip_table_del(t, e);
}

int nfsip_table_add(struct nfsip_table *t, struct nfsip_entry *e)
{
	struct nfsip_entry *old;

	if (atomic_read(&t->ht.nelems) >= t->max)
		return -ENOSPC;
	old = rhashtable_lookup_get_insert_fast(&t->ht, &e->node, params);
	if (!old)
		return 0;
	if (IS_ERR(old))
		return PTR_ERR(old);
	if (!nfsip_entry_is_gone(old))
		return -EEXIST;
	drop(t, old);
	return rhashtable_lookup_insert_fast(&t->ht, &e->node, params);
}

bool nfsip_table_del(struct nfsip_table *t, struct nfsip_entry *e)
{
	if (rhashtable_remove_fast(&t->ht, &e->node, params))
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

	rhashtable_walk_enter(&t->ht, &iter);
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

bool nfsip_table_is_empty(const struct nfsip_table *t)
{
	return !atomic_read(&t->ht.nelems);
}

static bool drop_expired(struct nfsip_entry *e, void *t)
{
	if (nfsip_entry_is_gone(e))
		drop(t, e);
	return true;
}

void nfsip_table_gc(struct nfsip_table *t)
{
	nfsip_table_each(t, drop_expired, t);
}
