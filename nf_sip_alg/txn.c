// SPDX-License-Identifier: GPL-2.0-only
/* Transactions: the way back of a response. */
#include <linux/slab.h>

#include "txn.h"

/* RFC 3261 s17.1.2.2: a transaction that is not INVITE is over after 64*T1 */
#define TXN_LIFE_MS		40000

/* RFC 3261 s16.6 item 11: proxies let an INVITE ring more than three minutes,
 * and each provisional response begins them anew.
 */
#define TXN_INVITE_LIFE_MS	300000

struct nfsip_txn *nfsip_txn_find(struct nfsip_net *sn, u64 key)
{
	struct nfsip_entry *e = nfsip_table_find(&sn->txns, key);

	return e ? container_of(e, struct nfsip_txn, entry) : NULL;
}

struct nfsip_txn *nfsip_txn_note(struct nfsip_net *sn, u64 key, u16 zone,
				 bool invite)
{
	unsigned int life_ms = invite ? TXN_INVITE_LIFE_MS : TXN_LIFE_MS;
	struct nfsip_txn *txn = nfsip_txn_find(sn, key);

	if (txn) {
		WRITE_ONCE(txn->zone, zone);
		nfsip_entry_touch(&txn->entry, life_ms);
		return txn;
	}
	txn = kzalloc(sizeof(*txn), GFP_ATOMIC);
	if (!txn)
		return NULL;
	txn->zone = zone;
	txn->entry.link.key = key;
	nfsip_entry_limit(&txn->entry, life_ms);
	if (!nfsip_table_add(&sn->txns, &txn->entry))
		return txn;
	kfree(txn);
	/* another CPU may have been faster with a copy of the same request */
	return nfsip_txn_find(sn, key);
}
