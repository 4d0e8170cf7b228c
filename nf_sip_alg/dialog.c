// SPDX-License-Identifier: GPL-2.0-only
/* Calls: one entry from the INVITE to the BYE. */
#include <linux/slab.h>

#include "call.h"
#include "dialog.h"
#include "media.h"

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
	struct nfsip_entry *e = key ? nfsip_table_find(&sn->calls, key) : NULL;

	return e ? container_of(e, struct nfsip_dialog, entry) : NULL;
}

static struct nfsip_dialog *find_of(struct nfsip_net *sn, u64 key,
				    const union nf_inet_addr *lan)
{
	struct nfsip_dialog *d = nfsip_dialog_at(sn, key);

	/* without NAT, whoever sends takes the place of the inside */
	return d && (nf_inet_addr_cmp(&d->flow.lan.ip, lan) ||
		     (!d->flow.translated &&
		      nf_inet_addr_cmp(&d->flow.peer.ip, lan))) ? d : NULL;
}

struct nfsip_dialog *nfsip_dialog_find(struct nfsip_net *sn,
				       const struct nfsip_dialog_name *name,
				       const union nf_inet_addr *lan)
{
	struct nfsip_dialog *d = find_of(sn, name->from, lan);

	return d ?: find_of(sn, name->to, lan);
}

static struct nfsip_dialog *make(const struct nfsip_dialog_name *name,
				 const struct nfsip_flow *flow)
{
	struct nfsip_dialog *d = kzalloc(sizeof(*d), GFP_ATOMIC);

	if (!d)
		return NULL;
	d->entry.key = name->from;
	d->flow = *flow;
	d->born = jiffies;
	d->id_len = min_t(size_t, name->id_len, NFSIP_CALL_ID_MAX);
	memcpy(d->id, name->id, d->id_len);
	nfsip_entry_limit(&d->entry, EARLY_LIFE_MS);
	return d;
}

struct nfsip_dialog *nfsip_dialog_begin(struct nfsip_net *sn,
					const struct nfsip_dialog_name *name,
					const struct nfsip_flow *flow, u32 cseq,
					u8 mode)
{
	struct nfsip_dialog *d = find_of(sn, name->from, &flow->lan.ip);

	if (!d) {
		d = make(name, flow);
		if (!d)
			return NULL;
		d->mode = mode;
		if (nfsip_table_add(&sn->calls, &d->entry)) {
			kfree(d);
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

static void close_media(struct nfsip_net *sn, struct nfsip_dialog *d)
{
	u32 i;

	spin_lock_bh(&sn->lock);
	for (i = 0; i < d->n_media; i++)
		nfsip_media_close(sn, d->media[i], d->entry.key);
	d->n_media = 0;
	spin_unlock_bh(&sn->lock);
}

void nfsip_dialog_set(struct nfsip_net *sn, struct nfsip_dialog *d, u8 state)
{
	u8 was = READ_ONCE(d->state);

	if (was == state)
		return;
	WRITE_ONCE(d->state, state);
	nfsip_entry_limit(&d->entry, life_ms[state]);
	if (state == NFSIP_CALL_OVER)
		close_media(sn, d);
}

static void set_life(struct nfsip_net *sn, struct nfsip_dialog *d,
		     unsigned int life,
		     void (*set)(struct nfsip_entry *e, unsigned int life_ms))
{
	u32 i;

	set(&d->entry, life);
	spin_lock_bh(&sn->lock);
	for (i = 0; i < d->n_media; i++)
		nfsip_media_life(sn, d->media[i], life, set);
	spin_unlock_bh(&sn->lock);
}

void nfsip_dialog_keep(struct nfsip_net *sn, struct nfsip_dialog *d)
{
	u8 state = READ_ONCE(d->state);

	if (state != NFSIP_CALL_OVER)
		set_life(sn, d, life_ms[state], nfsip_entry_touch);
}

void nfsip_dialog_ending(struct nfsip_net *sn, struct nfsip_dialog *d)
{
	set_life(sn, d, OVER_LIFE_MS, nfsip_entry_limit);
}

/* Take one key out, so that it can be put in again as the newest */
static void forget_media(struct nfsip_dialog *d, u32 i)
{
	d->n_media--;
	memmove(&d->media[i], &d->media[i + 1],
		(d->n_media - i) * sizeof(d->media[0]));
}

void nfsip_dialog_own(struct nfsip_net *sn, struct nfsip_dialog *d, u64 media)
{
	u32 i;

	spin_lock_bh(&sn->lock);
	for (i = 0; i < d->n_media && d->media[i] != media; i++)
		;
	if (i < d->n_media) {
		forget_media(d, i);
	} else if (i == NFSIP_CALL_MEDIA_MAX) {
		nfsip_media_close(sn, d->media[0], d->entry.key);
		forget_media(d, 0);
	}
	d->media[d->n_media++] = media;
	spin_unlock_bh(&sn->lock);
}

struct census {
	bool	(*is_on)(u16 zone, void *arg);
	void	*arg;
	u32	n;
};

static bool count_live(struct nfsip_entry *e, void *arg)
{
	struct nfsip_dialog *d = container_of(e, struct nfsip_dialog, entry);
	struct census *census = arg;

	if (READ_ONCE(d->state) != NFSIP_CALL_OVER &&
	    census->is_on(READ_ONCE(d->zone), census->arg))
		census->n++;
	return true;
}

u32 nfsip_dialog_live(struct nfsip_net *sn, bool (*is_on)(u16 zone, void *arg),
		      void *arg)
{
	struct census census = { .is_on = is_on, .arg = arg };

	nfsip_table_each(&sn->calls, count_live, &census);
	return census.n;
}
