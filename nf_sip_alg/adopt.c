// SPDX-License-Identifier: GPL-2.0-only
/* Media that comes in is taken into its call. */
#include <net/netfilter/nf_conntrack_core.h>
#include <net/netfilter/nf_conntrack_zones.h>

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
	struct nfsip_dialog *d = nfsip_dialog_of(m);
	union nf_inet_addr far;

	if (!d)
		return false;
	if (d->terms.media_source == NFSIP_MEDIA_SOURCE_ANY)
		return true;
	far = far_addr(sn, ct);
	return is_party(&d->flow, &far) ||
	       (d->terms.media_source == NFSIP_MEDIA_SOURCE_SDP &&
		is_named(sn, d, &far));
}

/* Without NAT, nobody has promised more than the firewall lets in. */
static bool is_translated(const struct nfsip_media *m)
{
	return !nf_inet_addr_cmp(&m->lan.ip, &m->pub.ip) ||
	       m->lan.port != m->pub.port;
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

/* For signalling a call has opened nothing, and it ends by its own timeout. */
static void take_in(struct nfsip_net *sn, struct nfsip_media *m,
		    struct nf_conn *ct, struct sk_buff *skb)
{
	struct nf_conn *master = nfsip_media_master(sn, m);

	if (master)
		relate(ct, master, skb);
	nfsip_end_bind(ct, &m->lan, NF_NAT_MANIP_DST);
	if (m->kind == NFSIP_MEDIA_SIP)
		return;
	nfsip_media_flow(sn, m, ct, IP_CT_DIR_REPLY);
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
		if (!is_translated(m))
			return NF_ACCEPT;
		nfsip_count(sn, NFSIP_R_MEDIA_SOURCE);
		return NF_DROP;
	}
	if (nf_ct_is_confirmed(ct)) {
		/* without NAT the firewall has let it in already */
		if (!is_translated(m))
			return NF_ACCEPT;
		ct = begin_anew(ct, skb, state);
		/* conntrack has no room for it: its verdict, not ours */
		if (!ct && !skb_nfct(skb))
			return NF_DROP;
	}
	if (ct)
		take_in(sn, m, ct, skb);
	return NF_ACCEPT;
}

/* It has another public end than was promised since, and none has that yet: so
 * where the promise cannot be kept, it is tried for the unanswered packets only.
 */
static bool is_premature(const struct nfsip_media *m, const struct nf_conn *ct)
{
	const struct nf_conntrack_tuple *reply;

	reply = &ct->tuplehash[IP_CT_DIR_REPLY].tuple;
	return !(READ_ONCE(m->seen) & BIT(IP_CT_DIR_ORIGINAL)) &&
	       nf_ct_zone(ct)->id == NF_CT_DEFAULT_ZONE_ID &&
	       (!nf_inet_addr_cmp(&reply->dst.u3, &m->pub.ip) ||
		reply->dst.u.udp.port != m->pub.port);
}

unsigned int nfsip_adopt_own(struct nfsip_net *sn, struct sk_buff *skb,
			     const struct nf_hook_state *state)
{
	enum ip_conntrack_info ctinfo;
	struct nf_conn *ct = nf_ct_get(skb, &ctinfo);
	struct nfsip_end lan = { origin(ct)->src.u3, origin(ct)->src.u.udp.port };
	struct nfsip_media *m;

	m = nfsip_media_at(sn, nfsip_end_hash(nf_ct_l3num(ct), &lan));
	if (!m || !is_premature(m, ct) || begin_anew(ct, skb, state) ||
	    skb_nfct(skb))
		return NF_ACCEPT;
	/* conntrack has no room for it: its verdict, not ours */
	return NF_DROP;
}
