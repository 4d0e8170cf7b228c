// SPDX-License-Identifier: GPL-2.0-only
/* Media leaves from exactly the public end its SDP announced. */
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_nat.h>

#include "media.h"
#include "nat.h"

/* Ahead of nf_wan_policy (50) and of nftables and iptables (100): the port is
 * promised, nobody else may choose another.
 */
#define NAT_PRIORITY	40

/* conntrack then ends the flow by itself, rather than let it out by another
 * device with this address
 */
static void tie_to(struct nf_conn *ct, const struct net_device *out)
{
#if IS_ENABLED(CONFIG_NF_NAT_MASQUERADE)
	struct nf_conn_nat *nat = nf_ct_nat_ext_add(ct);

	if (nat)
		nat->masq_index = out->ifindex;
#endif
}

/* Called for the first packet of a connection only, by the NAT core. */
static unsigned int media_source(void *priv, struct sk_buff *skb,
				 const struct nf_hook_state *state)
{
	const struct nf_conntrack_tuple *tuple;
	struct nfsip_net *sn = nfsip_state(state->net);
	enum ip_conntrack_info ctinfo;
	struct nfsip_media *m;
	struct nfsip_end lan;
	struct nf_conn *ct;
	bool is_hairpin;

	ct = nf_ct_get(skb, &ctinfo);
	if (!sn || !ct || nf_ct_protonum(ct) != IPPROTO_UDP)
		return NF_ACCEPT;
	tuple = &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
	lan = (struct nfsip_end){ tuple->src.u3, tuple->src.u.udp.port };
	m = nfsip_media_at(sn, nfsip_end_hash(nf_ct_l3num(ct), &lan));
	/* towards another host inside, which knows the sender by his public
	 * end as well
	 */
	is_hairpin = m && nfsip_media_announced(sn, ct);
	if (!m || (m->oif != state->out->ifindex && !is_hairpin))
		return NF_ACCEPT;
	nfsip_media_flow(sn, m, ct, IP_CT_DIR_ORIGINAL);
	tie_to(ct, state->out);
	return nfsip_end_bind(ct, &m->pub, NF_NAT_MANIP_SRC);
}

static const struct nf_hook_ops nat_ops4 = {
	.hook		= media_source,
	.pf		= NFPROTO_IPV4,
	.hooknum	= NF_INET_POST_ROUTING,
	.priority	= NAT_PRIORITY,
};

static const struct nf_hook_ops nat_ops6 = {
	.hook		= media_source,
	.pf		= NFPROTO_IPV6,
	.hooknum	= NF_INET_POST_ROUTING,
	.priority	= NAT_PRIORITY,
};

int nfsip_nat_attach(struct net *net)
{
	int err = nf_nat_ipv4_register_fn(net, &nat_ops4);

	if (err)
		return err;
	err = nf_nat_ipv6_register_fn(net, &nat_ops6);
	if (err)
		nf_nat_ipv4_unregister_fn(net, &nat_ops4);
	return err;
}

void nfsip_nat_detach(struct net *net)
{
	nf_nat_ipv6_unregister_fn(net, &nat_ops6);
	nf_nat_ipv4_unregister_fn(net, &nat_ops4);
}
