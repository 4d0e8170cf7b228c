/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Things found by 64 keyed-hash bits of their name.
 *
 * Readers walk it under RCU alone. With a secret key nobody outside can aim two
 * names at the same 64 bits, so the names themselves need not be kept.
 */
#ifndef _NF_SIP_ALG_INDEX_H
#define _NF_SIP_ALG_INDEX_H

#include <linux/rhashtable.h>
#include <linux/types.h>

/**
 * struct nfsip_link - a thing's place in an index
 * @node: link to its neighbours
 * @key: hash of its name
 */
struct nfsip_link {
	struct rhash_head	node;
	u64			key;
};

/**
 * struct nfsip_index - the index
 * @ht: links by key
 * @max: links held at most; one more is refused
 */
struct nfsip_index {
	struct rhashtable	ht;
	u32			max;
};

/**
 * nfsip_index_init() - make an empty index
 * @ix: index
 * @max: links held at most
 * Return: 0 or -ENOMEM.
 */
int nfsip_index_init(struct nfsip_index *ix, u32 max);

/**
 * nfsip_index_destroy() - free the index, not what it leads to
 * @ix: index, no longer reachable by readers
 */
void nfsip_index_destroy(struct nfsip_index *ix);

/**
 * nfsip_index_drop() - free the index and what it leads to
 * @ix: index, no longer reachable by readers, of things which are from
 *	kmalloc() and begin with their link
 */
void nfsip_index_drop(struct nfsip_index *ix);

/**
 * nfsip_index_find() - look a key up
 * @ix: index
 * @key: hash of the name
 *
 * Return: the link, valid within this RCU read side; or NULL.
 */
struct nfsip_link *nfsip_index_find(struct nfsip_index *ix, u64 key);

/**
 * nfsip_index_add() - add a link
 * @ix: index
 * @link: link with its key
 *
 * Context: any, RCU read side.
 * Return: NULL when it was added; the link that has this key already; or an
 * error pointer: -ENOSPC when the index is full, -ENOMEM.
 */
struct nfsip_link *nfsip_index_add(struct nfsip_index *ix,
				   struct nfsip_link *link);

/**
 * nfsip_index_del() - remove a link
 * @ix: index
 * @link: link; nothing happens if it is no longer there
 * Return: true when this call removed it. Readers may hold it for another grace
 * period.
 *
 * Context: any, RCU read side.
 */
bool nfsip_index_del(struct nfsip_index *ix, struct nfsip_link *link);

#endif
