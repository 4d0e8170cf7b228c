// SPDX-License-Identifier: GPL-2.0-only
/*
 * The NAT map at work.
 *
 * DOC: We do not hook POST_ROUTING but register with the NAT core, as an nft or
 * iptables NAT chain does. It asks its chains for each new flow in order of
 * priority until one has bound it, so where we abstain the user's own chains
 * have their turn, and where there are none it works all the same.
 */

#include <linux/netfilter_ipv4.h>
#include <linux/netfilter_ipv6.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_zones.h>
#include <net/netfilter/nf_nat.h>
#include <net/netfilter/nf_nat_masquerade.h>
#include "address.h"
#include "decide.h"
#include "flowkey.h"
#include "nat.h"
#include "net.h"

/* Before any chain at the usual srcnat, which is 100, and dstnat, -100. */
#define WANP_NAT_PRIORITY	50
#define WANP_DNAT_PRIORITY	(-150)

/* One address and no choice of another: it is what the other side knows. */
static unsigned int bind_to(struct nf_conn *ct, const union nf_inet_addr *addr,
			    const struct net_device *out)
{
	struct nf_nat_range2 range = {
		.flags		= NF_NAT_RANGE_MAP_IPS,
		.min_addr	= *addr,
		.max_addr	= *addr,
	};
	struct nf_conn_nat *nat = nf_ct_nat_ext_add(ct);

	/* Has the NAT core end the flow when its route moves elsewhere. */
	if (nat)
		nat->masq_index = out->ifindex;
	return nf_nat_setup_info(ct, &range, NF_NAT_MANIP_SRC);
}

static u8 wan_of(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		 const struct nf_conn *ct)
{
	u8 wan = wanp_decide_zone(wn, rs, nf_ct_zone(ct)->id);

	return wan ?: wanp_ruleset_marked(rs, READ_ONCE(ct->mark));
}

static bool is_translated(enum wanp_reason reason)
{
	return reason == WANP_R_NAT_ZONE || reason == WANP_R_NAT_MEDIA ||
	       reason == WANP_R_NAT_MAP || reason == WANP_R_NAT_OWN;
}

static bool keeps_port(const struct nf_conn *ct)
{
	return ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple.src.u.all ==
	       ct->tuplehash[IP_CT_DIR_REPLY].tuple.dst.u.all;
}

/* The core looks for another port when the flow's own is taken. */
static enum wanp_reason judge_port(const struct wanp_ruleset *rs,
				   const struct nf_conn *ct,
				   const struct nf_wan_key *key)
{
	const struct wanp_natmap *natmap;

	if (keeps_port(ct))
		return WANP_R_NAT_MAP;
	natmap = wanp_natmap_first(rs->natmaps, rs->by_natmap, key);
	return natmap && natmap->static_port ? WANP_R_NAT_PORT : WANP_R_NAT_MAP;
}

static enum wanp_reason bind(const struct wanp_ruleset *rs, struct nf_conn *ct,
			     const struct nf_wan_key *key,
			     const union nf_inet_addr *addr,
			     const struct net_device *out)
{
	if (bind_to(ct, addr, out) != NF_ACCEPT)
		return WANP_R_NAT_FULL;
	return judge_port(rs, ct, key);
}

/* A flow that leaves by another WAN than its own, or has none. */
static enum wanp_reason judge_astray(const struct wanp_ruleset *rs,
				     const struct nf_wan_key *key)
{
	const struct wanp_natmap *natmap =
		wanp_natmap_first(rs->natmaps, rs->by_natmap, key);

	return natmap && natmap->require ? WANP_R_NAT_REQUIRED :
					   WANP_R_NAT_ASTRAY;
}

static unsigned int translate(const struct wanp_net *wn,
			      const struct wanp_ruleset *rs,
			      struct nf_conn *ct, const struct net_device *out)
{
	struct nf_wan_choice choice = {
		.zone	= nf_ct_zone(ct)->id,
		.wan	= wan_of(wn, rs, ct),
	};
	enum wanp_reason reason;
	struct nf_wan_key key;
	u32 natmap;

	/* To the inside: not ours. */
	if (!wanp_ruleset_dev(rs, out->ifindex))
		return NF_ACCEPT;
	wanp_flowkey_of(&key, ct, 0);
	if (choice.wan &&
	    READ_ONCE(rs->wan[choice.wan]->ifindex) == out->ifindex)
		reason = wanp_address_of(wn, rs, &key, &choice, &natmap);
	else
		reason = judge_astray(rs, &key);
	if (reason == WANP_R_NAT_ASTRAY && !choice.wan)
		return NF_ACCEPT;
	wanp_stats_count(wn->stats, reason);
	if (!is_translated(reason))
		return reason == WANP_R_NAT_REQUIRED ? NF_DROP : NF_ACCEPT;
	reason = bind(rs, ct, &key, &choice.addr, out);
	if (reason == WANP_R_NAT_MAP)
		return NF_ACCEPT;
	wanp_stats_count(wn->stats, reason);
	return NF_DROP;
}

