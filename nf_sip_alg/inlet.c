// SPDX-License-Identifier: GPL-2.0-only
/* Inlets: public ports for SIP at ports the inside does not send from. */
#include <linux/slab.h>
#include <net/netfilter/nf_conntrack_helper.h>

#include "claim.h"
#include "compat.h"
#include "far.h"
#include "inlet.h"
#include "lease.h"
#include "stream.h"

/**
 * struct nfsip_inlet - one inside port
 * @entry: link, key (nfsip_flow_hash(), also of its struct nfsip_media), expiry
 * @media: its port; guarded by nfsip_net.lock
 * @peers: who may use it; guarded by nfsip_net.lock
 */
struct nfsip_inlet {
	struct nfsip_entry	entry;
	struct nfsip_media_set	media;
	struct nfsip_far	peers;
};

static struct nfsip_inlet *inlet_at(struct nfsip_net *sn, u64 key)
{
	struct nfsip_entry *e = nfsip_table_find(&sn->inlets, key);

	return e ? container_of(e, struct nfsip_inlet, entry) : NULL;
}

static struct nfsip_media *port_of(struct nfsip_inlet *inlet)
{
	return list_first_entry_or_null(&inlet->media.list, struct nfsip_media,
					siblings);
}

static int open_port(const struct nfsip_media_for *who, u64 key, u16 lan_port)
{
	struct nfsip_wish wish = { key, &who->flow->lan.ip, lan_port, 0,
				   NFSIP_MEDIA_SIP };
	int err = -EADDRINUSE;
	int i;

	for (i = 0; i < NFSIP_PORT_TRIES && err == -EADDRINUSE; i++) {
		wish.pub_port = nfsip_stream_random_port(who->sn, lan_port, 0);
		if (wish.pub_port)
			err = nfsip_claim(who, &wish);
	}
	return err;
}

/* By the table itself it would be ended like any other, under the lock we hold. */
static void forget(struct nfsip_net *sn, u64 key)
{
	struct nfsip_link *link = nfsip_index_find(&sn->inlets.index, key);

	if (link)
		nfsip_table_del(&sn->inlets, container_of(link,
							  struct nfsip_entry,
							  link));
}

/* An expired one of the same name may not have been swept away yet. */
static int add(const struct nfsip_media_for *who, struct nfsip_inlet *inlet,
	       u16 lan_port)
{
	u64 key = inlet->entry.link.key;
	struct nfsip_net *sn = who->sn;
	struct nfsip_media_for self = *who;
	struct nfsip_media *old = nfsip_media_at(sn, key);
	int err;

	if (old)
		nfsip_claim_end(sn, old);
	forget(sn, key);
	self.set = &inlet->media;
	err = open_port(&self, key, lan_port);
	if (err)
		return err;
	err = nfsip_table_add(&sn->inlets, &inlet->entry);
	if (err)
		nfsip_claim_end_all(sn, &inlet->media);
	else
		nfsip_count(sn, NFSIP_R_INLET);
	return err;
}

static struct nfsip_inlet *make(const struct nfsip_media_for *who,
				u16 lan_port)
{
	struct nfsip_inlet *inlet = kzalloc(sizeof(*inlet), GFP_ATOMIC);
	int err;

	if (!inlet)
		return ERR_PTR(-ENOMEM);
	inlet->entry.link.key = nfsip_flow_hash(who->flow, lan_port);
	INIT_LIST_HEAD(&inlet->media.list);
	nfsip_entry_limit(&inlet->entry, MSEC_PER_SEC);
	err = add(who, inlet, lan_port);
	if (!err)
		return inlet;
	/* its port may have been found by a reader already */
	kfree_rcu(inlet, entry.rcu);
	return ERR_PTR(err);
}

/* What comes in is a child of the flow that needs the inlet for the longest
 * time, so that there is a parent as long as there is an inlet. If that flow
 * came in itself, it is a child of the same parent: no chain may grow.
 */
