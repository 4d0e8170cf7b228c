/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A thing that is kept for some time.
 */
#ifndef _NF_SIP_ALG_ENTRY_H
#define _NF_SIP_ALG_ENTRY_H

#include "index.h"

/**
 * struct nfsip_entry - first member of everything kept in a table
 * @link: place in the table, and key
 * @expires: jiffies after which the entry counts as gone
 * @rcu: for the grace period before the memory is freed
 */
struct nfsip_entry {
	struct nfsip_link	link;
	unsigned long		expires;
	struct rcu_head		rcu;
};

/**
 * nfsip_entry_is_gone() - has the entry expired?
 * @e: entry
 */
bool nfsip_entry_is_gone(const struct nfsip_entry *e);

/**
 * nfsip_entry_touch() - let an entry live on
 * @e: entry
 * @life_ms: milliseconds from now; a longer life already granted is kept
 */
void nfsip_entry_touch(struct nfsip_entry *e, unsigned int life_ms);

/**
 * nfsip_entry_forever() - let an entry live until it is removed
 * @e: entry
 */
void nfsip_entry_forever(struct nfsip_entry *e);

/**
 * nfsip_entry_limit() - let an entry die sooner or later than it would
 * @e: entry
 * @life_ms: milliseconds from now
 */
void nfsip_entry_limit(struct nfsip_entry *e, unsigned int life_ms);

#endif