static unsigned int postrouting(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	const struct wanp_net *wn = wanp_net_of(state->net);
	const struct wanp_ruleset *rs = rcu_dereference(wn->ruleset);
	enum ip_conntrack_info ctinfo;
	struct nf_conn *ct = nf_ct_get(skb, &ctinfo);

	if (!rs || !ct)
		return NF_ACCEPT;
	return translate(wn, rs, ct, state->out);
}

/* The other half of a pair: what comes in to the address, to its host. */
static unsigned int admit(const struct wanp_net *wn,
			  const struct wanp_ruleset *rs, struct nf_conn *ct)
{
	struct nf_nat_range2 range = {
		.flags = NF_NAT_RANGE_MAP_IPS,
	};
	struct nf_wan_key key;
	unsigned int verdict;

	wanp_flowkey_of(&key, ct, 0);
	if (!wanp_address_inside(rs, wan_of(wn, rs, ct), &key, &range.min_addr))
		return NF_ACCEPT;
	range.max_addr = range.min_addr;
	verdict = nf_nat_setup_info(ct, &range, NF_NAT_MANIP_DST);
	wanp_stats_count(wn->stats, verdict == NF_ACCEPT ? WANP_R_NAT_PAIR :
							   WANP_R_NAT_FULL);
	return verdict;
}

static unsigned int prerouting(void *priv, struct sk_buff *skb,
			       const struct nf_hook_state *state)
{
	const struct wanp_net *wn = wanp_net_of(state->net);
	const struct wanp_ruleset *rs = rcu_dereference(wn->ruleset);
	enum ip_conntrack_info ctinfo;
	struct nf_conn *ct = nf_ct_get(skb, &ctinfo);

	if (!rs || !rs->pairs || !ct ||
	    !wanp_ruleset_dev(rs, state->in->ifindex))
		return NF_ACCEPT;
	return admit(wn, rs, ct);
}

static const struct nf_hook_ops snat4 = {
	.hook		= postrouting,
	.pf		= NFPROTO_IPV4,
	.hooknum	= NF_INET_POST_ROUTING,
	.priority	= WANP_NAT_PRIORITY,
};

static const struct nf_hook_ops dnat4 = {
	.hook		= prerouting,
	.pf		= NFPROTO_IPV4,
	.hooknum	= NF_INET_PRE_ROUTING,
	.priority	= WANP_DNAT_PRIORITY,
};

static int on4(struct net *net)
{
	int err = nf_nat_ipv4_register_fn(net, &snat4);

	if (err)
		return err;
	err = nf_nat_ipv4_register_fn(net, &dnat4);
	if (err)
		nf_nat_ipv4_unregister_fn(net, &snat4);
	return err;
}

static void off4(struct net *net)
{
	nf_nat_ipv4_unregister_fn(net, &dnat4);
	nf_nat_ipv4_unregister_fn(net, &snat4);
}

#if IS_ENABLED(CONFIG_IPV6)
static const struct nf_hook_ops snat6 = {
	.hook		= postrouting,
	.pf		= NFPROTO_IPV6,
	.hooknum	= NF_INET_POST_ROUTING,
	.priority	= WANP_NAT_PRIORITY,
};

static const struct nf_hook_ops dnat6 = {
	.hook		= prerouting,
	.pf		= NFPROTO_IPV6,
	.hooknum	= NF_INET_PRE_ROUTING,
	.priority	= WANP_DNAT_PRIORITY,
};

static int on6(struct net *net)
{
	int err = nf_nat_ipv6_register_fn(net, &snat6);

	if (err)
		return err;
	err = nf_nat_ipv6_register_fn(net, &dnat6);
	if (err)
		nf_nat_ipv6_unregister_fn(net, &snat6);
	return err;
}

static void off6(struct net *net)
{
	nf_nat_ipv6_unregister_fn(net, &dnat6);
	nf_nat_ipv6_unregister_fn(net, &snat6);
}
#else
static int on6(struct net *net)
{
	return 0;
}

static void off6(struct net *net)
{
}
#endif

int wanp_nat_on(struct net *net)
{
	int err = on4(net);

	if (err)
		return err;
	err = on6(net);
	if (err)
		off4(net);
	return err;
}

void wanp_nat_off(struct net *net)
{
	off6(net);
	off4(net);
}

int wanp_nat_init(void)
{
	return nf_nat_masquerade_inet_register_notifiers();
}

void wanp_nat_exit(void)
{
	nf_nat_masquerade_inet_unregister_notifiers();
}
