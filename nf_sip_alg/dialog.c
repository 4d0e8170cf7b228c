// SPDX-License-Identifier: GPL-2.0-only
/* Calls: one entry from the INVITE to the BYE. */
#include <linux/slab.h>

#include "call.h"
#include "claim.h"
#include "dialog.h"
#include "hash.h"

/* RFC 3261 s16.6: timer C, more than three minutes from the last response */
#define EARLY_LIFE_MS	300000

#define UP_LIFE_MS	(CALL_SILENT_S * 1000)

/* Retransmissions of the last message: 64*T1 (RFC 3261 s17.1.2.2), and a bit */
#define OVER_LIFE_MS	40000

static const unsigned int life_ms[] = {
	[NFSIP_CALL_EARLY]	= EARLY_LIFE_MS,
	[NFSIP_CALL_UP]		= UP_LIFE_MS,
	[NFSIP_CALL_OVER]	= OVER_LIFE_MS,
};

struct nfsip_dialog *nfsip_dialog_at(struct nfsip_net *sn, u64 key)
{
	struct nfsip_entry *e = nfsip_table_find(&sn->calls, key);

	return e ? container_of(e, struct nfsip_dialog, entry) : NULL;
}

/* A proxy outside may fork one call to several hosts inside: each is a call of
 * its own here.
 */
static u64 key_of(u64 name, const union nf_inet_addr *lan)
{
	return nfsip_hash_at(name, lan);
}

struct nfsip_dialog *nfsip_dialog_find(struct nfsip_net *sn,
				       const struct nfsip_dialog_name *name,
				       const union nf_inet_addr *lan)
{
	struct nfsip_dialog *d = nfsip_dialog_at(sn, key_of(name->from, lan));

	if (d || !name->to)
		return d;
	return nfsip_dialog_at(sn, key_of(name->to, lan));
}

static struct nfsip_dialog *make(const struct nfsip_dialog_name *name,
				 const struct nfsip_flow *flow)
{
	struct nfsip_dialog *d = kzalloc(sizeof(*d), GFP_ATOMIC);

	if (!d)
		return NULL;
	d->entry.link.key = key_of(name->from, &flow->lan.ip);
	d->flow = *flow;
	d->born = jiffies;
	INIT_LIST_HEAD(&d->media.list);
	d->id_len = min_t(size_t, name->id_len, NFSIP_CALL_ID_MAX);
	memcpy(d->id, name->id, d->id_len);
	nfsip_entry_limit(&d->entry, EARLY_LIFE_MS);
	return d;
}

struct nfsip_dialog *nfsip_dialog_begin(struct nfsip_net *sn,
					const struct nfsip_dialog_name *name,
					const struct nfsip_flow *flow, u32 cseq,
					const struct nfsip_terms *terms)
{
	u64 key = key_of(name->from, &flow->lan.ip);
	struct nfsip_dialog *d = nfsip_dialog_at(sn, key);

	if (!d) {
		d = make(name, flow);
		if (!d)
			return NULL;
		d->terms = *terms;
		if (nfsip_table_add(&sn->calls, &d->entry)) {
			kfree(d);
			/* another CPU may have been faster with a copy */
			d = nfsip_dialog_at(sn, key);
			if (!d)
				return NULL;
		}
	}
	/* an INVITE tried again after a challenge revives the call */
	if (READ_ONCE(d->state) == NFSIP_CALL_OVER && cseq != d->invite_cseq)
		nfsip_dialog_set(sn, d, NFSIP_CALL_EARLY);
	WRITE_ONCE(d->invite_cseq, cseq);
	WRITE_ONCE(d->zone, flow->zone);
	return d;
}

struct nfsip_dialog *nfsip_dialog_of(const struct nfsip_media *m)
{
	struct nfsip_dialog *d;

	d = container_of(READ_ONCE(m->set), struct nfsip_dialog, media);
	return nfsip_entry_is_gone(&d->entry) ? NULL : d;
}

static void close_media(struct nfsip_net *sn, struct nfsip_dialog *d)
{
	spin_lock_bh(&sn->lock);
	nfsip_claim_end_all(sn, &d->media);
	spin_unlock_bh(&sn->lock);
}

void nfsip_dialog_set(struct nfsip_net *sn, struct nfsip_dialog *d, u8 state)
{
	u8 was = READ_ONCE(d->state);

	if (was == state)
		return;
	WRITE_ONCE(d->since, jiffies);
	WRITE_ONCE(d->state, state);
	nfsip_entry_limit(&d->entry, life_ms[state]);
	if (state == NFSIP_CALL_OVER)
		close_media(sn, d);
}

void nfsip_dialog_expired(struct nfsip_table *calls, struct nfsip_entry *e)
{
	struct nfsip_net *sn = container_of(calls, struct nfsip_net, calls);
	struct nfsip_dialog *d = container_of(e, struct nfsip_dialog, entry);

	spin_lock_bh(&sn->lock);
	d->media.is_closed = true;
	nfsip_claim_end_all(sn, &d->media);
	spin_unlock_bh(&sn->lock);
}

void nfsip_dialog_keep(struct nfsip_dialog *d)
{
	u8 state = READ_ONCE(d->state);

	if (state != NFSIP_CALL_OVER)
		nfsip_entry_touch(&d->entry, life_ms[state]);
}

void nfsip_dialog_ending(struct nfsip_dialog *d)
{
	nfsip_entry_limit(&d->entry, OVER_LIFE_MS);
}