static void lengthen(struct nfsip_inlet *inlet, const struct nf_conn *ct,
		     u32 life_s)
{
	struct nfsip_media *m = port_of(inlet);
	struct nfsip_flow flow;

	if (!time_after(jiffies + life_s * HZ, READ_ONCE(inlet->entry.expires)))
		return;
	nfsip_entry_touch(&inlet->entry, life_s * MSEC_PER_SEC);
	if (m && !nfsip_flow_of(ct->master ?: ct, IP_CT_DIR_ORIGINAL, &flow))
		nfsip_claim_learn(m, &flow);
}

int nfsip_inlet_open(const struct nfsip_media_for *who,
		     const struct nf_conn *ct, u16 lan_port, u32 life_s,
		     u16 *pub_port)
{
	u64 key = nfsip_flow_hash(who->flow, lan_port);
	struct nfsip_inlet *inlet;
	int err = -EADDRINUSE;

	spin_lock_bh(&who->sn->lock);
	inlet = inlet_at(who->sn, key);
	if (!inlet)
		inlet = make(who, lan_port);
	if (IS_ERR(inlet)) {
		err = PTR_ERR(inlet);
	} else if (port_of(inlet)) {
		nfsip_far_add(&inlet->peers, &who->flow->peer.ip);
		lengthen(inlet, ct, life_s);
		*pub_port = ntohs(port_of(inlet)->pub.port);
		err = 0;
	}
	spin_unlock_bh(&who->sn->lock);
	return err;
}

/* An answer that comes by an inlet never shows the flow that has asked for it
 * that somebody is there; UDP would forget that after half a minute.
 */
static void keep_parent(const struct nfsip_inlet *inlet,
			const struct nf_conn *ct)
{
	long life = READ_ONCE(inlet->entry.expires) - jiffies;

	if (!ct->master || life <= 0)
		return;
	if (nfct_help(ct->master) &&
	    rcu_access_pointer(nfct_help(ct->master)->helper) ==
	    rcu_access_pointer(nfct_help(ct)->helper))
		nfsip_lease_extend(ct->master, life / HZ);
	if (life > (long)nf_ct_expires(ct->master))
		compat_ct_refresh(ct->master, NULL, life);
}

void nfsip_inlet_keep(struct nfsip_net *sn, u64 key, const struct nf_conn *ct,
		      u32 life_s)
{
	struct nfsip_inlet *inlet = key ? inlet_at(sn, key) : NULL;

	if (!inlet)
		return;
	spin_lock_bh(&sn->lock);
	lengthen(inlet, ct, life_s);
	spin_unlock_bh(&sn->lock);
	keep_parent(inlet, ct);
}

bool nfsip_inlet_admits(struct nfsip_net *sn, const struct nf_conn *ct)
{
	const struct nf_conntrack_tuple *t;
	struct nfsip_inlet *inlet;
	struct nfsip_media *m;
	bool found;

	if (nfsip_table_is_empty(&sn->inlets))
		return false;
	m = nfsip_media_announced(sn, ct);
	if (!m || m->kind != NFSIP_MEDIA_SIP)
		return false;
	inlet = inlet_at(sn, m->inside.key);
	if (!inlet)
		return false;
	t = &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
	spin_lock_bh(&sn->lock);
	found = nfsip_far_has(&inlet->peers, &t->src.u3);
	spin_unlock_bh(&sn->lock);
	return found;
}

void nfsip_inlet_expired(struct nfsip_table *inlets, struct nfsip_entry *e)
{
	struct nfsip_net *sn = container_of(inlets, struct nfsip_net, inlets);
	struct nfsip_inlet *inlet = container_of(e, struct nfsip_inlet, entry);

	spin_lock_bh(&sn->lock);
	nfsip_claim_end_all(sn, &inlet->media);
	spin_unlock_bh(&sn->lock);
}
