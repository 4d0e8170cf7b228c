// SPDX-License-Identifier: GPL-2.0-only
/* Things found by 64 keyed-hash bits of their name. */
#include <linux/slab.h>

#include "index.h"

/* An office's calls come and go without a change of size: each is a piece of
 * work of its own, which costs more than a message.
 */
#define SIZE_MIN	256

/* The key is a keyed hash already. */
static u32 hash_of(const void *key, u32 len, u32 seed)
{
	return (u32)*(const u64 *)key;
}

static int differs(struct rhashtable_compare_arg *arg, const void *link)
{
	return ((const struct nfsip_link *)link)->key != *(const u64 *)arg->key;
}

static const struct rhashtable_params params = {
	.head_offset		= offsetof(struct nfsip_link, node),
	.key_offset		= offsetof(struct nfsip_link, key),
	.key_len		= sizeof_field(struct nfsip_link, key),
	.hashfn			= hash_of,
	.obj_cmpfn		= differs,
	.min_size		= SIZE_MIN,
	.automatic_shrinking	= true,
};

int nfsip_index_init(struct nfsip_index *ix, u32 max)
{
	ix->max = max;
	return rhashtable_init(&ix->ht, &params);
}

void nfsip_index_destroy(struct nfsip_index *ix)
{
	rhashtable_destroy(&ix->ht);
}

static void free_thing(void *link, void *arg)
{
	kfree(link);
}

void nfsip_index_drop(struct nfsip_index *ix)
{
	rhashtable_free_and_destroy(&ix->ht, free_thing, NULL);
}

struct nfsip_link *nfsip_index_find(struct nfsip_index *ix, u64 key)
{
	return rhashtable_lookup(&ix->ht, &key, params);
}

struct nfsip_link *nfsip_index_add(struct nfsip_index *ix,
				   struct nfsip_link *link)
{
	if (atomic_read(&ix->ht.nelems) >= ix->max)
		return ERR_PTR(-ENOSPC);
	return rhashtable_lookup_get_insert_fast(&ix->ht, &link->node, params);
}

bool nfsip_index_del(struct nfsip_index *ix, struct nfsip_link *link)
{
	return !rhashtable_remove_fast(&ix->ht, &link->node, params);
}
