// SPDX-License-Identifier: GPL-2.0-only
/*
 * From a packet to the mark that routes it.
 *
 *	lan0 -> conntrack -> [prerouting] -> DNAT -> ip rule fwmark -> wan1
 *	socket -> route -> conntrack -> [local_out] -> route again -> wan1
 *
 * A flow is decided once, on its first packet. Both directions of it carry the
 * mark from then on: the way back needs it for rp_filter and flowtables.
 */

#include <linux/netfilter_ipv4.h>
#include <linux/netfilter_ipv6.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_ecache.h>
#include <net/netfilter/nf_conntrack_zones.h>
#include "decide.h"
#include "fit.h"
#include "flowkey.h"
#include "guard.h"
#include "hook.h"
#include "label.h"
#include "nat.h"
#include "net.h"
#include "owner.h"
#include "refuse.h"
#include "sight.h"

/* After conntrack, before any mangle chain. */
#define WANP_HOOK_PRIORITY	(NF_IP_PRI_MANGLE - 1)

/* After the NAT of everybody. */
#define WANP_GUARD_PRIORITY	(NF_IP_PRI_NAT_SRC + 1)

/* The zone is a fact, the mark a note of it: the zone comes first. */
static u8 pinned(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		 const struct nf_conn *ct)
{
	u8 wan = wanp_decide_zone(wn, rs, nf_ct_zone(ct)->id);

	return wan ?: wanp_ruleset_marked(rs, READ_ONCE(ct->mark));
}

static void stamp_flow(const struct wanp_ruleset *rs, struct nf_conn *ct,
		       u8 wan)
{
	u32 old = READ_ONCE(ct->mark);
	u32 new = (old & ~rs->mask) | wanp_ruleset_mark(rs, wan);

	if (old == new)
		return;
	WRITE_ONCE(ct->mark, new);
	nf_conntrack_event_cache(IPCT_MARK, ct);
}

static void stamp_packet(const struct wanp_ruleset *rs, struct sk_buff *skb,
			 u8 wan)
{
	skb->mark = (skb->mark & ~rs->mask) | wanp_ruleset_mark(rs, wan);
}

static void count(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		  const struct wanp_decision *decision)
{
	wanp_stats_count(wn->stats, decision->reason);
	if (decision->failed)
		wanp_stats_count(wn->stats, WANP_R_NEXT);
	if (decision->rule)
		atomic64_inc(&decision->rule->hits->count);
	if (decision->choice.wan)
		atomic64_inc(&rs->wan[decision->choice.wan]->flows->count);
}

/* A packet from the inside, or the router's own, must not leave by another WAN. */
static bool leaves_astray(const struct wanp_net *wn,
			  const struct wanp_ruleset *rs,
			  const struct nf_hook_state *state, u8 wan)
{
	return wan && wanp_fit_is_astray(wn, state->pf, wan) &&
	       !(state->in && wanp_ruleset_dev(rs, state->in->ifindex));
}

/* The first packet of a flow. Whose word it is does not excuse a wrong route. */
static void classify(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		     const struct nf_hook_state *state, struct sk_buff *skb,
		     struct wanp_decision *decision)
{
	struct nf_conn *ct = (struct nf_conn *)skb_nfct(skb);
	struct wanp_ask ask = {
		.zone = nf_ct_zone(ct)->id,
	};

	wanp_flowkey_of(&ask.key, ct, state->in ? state->in->ifindex : 0);
	nf_wan_sight(&ask.key, skb, state);
	if (ct->master)
		ask.master = pinned(wn, rs, ct->master);
	if (state->hook == NF_INET_LOCAL_OUT)
		ask.socket = wanp_owner_of_socket(wn->net, rs, &ask.key,
						  skb->sk);
	else
		ask.ingress = wanp_owner_of_packet(wn->net, rs, &ask.key, skb);
	wanp_decide(wn, rs, &ask, decision);
	if (leaves_astray(wn, rs, state, decision->choice.wan))
		decision->reason = WANP_R_ROUTE_MISMATCH;
	count(wn, rs, decision);
	wanp_label_note(ct, decision->choice.rule);
}

static void recall(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		   const struct nf_hook_state *state, const struct nf_conn *ct,
		   struct wanp_decision *decision)
{
	decision->choice.wan = pinned(wn, rs, ct);
	if (leaves_astray(wn, rs, state, decision->choice.wan))
		decision->reason = wanp_stats_count(wn->stats,
						    WANP_R_ROUTE_MISMATCH);
}

/*
 * An expected flow has inherited its master's mark, which is not the last word.
 * A flow that was confirmed without a WAN stays without: it has its NAT binding
 * already. What answers a flow that is not confirmed is the router's refusal.
 */
