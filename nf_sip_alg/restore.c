// SPDX-License-Identifier: GPL-2.0-only
/* What was written, and what stood there. */
#include <linux/slab.h>

#include "hash.h"
#include "restore.h"

/* A registrar may keep a Contact for a day between two REGISTERs */
#define RESTORE_LIFE_MS	(25 * 3600 * 1000)

static u64 key_of(const struct nfsip_flow *flow, struct nfsip_token written)
{
	return nfsip_hash_at(nfsip_hash(written.p, written.len),
			     &flow->lan.ip);
}

static struct nfsip_restore *find(struct nfsip_net *sn, u64 key)
{
	struct nfsip_entry *e = nfsip_table_find(&sn->restores, key);

	return e ? container_of(e, struct nfsip_restore, entry) : NULL;
}

static struct nfsip_restore *make(u64 key, struct nfsip_token original)
{
	struct nfsip_restore *r = kzalloc(sizeof(*r), GFP_ATOMIC);

	if (!r)
		return NULL;
	r->entry.link.key = key;
	r->len = original.len;
	memcpy(r->text, original.p, original.len);
	nfsip_entry_limit(&r->entry, RESTORE_LIFE_MS);
	return r;
}

int nfsip_restore_note(struct nfsip_net *sn, const struct nfsip_flow *flow,
		       struct nfsip_token written, struct nfsip_token original)
{
	u64 key = key_of(flow, written);
	struct nfsip_restore *r = find(sn, key);
	int err;

	if (original.len > NFSIP_TOKEN_MAX)
		return -ENAMETOOLONG;
	if (r && r->len == original.len &&
	    !memcmp(r->text, original.p, original.len)) {
		nfsip_entry_touch(&r->entry, RESTORE_LIFE_MS);
		return 0;
	}
	/* the port had to change, and two forms of one endpoint became the
	 * same token: the form written last is the one to expect back
	 */
	if (r)
		nfsip_table_del(&sn->restores, &r->entry);
	r = make(key, original);
	if (!r)
		return -ENOMEM;
	err = nfsip_table_add(&sn->restores, &r->entry);
	if (err)
		kfree(r);
	return err == -EEXIST ? 0 : err;
}

const struct nfsip_restore *
nfsip_restore_find(struct nfsip_net *sn, const struct nfsip_flow *flow,
		   struct nfsip_token written)
{
	struct nfsip_restore *r = find(sn, key_of(flow, written));

	if (r)
		nfsip_entry_touch(&r->entry, RESTORE_LIFE_MS);
	return r;
}
