// SPDX-License-Identifier: GPL-2.0-only
/* Media ports: which public port stands for which inside port. */
#include <linux/slab.h>
#include <net/netfilter/nf_conntrack_core.h>
#include <net/netfilter/nf_conntrack_zones.h>

#include "hash.h"
#include "local.h"
#include "media.h"

/**
 * struct nfsip_port - reservation of a public port
 * @entry: link and key (the public end)
 * @media: key of the struct nfsip_media that holds it
 */
struct nfsip_port {
	struct nfsip_entry	entry;
	u64			media;
};

struct nfsip_media *nfsip_media_at(struct nfsip_net *sn, u64 key)
{
	struct nfsip_entry *e = nfsip_table_find(&sn->media, key);

	return e ? container_of(e, struct nfsip_media, entry) : NULL;
}

u64 nfsip_media_key(const struct nfsip_flow *flow, u16 port)
{
	struct nfsip_end end = { .ip = flow->lan.ip, .port = htons(port) };

	return nfsip_end_hash(flow->family, &end);
}

static u8 proto_of(const struct nfsip_media *m)
{
	return m->kind == NFSIP_MEDIA_TCP ? IPPROTO_TCP : IPPROTO_UDP;
}

/* Hosts may share a slot, and then its ports, too; of IPv6 a host has a /64. */
static atomic_t *ports_of_host(struct nfsip_net *sn,
			       const struct nfsip_media *m)
{
	size_t len = m->family == NFPROTO_IPV4 ? 4 : 8;

	return &sn->host_ports[nfsip_hash(&m->lan.ip, len) % NFSIP_HOSTS];
}

static bool take_share(struct nfsip_net *sn, const struct nfsip_media *m)
{
	atomic_t *ports = ports_of_host(sn, m);

	if (atomic_inc_return(ports) <= NFSIP_HOST_PORTS_MAX)
		return true;
	atomic_dec(ports);
	return false;
}

static void release_port(struct nfsip_net *sn, const struct nfsip_media *m)
{
	struct nfsip_entry *e;

	e = nfsip_table_find(&sn->ports, nfsip_end_hash(m->family, &m->pub));
	if (e && container_of(e, struct nfsip_port, entry)->media ==
		 m->entry.key)
		nfsip_table_del(&sn->ports, e);
}

struct nfsip_media *nfsip_media_announced(struct nfsip_net *sn,
					  const struct nf_conn *ct)
{
	const struct nf_conntrack_tuple *t;
	struct nfsip_media *m;
	struct nfsip_entry *e;
	struct nfsip_end pub;

	t = &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
	pub = (struct nfsip_end){ t->dst.u3, t->dst.u.udp.port };
	e = nfsip_table_find(&sn->ports,
			     nfsip_end_hash(nf_ct_l3num(ct), &pub));
	if (!e)
		return NULL;
	m = nfsip_media_at(sn, container_of(e, struct nfsip_port,
					    entry)->media);
	return m && proto_of(m) == nf_ct_protonum(ct) ? m : NULL;
}

void nfsip_media_flow(struct nfsip_media *m, const struct nf_conn *ct,
		      enum ip_conntrack_dir from)
{
	/* two at once from the same side: the one that is not kept ends by
	 * its own timeout
	 */
	m->flows[from] = ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
}

/* Should the next call use the same ports, it must not inherit the way and the
 * address of this one.
 */
static void end_flow(struct nfsip_net *sn,
		     const struct nf_conntrack_tuple *tuple)
{
	struct nf_conntrack_tuple_hash *h;
	struct nf_conn *ct;

	if (!tuple->dst.protonum)
		return;
	h = nf_conntrack_find_get(sn->net, &nf_ct_zone_dflt, tuple);
	if (!h)
		return;
	ct = nf_ct_tuplehash_to_ctrack(h);
	nf_ct_kill(ct);
	nf_ct_put(ct);
}

static void drop(struct nfsip_net *sn, struct nfsip_media *m)
{
	end_flow(sn, &m->flows[0]);
	end_flow(sn, &m->flows[1]);
	release_port(sn, m);
	if (!nfsip_table_del(&sn->media, &m->entry))
		return;
	atomic_dec(ports_of_host(sn, m));
	nfsip_count(sn, NFSIP_R_MEDIA_CLOSE);
}

void nfsip_media_close(struct nfsip_net *sn, u64 media, u64 call)
{
	struct nfsip_media *m = nfsip_media_at(sn, media);

	if (m && READ_ONCE(m->call) == call)
		drop(sn, m);
}

/* The insert into the table of ports is the reservation. */
static int reserve_port(struct nfsip_net *sn, const struct nfsip_media *m)
{
	struct nfsip_port *port = kzalloc(sizeof(*port), GFP_ATOMIC);
	int err;

	if (!port)
		return -ENOMEM;
	port->entry.key = nfsip_end_hash(m->family, &m->pub);
	port->media = m->entry.key;
	nfsip_entry_forever(&port->entry);
	err = nfsip_table_add(&sn->ports, &port->entry);
	if (err)
		kfree(port);
	return err == -EEXIST ? -EADDRINUSE : err;
}

static const struct nf_conntrack_tuple *
master_tuple(const struct nfsip_media_for *who)
{
	return &who->ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
}

static struct nfsip_media *new_media(const struct nfsip_media_for *who,
				     u16 lan_port, u16 pub_port)
{
	const struct nfsip_flow *flow = who->flow;
	struct nfsip_media *m = kzalloc(sizeof(*m), GFP_ATOMIC);

	if (!m)
		return NULL;
	m->entry.key = nfsip_media_key(flow, lan_port);
	nfsip_entry_forever(&m->entry);
	m->call = who->call;
	m->lan = (struct nfsip_end){ flow->lan.ip, htons(lan_port) };
	m->pub = (struct nfsip_end){ flow->pub.ip, htons(pub_port) };
	m->oif = who->oif;
	m->family = flow->family;
	m->zone = flow->zone;
	m->master = *master_tuple(who);
	return m;
}

int nfsip_media_open(const struct nfsip_media_for *who, u16 lan_port,
		     u16 pub_port, enum nfsip_media_kind kind)
{
	struct nfsip_net *sn = who->sn;
	struct nfsip_media *m = new_media(who, lan_port, pub_port);
	int err;

	if (!m)
		return -ENOMEM;
	m->kind = kind;
	if (kind == NFSIP_MEDIA_SIP)
		m->entry.key = nfsip_flow_hash(who->flow, lan_port);
	err = -EDQUOT;
	if (!take_share(sn, m))
		goto err_free;
	err = -EADDRINUSE;
	if (!nfsip_local_listens(sn->net, m->family, &m->pub))
		err = reserve_port(sn, m);
	if (err)
		goto err_share;
	err = nfsip_table_add(&sn->media, &m->entry);
	if (err)
		goto err_release;
	nfsip_count(sn, NFSIP_R_MEDIA_OPEN);
	return 0;
err_release:
	release_port(sn, m);
err_share:
	atomic_dec(ports_of_host(sn, m));
err_free:
	kfree(m);
	return err;
}

void nfsip_media_reopen(const struct nfsip_media_for *who,
			struct nfsip_media *m)
{
	WRITE_ONCE(m->call, who->call);
	m->master = *master_tuple(who);
}
