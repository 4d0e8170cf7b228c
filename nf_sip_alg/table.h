/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A table of things that expire.
 */
#ifndef _NF_SIP_ALG_TABLE_H
#define _NF_SIP_ALG_TABLE_H

#include "entry.h"

/**
 * struct nfsip_table - the table
 * @index: entries by key
 * @gc: how far nfsip_table_gc() has come
 * @on_expiry: called before an expired entry is dropped, under RCU; may be NULL
 */
struct nfsip_table {
	struct nfsip_index	index;
	struct rhashtable_iter	gc;
	void			(*on_expiry)(struct nfsip_table *t,
					     struct nfsip_entry *e);
};

/**
 * nfsip_table_init() - make an empty table
 * @t: table
 * @max: entries held at most
 * Return: 0 or -ENOMEM.
 */
int nfsip_table_init(struct nfsip_table *t, u32 max);

/**
 * nfsip_table_destroy() - free the table and all it holds
 * @t: table, no longer reachable by readers
 */
void nfsip_table_destroy(struct nfsip_table *t);

/**
 * nfsip_table_find() - look an entry up
 * @t: table
 * @key: hash of the name
 *
 * Return: the entry, valid within this RCU read side; NULL when there is none
 * that has not expired.
 */
struct nfsip_entry *nfsip_table_find(struct nfsip_table *t, u64 key);

/**
 * nfsip_table_add() - add an entry
 * @t: table
 * @e: entry from kmalloc(), with its key and @e->expires set
 *
 * An expired entry of the same key is replaced.
 *
 * Context: any, RCU read side.
 * Return: 0; -EEXIST; -ENOSPC when the table is full; -ENOMEM. On error @e
 * still belongs to the caller.
 */
int nfsip_table_add(struct nfsip_table *t, struct nfsip_entry *e);

/**
 * nfsip_table_del() - remove an entry and free it after a grace period
 * @t: table
 * @e: entry; nothing happens if it is no longer in the table
 * Return: true when this call removed it.
 *
 * Context: any, RCU read side.
 */
bool nfsip_table_del(struct nfsip_table *t, struct nfsip_entry *e);

/**
 * nfsip_table_each() - visit the entries, in no order
 * @t: table
 * @visit: returns false to stop; under RCU, may not sleep
 * @arg: handed to @visit
 *
 * What comes or goes meanwhile, or while the table grows, may be missed, and
 * other entries may be visited twice.
 */
void nfsip_table_each(struct nfsip_table *t,
		      bool (*visit)(struct nfsip_entry *e, void *arg), void *arg);

/**
 * nfsip_table_gc() - drop what has expired, among the next few thousand entries
 * @t: table
 *
 * The next call goes on where this one ends, so that none takes long.
 *
 * Context: process, may sleep; one at a time.
 */
void nfsip_table_gc(struct nfsip_table *t);

#endif
