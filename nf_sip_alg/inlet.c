// SPDX-License-Identifier: GPL-2.0-only
/* Inlets: public ports for SIP at ports the inside does not send from. */
#include <linux/random.h>
#include <linux/slab.h>

#include "far.h"
#include "inlet.h"
#include "stream.h"

/**
 * struct nfsip_inlet - one inside port
 * @entry: link, key (nfsip_flow_hash(), also of its struct nfsip_media), expiry
 * @sn: state
 * @owner: what its struct nfsip_media has for a call
 * @pub_port: public port, host order
 * @peers: who may use it; guarded by nfsip_net.lock
 */
struct nfsip_inlet {
	struct nfsip_entry	entry;
	struct nfsip_net	*sn;
	u64			owner;
	u16			pub_port;
	struct nfsip_far	peers;
};

static struct nfsip_inlet *inlet_at(struct nfsip_net *sn, u64 key)
{
	struct nfsip_entry *e = nfsip_table_find(&sn->inlets, key);

	return e ? container_of(e, struct nfsip_inlet, entry) : NULL;
}

static int open_port(const struct nfsip_media_for *who, u16 lan_port,
		     u16 *pub_port)
{
	int err = -EADDRINUSE;
	int i;

	for (i = 0; i < NFSIP_PORT_TRIES && err == -EADDRINUSE; i++) {
		*pub_port = nfsip_stream_random_port(who->sn, lan_port, 0);
		if (*pub_port)
			err = nfsip_media_open(who, lan_port, *pub_port,
					       NFSIP_MEDIA_SIP);
	}
	return err;
}

/* An expired one of the same name may not have been swept away yet. */
static int add(const struct nfsip_media_for *who, struct nfsip_inlet *inlet,
	       u16 lan_port)
{
	struct nfsip_net *sn = who->sn;
	struct nfsip_media_for self = *who;
	struct nfsip_media *old = nfsip_media_at(sn, inlet->entry.key);
	int err;

	if (old)
		nfsip_media_close(sn, old->entry.key, old->call);
	self.call = inlet->owner;
	err = open_port(&self, lan_port, &inlet->pub_port);
	if (err)
		return err;
	err = nfsip_table_add(&sn->inlets, &inlet->entry);
	if (err)
		nfsip_media_close(sn, inlet->entry.key, inlet->owner);
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
	inlet->entry.key = nfsip_flow_hash(who->flow, lan_port);
	inlet->sn = who->sn;
	inlet->owner = get_random_u64();
	nfsip_entry_limit(&inlet->entry, MSEC_PER_SEC);
	err = add(who, inlet, lan_port);
	if (!err)
		return inlet;
	kfree(inlet);
	return ERR_PTR(err);
}

/* Firewalls know what comes in as a child of the newest flow that told of it */
static void renew_master(const struct nfsip_media_for *who,
			 const struct nfsip_inlet *inlet)
{
	struct nfsip_media *m = nfsip_media_at(who->sn, inlet->entry.key);
	struct nfsip_media_for self = *who;

	self.call = inlet->owner;
	if (m)
		nfsip_media_reopen(&self, m);
}

int nfsip_inlet_open(const struct nfsip_media_for *who, u16 lan_port,
		     u32 life_s, u16 *pub_port)
{
	u64 key = nfsip_flow_hash(who->flow, lan_port);
	struct nfsip_inlet *inlet;
	int err = 0;

	spin_lock_bh(&who->sn->lock);
	inlet = inlet_at(who->sn, key);
	if (inlet)
		renew_master(who, inlet);
	else
		inlet = make(who, lan_port);
	if (IS_ERR(inlet)) {
		err = PTR_ERR(inlet);
	} else {
		nfsip_far_add(&inlet->peers, &who->flow->peer.ip);
		nfsip_entry_touch(&inlet->entry, life_s * MSEC_PER_SEC);
		*pub_port = inlet->pub_port;
	}
	spin_unlock_bh(&who->sn->lock);
	return err;
}

void nfsip_inlet_keep(struct nfsip_net *sn, u64 key, u32 life_s)
{
	struct nfsip_inlet *inlet = inlet_at(sn, key);

	if (inlet)
		nfsip_entry_touch(&inlet->entry, life_s * MSEC_PER_SEC);
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
	inlet = inlet_at(sn, m->entry.key);
	if (!inlet)
		return false;
	t = &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
	spin_lock_bh(&sn->lock);
	found = nfsip_far_has(&inlet->peers, &t->src.u3);
	spin_unlock_bh(&sn->lock);
	return found;
}

void nfsip_inlet_expired(struct nfsip_entry *e)
{
	struct nfsip_inlet *inlet = container_of(e, struct nfsip_inlet, entry);

	nfsip_media_close(inlet->sn, e->key, inlet->owner);
}
