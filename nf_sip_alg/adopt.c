// SPDX-License-Identifier: GPL-2.0-only
/* Media that comes in is taken into its call. */
#include <net/netfilter/nf_conntrack_core.h>
#include <net/netfilter/nf_conntrack_zones.h>
#include <net/netfilter/nf_nat.h>

#include "adopt.h"
#include "dialog.h"
#include "inlet.h"

static const struct nf_conntrack_tuple *origin(const struct nf_conn *ct)
{
	return &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
}

/* The address the far side knows the sender by: of a host inside which calls
 * another one inside by way of the outside, that is its public one.
 */
static union nf_inet_addr far_addr(struct nfsip_net *sn,
				   const struct nf_conn *ct)
{
	struct nfsip_end src = { origin(ct)->src.u3, origin(ct)->src.u.udp.port };
	struct nfsip_media *m;

	m = nfsip_media_at(sn, nfsip_end_hash(nf_ct_l3num(ct), &src));
	return m ? m->pub.ip : src.ip;
}

/* Without NAT either end may be the far one. */
static bool is_party(const struct nfsip_flow *flow,
		     const union nf_inet_addr *addr)
{
	return nf_inet_addr_cmp(&flow->peer.ip, addr) ||
	       (!flow->translated && nf_inet_addr_cmp(&flow->lan.ip, addr));
}

static bool is_named(struct nfsip_net *sn, const struct nfsip_dialog *d,
		     const union nf_inet_addr *addr)
{
	bool found;

	spin_lock_bh(&sn->lock);
	found = nfsip_far_has(&d->far, addr);
	spin_unlock_bh(&sn->lock);
	return found;
}

static bool is_allowed(struct nfsip_net *sn, const struct nfsip_media *m,
		       const struct nf_conn *ct)
{
	u32 source = rcu_dereference(sn->config)->media_source;
	union nf_inet_addr far = far_addr(sn, ct);
	struct nfsip_dialog *d;

	if (source == NFSIP_MEDIA_SOURCE_ANY)
		return true;
	d = nfsip_dialog_at(sn, READ_ONCE(m->call));
	return d && (is_party(&d->flow, &far) ||
		     (source == NFSIP_MEDIA_SOURCE_SDP &&
		      is_named(sn, d, &far)));
}

/* The call's signalling, with a reference; NULL when it has expired */
static struct nf_conn *master_of(struct nfsip_net *sn,
				 const struct nfsip_media *m)
{
	struct nf_conntrack_tuple_hash *h;
	struct nf_conntrack_zone zone;

	nf_ct_zone_init(&zone, m->zone, NF_CT_DEFAULT_ZONE_DIR, 0);
	h = nf_conntrack_find_get(sn->net, &zone, &m->master);
	return h ? nf_ct_tuplehash_to_ctrack(h) : NULL;
}

/* As conntrack does with what it expects. Without a master it stays a new
 * connection, about which the firewall decides.
 */
static void relate(struct nf_conn *ct, struct nf_conn *master,
		   struct sk_buff *skb)
{
	ct->master = master;
	__set_bit(IPS_EXPECTED_BIT, &ct->status);
#ifdef CONFIG_NF_CONNTRACK_MARK
	ct->mark = READ_ONCE(master->mark);
#endif
#ifdef CONFIG_NF_CONNTRACK_SECMARK
	ct->secmark = master->secmark;
#endif
	nf_ct_set(skb, ct, IP_CT_RELATED);
}

static void translate(struct nf_conn *ct, const struct nfsip_media *m)
{
	struct nf_nat_range2 range = {
		.flags		= NF_NAT_RANGE_MAP_IPS |
				  NF_NAT_RANGE_PROTO_SPECIFIED,
		.min_addr	= m->lan.ip,
		.max_addr	= m->lan.ip,
		.min_proto	= { .udp.port = m->lan.port },
		.max_proto	= { .udp.port = m->lan.port },
	};

	nf_nat_setup_info(ct, &range, NF_NAT_MANIP_DST);
}

/* For signalling a call has opened nothing, and it ends by its own timeout. */
static void take_in(struct nfsip_net *sn, struct nfsip_media *m,
		    struct nf_conn *ct, struct sk_buff *skb)
{
	struct nf_conn *master = master_of(sn, m);

	if (master)
		relate(ct, master, skb);
	translate(ct, m);
	if (m->kind == NFSIP_MEDIA_SIP)
		return;
	nfsip_media_flow(m, ct, IP_CT_DIR_REPLY);
	nfsip_count(sn, NFSIP_R_MEDIA_IN);
}

/* Forget a connection from before the port was announced; the packet begins it
 * anew. Returns the new one, or NULL.
 */
static struct nf_conn *begin_anew(struct nf_conn *old, struct sk_buff *skb,
				  const struct nf_hook_state *state)
{
	enum ip_conntrack_info ctinfo;
	struct nf_conn *ct;

	nf_ct_kill(old);
	nf_reset_ct(skb);
	if (nf_conntrack_in(skb, state) != NF_ACCEPT)
		return NULL;
	ct = nf_ct_get(skb, &ctinfo);
	return ct && !nf_ct_is_confirmed(ct) && !ct->master ? ct : NULL;
}

/* What is not for the inside is no business of ours: the router has it, as any
 * other datagram. A connection from before is left, too: it would not come back
 * to the zone it is in.
 */
static unsigned int adopt_signalling(struct nfsip_net *sn,
				     struct nfsip_media *m,
				     struct nf_conn *ct, struct sk_buff *skb)
{
	if (!nf_ct_is_confirmed(ct) && nfsip_inlet_admits(sn, ct))
		take_in(sn, m, ct, skb);
	return NF_ACCEPT;
}

unsigned int nfsip_adopt(struct nfsip_net *sn, struct sk_buff *skb,
			 const struct nf_hook_state *state)
{
	enum ip_conntrack_info ctinfo;
	struct nf_conn *ct = nf_ct_get(skb, &ctinfo);
	struct nfsip_media *m = nfsip_media_announced(sn, ct);

	if (!m)
		return NF_ACCEPT;
	if (m->kind == NFSIP_MEDIA_SIP)
		return adopt_signalling(sn, m, ct, skb);
	if (!is_allowed(sn, m, ct)) {
		nfsip_count(sn, NFSIP_R_MEDIA_SOURCE);
		return NF_DROP;
	}
	if (nf_ct_is_confirmed(ct))
		ct = begin_anew(ct, skb, state);
	if (ct)
		take_in(sn, m, ct, skb);
	return NF_ACCEPT;
}
