// SPDX-License-Identifier: GPL-2.0-only
/* Media ports: which public port stands for which inside port. */
#include <net/netfilter/nf_conntrack_core.h>
#include <net/netfilter/nf_conntrack_zones.h>

#include "media.h"

struct nfsip_media *nfsip_media_at(struct nfsip_net *sn, u64 key)
{
	struct nfsip_link *link = nfsip_index_find(&sn->media, key);

	return link ? container_of(link, struct nfsip_media, inside) : NULL;
}

static u8 proto_of(const struct nfsip_media *m)
{
	return m->kind == NFSIP_MEDIA_TCP ? IPPROTO_TCP : IPPROTO_UDP;
}

struct nfsip_media *nfsip_media_announced(struct nfsip_net *sn,
					  const struct nf_conn *ct)
{
	const struct nf_conntrack_tuple *t;
	struct nfsip_media *m;
	struct nfsip_link *link;
	struct nfsip_end pub;

	t = &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
	pub = (struct nfsip_end){ t->dst.u3, t->dst.u.udp.port };
	link = nfsip_index_find(&sn->ports,
				nfsip_end_hash(nf_ct_l3num(ct), &pub));
	if (!link)
		return NULL;
	m = container_of(link, struct nfsip_media, public);
	return proto_of(m) == nf_ct_protonum(ct) ? m : NULL;
}

static struct nf_conntrack_tuple tuple_of(u8 family, u8 proto,
					  const struct nfsip_end *src,
					  const struct nfsip_end *dst)
{
	return (struct nf_conntrack_tuple){
		.src = { .u3 = src->ip, .u.udp.port = src->port,
			 .l3num = family },
		.dst = { .u3 = dst->ip, .u.udp.port = dst->port,
			 .protonum = proto },
	};
}

static struct nf_conn *find(struct net *net, u16 id,
			    const struct nf_conntrack_tuple *tuple)
{
	struct nf_conntrack_tuple_hash *h;
	struct nf_conntrack_zone zone;

	nf_ct_zone_init(&zone, id, NF_CT_DEFAULT_ZONE_DIR, 0);
	h = nf_conntrack_find_get(net, &zone, tuple);
	return h ? nf_ct_tuplehash_to_ctrack(h) : NULL;
}

struct nf_conn *nfsip_media_master(struct nfsip_net *sn,
				   const struct nfsip_media *m)
{
	struct nf_conntrack_tuple tuple;
	struct nfsip_end lan, peer;
	u16 zone;

	spin_lock_bh(&sn->lock);
	lan = m->lan_sip;
	peer = m->peer;
	zone = m->zone;
	spin_unlock_bh(&sn->lock);
	/* whoever began it, and whether or not it is translated: seen from the
	 * inside it is one of its two tuples
	 */
	tuple = tuple_of(m->family, IPPROTO_UDP, &lan, &peer);
	return find(sn->net, zone, &tuple);
}

void nfsip_media_flow(struct nfsip_net *sn, struct nfsip_media *m,
		      const struct nf_conn *ct, enum ip_conntrack_dir from)
{
	const struct nf_conntrack_tuple *t;
	struct nfsip_end far;

	t = &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
	far = from == IP_CT_DIR_ORIGINAL ?
	      (struct nfsip_end){ t->dst.u3, t->dst.u.udp.port } :
	      (struct nfsip_end){ t->src.u3, t->src.u.udp.port };
	/* two at once from the same side: the one that is not kept ends by
	 * its own timeout
	 */
	spin_lock_bh(&sn->lock);
	m->far[from] = far;
	m->seen |= BIT(from);
	spin_unlock_bh(&sn->lock);
}

/* Should the next call use the same ports, it must not inherit the way and the
 * address of this one.
 */
static void end_flow(struct nfsip_net *sn,
		     const struct nf_conntrack_tuple *tuple)
{
	struct nf_conn *ct = find(sn->net, NF_CT_DEFAULT_ZONE_ID, tuple);

	if (!ct)
		return;
	nf_ct_kill(ct);
	nf_ct_put(ct);
}

int nfsip_media_answered(struct nfsip_net *sn, const struct nfsip_media *m)
{
	struct nf_conntrack_tuple tuple;
	struct nf_conn *ct;
	int answered;

	if (!(m->seen & BIT(IP_CT_DIR_ORIGINAL)))
		return -ENOENT;
	tuple = tuple_of(m->family, proto_of(m), &m->lan,
			 &m->far[IP_CT_DIR_ORIGINAL]);
	ct = find(sn->net, NF_CT_DEFAULT_ZONE_ID, &tuple);
	if (!ct)
		return -ENOENT;
	answered = test_bit(IPS_SEEN_REPLY_BIT, &ct->status);
	nf_ct_put(ct);
	return answered;
}

void nfsip_media_end_flows(struct nfsip_net *sn, const struct nfsip_media *m)
{
	struct nf_conntrack_tuple tuple;

	if (m->seen & BIT(IP_CT_DIR_ORIGINAL)) {
		tuple = tuple_of(m->family, proto_of(m), &m->lan,
				 &m->far[IP_CT_DIR_ORIGINAL]);
		end_flow(sn, &tuple);
	}
	if (m->seen & BIT(IP_CT_DIR_REPLY)) {
		tuple = tuple_of(m->family, proto_of(m),
				 &m->far[IP_CT_DIR_REPLY], &m->pub);
		end_flow(sn, &tuple);
	}
}