static unsigned int steer(const struct wanp_net *wn,
			  const struct wanp_ruleset *rs, struct sk_buff *skb,
			  const struct nf_hook_state *state)
{
	struct wanp_decision decision = {};
	enum ip_conntrack_info ctinfo;
	struct nf_conn *ct = nf_ct_get(skb, &ctinfo);

	if (!ct || nf_ct_is_template(ct)) {
		wanp_stats_count(wn->stats, WANP_R_UNTRACKED);
		return NF_ACCEPT;
	}
	if (nf_ct_is_confirmed(ct))
		recall(wn, rs, state, ct, &decision);
	else if (CTINFO2DIR(ctinfo) == IP_CT_DIR_ORIGINAL)
		classify(wn, rs, state, skb, &decision);
	if (decision.reason == WANP_R_ROUTE_MISMATCH)
		return NF_DROP;
	if (decision.choice.wan) {
		stamp_flow(rs, ct, decision.choice.wan);
		stamp_packet(rs, skb, decision.choice.wan);
	}
	if (decision.reason == WANP_R_REJECT)
		return wanp_refuse(skb, state);
	return decision.reason == WANP_R_DROP ? NF_DROP : NF_ACCEPT;
}

static unsigned int prerouting(void *priv, struct sk_buff *skb,
			       const struct nf_hook_state *state)
{
	const struct wanp_net *wn = wanp_net_of(state->net);
	const struct wanp_ruleset *rs = rcu_dereference(wn->ruleset);

	return rs ? steer(wn, rs, skb, state) : NF_ACCEPT;
}

static int route_again(struct sk_buff *skb, const struct nf_hook_state *state)
{
	if (state->pf == NFPROTO_IPV4)
		return ip_route_me_harder(state->net, state->sk, skb,
					  RTN_UNSPEC);
	return nf_ip6_route_me_harder(state->net, state->sk, skb);
}

static unsigned int local_out(void *priv, struct sk_buff *skb,
			      const struct nf_hook_state *state)
{
	const struct wanp_net *wn = wanp_net_of(state->net);
	const struct wanp_ruleset *rs = rcu_dereference(wn->ruleset);
	unsigned int verdict;
	u32 mark = skb->mark;
	int err;

	if (!rs)
		return NF_ACCEPT;
	verdict = steer(wn, rs, skb, state);
	if (verdict == NF_DROP)
		return NF_DROP_ERR(-ENETUNREACH);
	if (verdict != NF_ACCEPT || skb->mark == mark)
		return verdict;
	err = route_again(skb, state);
	if (!err)
		return NF_ACCEPT;
	/* Sent by the old route it would leave its WAN. */
	wanp_stats_count(wn->stats, WANP_R_NOT_REROUTED);
	return NF_DROP_ERR(err);
}

static unsigned int postrouting(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	const struct wanp_net *wn = wanp_net_of(state->net);
	const struct wanp_ruleset *rs = rcu_dereference(wn->ruleset);

	if (!rs || !wanp_guard_leaks(wn, rs, skb, state))
		return NF_ACCEPT;
	wanp_stats_count(wn->stats, WANP_R_NAT_INVALID);
	return NF_DROP;
}

static const struct nf_hook_ops hooks[] = {
	{
		.hook		= prerouting,
		.pf		= NFPROTO_INET,
		.hooknum	= NF_INET_PRE_ROUTING,
		.priority	= WANP_HOOK_PRIORITY,
	},
	{
		.hook		= local_out,
		.pf		= NFPROTO_INET,
		.hooknum	= NF_INET_LOCAL_OUT,
		.priority	= WANP_HOOK_PRIORITY,
	},
	{
		.hook		= postrouting,
		.pf		= NFPROTO_INET,
		.hooknum	= NF_INET_POST_ROUTING,
		.priority	= WANP_GUARD_PRIORITY,
	},
};

int wanp_hook_on(struct net *net)
{
	int err = nf_ct_netns_get(net, NFPROTO_INET);

	if (err)
		return err;
	err = wanp_label_on(net);
	if (err)
		goto err_label;
	err = wanp_nat_on(net);
	if (err)
		goto err_nat;
	err = nf_register_net_hooks(net, hooks, ARRAY_SIZE(hooks));
	if (err)
		goto err_hooks;
	return 0;

err_hooks:
	wanp_nat_off(net);
err_nat:
	wanp_label_off(net);
err_label:
	nf_ct_netns_put(net, NFPROTO_INET);
	return err;
}

void wanp_hook_off(struct net *net)
{
	nf_unregister_net_hooks(net, hooks, ARRAY_SIZE(hooks));
	wanp_nat_off(net);
	wanp_label_off(net);
	nf_ct_netns_put(net, NFPROTO_INET);
}
