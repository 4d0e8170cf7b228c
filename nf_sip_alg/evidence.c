// SPDX-License-Identifier: GPL-2.0-only
/* What was seen of far sides. */
#include <linux/slab.h>

#include "evidence.h"
#include "hash.h"

/* A signal counts for a day, and so long is nobody forgotten */
#define LIFE_MS		(24 * 3600 * 1000)

static u64 key_of(const struct nfsip_flow *flow)
{
	return nfsip_hash(&flow->peer.ip, sizeof(flow->peer.ip));
}

static struct nfsip_evidence *find(struct nfsip_net *sn,
				   const struct nfsip_flow *flow)
{
	struct nfsip_entry *e = nfsip_table_find(&sn->evidence, key_of(flow));

	return e ? container_of(e, struct nfsip_evidence, entry) : NULL;
}

static struct nfsip_evidence *make(struct nfsip_net *sn,
				   const struct nfsip_flow *flow)
{
	struct nfsip_evidence *e = kzalloc(sizeof(*e), GFP_ATOMIC);

	if (!e)
		return NULL;
	e->entry.link.key = key_of(flow);
	e->addr = flow->peer.ip;
	e->family = flow->family;
	nfsip_entry_limit(&e->entry, LIFE_MS);
	if (!nfsip_table_add(&sn->evidence, &e->entry))
		return e;
	kfree(e);
	return NULL;
}

unsigned int nfsip_evidence_signals(const struct nfsip_evidence *e)
{
	unsigned long life = msecs_to_jiffies(LIFE_MS);
	unsigned int signals = READ_ONCE(e->signals), i;

	for (i = 0; i < SCORE_SIGNALS; i++)
		if (time_after(jiffies, READ_ONCE(e->seen[i]) + life))
			signals &= ~BIT(i);
	return signals;
}

void nfsip_evidence_note(struct nfsip_net *sn, const struct nfsip_flow *flow,
			 unsigned int signals)
{
	struct nfsip_evidence *e;
	u32 i;

	if (!signals)
		return;
	e = find(sn, flow) ?: make(sn, flow);
	if (!e) {
		nfsip_count(sn, NFSIP_R_TABLE_FULL);
		return;
	}
	nfsip_entry_touch(&e->entry, LIFE_MS);
	WRITE_ONCE(e->signals, nfsip_evidence_signals(e));
	for (i = 0; i < SCORE_SIGNALS; i++) {
		if (!(signals & BIT(i)))
			continue;
		WRITE_ONCE(e->seen[i], jiffies);
		set_bit(i, &e->signals);
	}
	WRITE_ONCE(e->verdict, score_verdict(nfsip_evidence_signals(e),
					     READ_ONCE(e->verdict)));
}

enum score_verdict nfsip_evidence_verdict(struct nfsip_net *sn,
					  const struct nfsip_flow *flow)
{
	struct nfsip_evidence *e = find(sn, flow);

	if (!e)
		return SCORE_UNKNOWN;
	nfsip_entry_touch(&e->entry, LIFE_MS);
	return READ_ONCE(e->verdict);
}
