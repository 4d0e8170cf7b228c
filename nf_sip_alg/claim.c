// SPDX-License-Identifier: GPL-2.0-only
/* Claims: public ports taken for the media of a call, and given back. */
#include <linux/slab.h>

#include "claim.h"
#include "hash.h"
#include "local.h"

/* Hosts may share a slot, and then its ports, too; of IPv6 a host has a /64. */
static u16 share_of(u8 family, const union nf_inet_addr *host)
{
	const u32 *ip = host->all;
	u64 low = family == NFPROTO_IPV4 ? 0 : ip[1];

	return nfsip_hash_word(low << 32 | ip[0]) % NFSIP_HOSTS;
}

static void leave_set(struct nfsip_media *m)
{
	list_del(&m->siblings);
	m->set->n--;
}

static void join_set(struct nfsip_media_set *set, struct nfsip_media *m)
{
	list_add_tail(&m->siblings, &set->list);
	set->n++;
	WRITE_ONCE(m->set, set);
}

void nfsip_claim_learn(struct nfsip_media *m, const struct nfsip_flow *flow)
{
	m->peer = flow->peer;
	m->lan_sip = flow->lan;
	m->zone = flow->zone;
}

/* Without NAT the public end is not the router's. */
static bool is_serving(const struct nfsip_media_for *who,
		       const struct nfsip_media *m)
{
	return who->flow->translated &&
	       nfsip_local_listens(who->sn->net, m->family, &m->pub);
}

/* The insert into the index of ports is the reservation. */
static int enter(const struct nfsip_media_for *who, struct nfsip_media *m)
{
	struct nfsip_net *sn = who->sn;
	struct nfsip_link *other;

	if (is_serving(who, m))
		return -EADDRINUSE;
	other = nfsip_index_add(&sn->ports, &m->public);
	if (other)
		return IS_ERR(other) ? PTR_ERR(other) : -EADDRINUSE;
	other = nfsip_index_add(&sn->media, &m->inside);
	if (!other)
		return 0;
	nfsip_index_del(&sn->ports, &m->public);
	return IS_ERR(other) ? PTR_ERR(other) : -EEXIST;
}

static struct nfsip_media *make(const struct nfsip_media_for *who,
				const struct nfsip_wish *wish)
{
	struct nfsip_media *m = kzalloc(sizeof(*m), GFP_ATOMIC);
	const struct nfsip_flow *flow = who->flow;

	if (!m)
		return NULL;
	m->lan = (struct nfsip_end){ *wish->host, htons(wish->lan_port) };
	m->pub = (struct nfsip_end){ flow->pub.ip, htons(wish->pub_port) };
	m->inside.key = wish->key;
	m->public.key = nfsip_end_hash(flow->family, &m->pub);
	m->oif = who->oif;
	m->family = flow->family;
	m->kind = wish->kind;
	m->share = share_of(flow->family, wish->host);
	m->set = who->set;
	nfsip_claim_learn(m, flow);
	return m;
}

/* Inlets have a counter of their own. */
static void count(struct nfsip_net *sn, const struct nfsip_media *m,
		  enum nfsip_reason reason)
{
	if (m->kind != NFSIP_MEDIA_SIP)
		nfsip_count(sn, reason);
}

int nfsip_claim(const struct nfsip_media_for *who,
		const struct nfsip_wish *wish)
{
	struct nfsip_media *m = make(who, wish);
	struct nfsip_net *sn = who->sn;
	int err = -EDQUOT;

	if (!m)
		return -ENOMEM;
	if (sn->host_ports[m->share] < NFSIP_HOST_PORTS_MAX)
		err = enter(who, m);
	if (err == -EADDRINUSE || err == -EDQUOT) {
		/* nobody has seen it, and this happens at each try of many */
		kfree(m);
		return err;
	}
	if (err) {
		/* readers may have met it in the index of ports */
		kfree_rcu(m, rcu);
		return err;
	}
	sn->host_ports[m->share]++;
	join_set(who->set, m);
	count(sn, m, NFSIP_R_MEDIA_OPEN);
	return 0;
}

void nfsip_claim_again(const struct nfsip_media_for *who,
		       struct nfsip_media *m)
{
	leave_set(m);
	join_set(who->set, m);
	nfsip_claim_learn(m, who->flow);
}

void nfsip_claim_end(struct nfsip_net *sn, struct nfsip_media *m)
{
	nfsip_media_end_flows(sn, m);
	nfsip_index_del(&sn->ports, &m->public);
	nfsip_index_del(&sn->media, &m->inside);
	leave_set(m);
	sn->host_ports[m->share]--;
	count(sn, m, NFSIP_R_MEDIA_CLOSE);
	kfree_rcu(m, rcu);
}

void nfsip_claim_end_all(struct nfsip_net *sn, struct nfsip_media_set *set)
{
	struct nfsip_media *m, *next;

	list_for_each_entry_safe(m, next, &set->list, siblings)
		nfsip_claim_end(sn, m);
}
