// SPDX-License-Identifier: GPL-2.0-only
/*
 * Flip, then kill, then sweep again.
 *
 * DOC: When this runs, new flows take another WAN already. A flow that is ended
 * here comes back with its next packet and is decided anew. Packets which were
 * decided before the flip and confirmed after the sweep are caught by a second
 * sweep. A flow that would only get the same WAN again is left alone: it may
 * live to see the WAN come back.
 *
 * A WAN that went down loses the flows of all rules, a WAN that a rule has left
 * those of this rule: all of them, or signalling without a live call.
 */

#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_helper.h>
#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "decide.h"
#include "fit.h"
#include "kill.h"
#include "link.h"
#include "live.h"
#include "net.h"
#include "origin.h"
#include "sweep.h"

/* Longer than a packet takes from PRE_ROUTING to its confirmation. */
#define WANP_KILL_AGAIN		(HZ / 2)

/* What the ALG is called among helpers */
#define WANP_ALG_HELPER		"sip-alg"

/* In the place of WAN 0, which there is not: flows without a WAN. */
#define WANP_KILL_STRAYS	BIT_ULL(0)

/**
 * struct doom - what to sweep
 * @wn: namespace
 * @dead: bitmap of the WANs that went down; WANP_KILL_STRAYS
 * @left: bitmap of the WANs which some rule has left
 */
struct doom {
	struct wanp_net	*wn;
	u64		dead;
	u64		left;
};

/* Larger than any id when it is nobody's mark. */
static u8 wan_of(const struct wanp_ruleset *rs, const struct nf_conn *ct)
{
	u32 wan = (READ_ONCE(ct->mark) & rs->mask) >> __ffs(rs->mask);

	return min_t(u32, wan, WANP_WAN_MAX + 1);
}

static bool goes_on(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		    const struct nf_conn *ct, u8 wan)
{
	return rcu_dereference(rs->selection)->alive & BIT_ULL(wan) &
	       wanp_fit_routed(wn, nf_ct_l3num(ct));
}

/*
 * A flow from the WAN itself has nobody on the other side any more, unless it is
 * only reported to be down.
 */
static bool is_cut_off(const struct wanp_ruleset *rs, u8 wan)
{
	return !rs->wan[wan] || !READ_ONCE(rs->wan[wan]->link) ||
	       rs->wan[wan]->state == WANP_STATE_DOWN;
}

/* An expected flow follows its master, so it is the master's WAN that counts. */
static bool does_better(const struct wanp_net *wn,
			const struct wanp_ruleset *rs,
			const struct nf_conn *ct, u8 wan)
{
	struct wanp_decision decision;
	struct nf_wan_key key;

	if (!wanp_origin_key(wn, rs, ct, &key))
		return is_cut_off(rs, wan);
	wanp_decide_by_rule(wn, rs, &key, &decision);
	return decision.choice.wan && decision.choice.wan != wan &&
	       goes_on(wn, rs, ct, decision.choice.wan);
}

/*
 * Nobody has answered it, and nobody translates it: it has been going on since
 * before the rules that would give it a WAN.
 */
static bool is_stray(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		     const struct nf_conn *ct)
{
	struct wanp_decision decision;
	struct nf_wan_key key;

	if (ct->master || READ_ONCE(ct->status) &
			  (IPS_SEEN_REPLY | IPS_NAT_MASK))
		return false;
	if (!wanp_origin_key(wn, rs, ct, &key))
		return false;
	wanp_decide_by_rule(wn, rs, &key, &decision);
	if (decision.choice.wan)
		wanp_stats_count(wn->stats, WANP_R_ANEW);
	return decision.choice.wan;
}

static bool is_idle_signalling(struct net *net, const struct nf_conn *ct)
{
	const struct nf_conn_help *help = nfct_help(ct);
	const struct nf_conntrack_helper *helper;

	helper = help ? rcu_dereference(help->helper) : NULL;
	return helper && !strcmp(helper->name, WANP_ALG_HELPER) &&
	       !wanp_link_is_live(net, ct);
}

static bool is_left(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		    const struct nf_conn *ct, u8 wan)
{
	const struct wanp_rule *rule = wanp_origin_rule(wn, rs, ct);
	const struct wanp_live *live;

	if (!rule)
		return false;
	live = wanp_live_of(rule);
	if (READ_ONCE(live->place.active) == wan)
		return false;
	if (!(live->sweep_all & BIT_ULL(wan)) &&
	    !(live->sweep_idle & BIT_ULL(wan) &&
	      is_idle_signalling(wn->net, ct)))
		return false;
	return does_better(wn, rs, ct, wan);
}

static bool may_end(const struct nf_conn *ct, void *arg)
{
	const struct doom *doom = arg;
	const struct wanp_ruleset *rs = rcu_dereference(doom->wn->ruleset);

	return rs && (doom->dead | doom->left) & BIT_ULL(wan_of(rs, ct));
}

/* Another family may have lost its route, or all is well again. */
static bool must_end(const struct nf_conn *ct, void *arg)
{
	const struct doom *doom = arg;
	const struct wanp_net *wn = doom->wn;
	const struct wanp_ruleset *rs = rcu_dereference(wn->ruleset);
	u8 wan = rs ? wan_of(rs, ct) : 0;
	bool doomed;

	if (!wan)
		return rs && is_stray(wn, rs, ct);
	if (doom->dead & BIT_ULL(wan) && !goes_on(wn, rs, ct, wan)) {
		doomed = does_better(wn, rs, ct, wan);
		wanp_stats_count(wn->stats,
				 doomed ? WANP_R_KILLED : WANP_R_SPARED);
		return doomed;
	}
	doomed = is_left(wn, rs, ct, wan);
	if (doomed)
		wanp_stats_count(wn->stats, WANP_R_MOVED);
	return doomed;
}

/* Each flow to end is swept twice: what is fresh comes again. */
static void take(struct doom *doom, struct wanp_live *live)
{
	u64 all = atomic64_xchg(&live->ends_all, 0);
	u64 idle = atomic64_xchg(&live->ends_idle, 0);

	live->sweep_all = all | live->again_all;
	live->sweep_idle = idle | live->again_idle;
	live->again_all = all;
	live->again_idle = idle;
	doom->left |= live->sweep_all | live->sweep_idle;
}

static void take_all(struct doom *doom)
{
	const struct wanp_ruleset *rs;
	u32 i;

	rcu_read_lock();
	rs = rcu_dereference(doom->wn->ruleset);
	for (i = 0; rs && i < rs->n_rules; i++)
		take(doom, wanp_live_of(rs->rules[i]));
	rcu_read_unlock();
}

/* A call whose flows are to end would only bring its media back. */
static bool is_call_doomed(const struct nf_wan_key *key, u16 zone, void *arg)
{
	const struct doom *doom = arg;
	const struct wanp_ruleset *rs = rcu_dereference(doom->wn->ruleset);
	struct wanp_decision anew;
	const struct wanp_live *live;
	u8 wan;

	wan = rs ? wanp_decide_zone(doom->wn, rs, zone) : 0;
	if (!wan || doom->dead & BIT_ULL(wan) || !(doom->left & BIT_ULL(wan)))
		return false;
	wanp_origin_of_call(doom->wn, rs, key, &anew);
	if (!anew.rule || anew.choice.wan == wan)
		return false;
	live = wanp_live_of(anew.rule);
	return live->sweep_all & BIT_ULL(wan) &&
	       READ_ONCE(live->place.active) != wan;
}

static void walk(struct doom *doom)
{
	struct wanp_sweep sweep = {
		.may_end	= may_end,
		.must_end	= must_end,
		.arg		= doom,
	};

	if (doom->left)
		wanp_link_end_calls(doom->wn->net, is_call_doomed, doom);
	if (doom->dead | doom->left)
		wanp_sweep(doom->wn->net, &sweep);
}

static void sweep_work(struct work_struct *work)
{
	struct wanp_kill *kill = container_of(to_delayed_work(work),
					      struct wanp_kill, work);
	struct wanp_net *wn = container_of(kill, struct wanp_net, kill);
	struct doom doom = { .wn = wn };
	u64 fresh = atomic64_xchg(&kill->dead, 0);
	bool moved = atomic_xchg(&kill->moved, 0);

	/* Whoever decided by the old selection is through with it then. */
	synchronize_rcu();
	doom.dead = fresh | kill->again;
	kill->again = fresh;
	take_all(&doom);
	walk(&doom);
	if (fresh || moved)
		queue_delayed_work(system_unbound_wq, &kill->work,
				   WANP_KILL_AGAIN);
}

void wanp_kill_init(struct wanp_net *wn)
{
	INIT_DELAYED_WORK(&wn->kill.work, sweep_work);
}

void wanp_kill_exit(struct wanp_net *wn)
{
	cancel_delayed_work_sync(&wn->kill.work);
}

void wanp_kill(struct wanp_net *wn, u64 dead, bool moved)
{
	if (!dead && !moved)
		return;
	atomic64_or(dead, &wn->kill.dead);
	if (moved)
		atomic_set(&wn->kill.moved, 1);
	mod_delayed_work(system_unbound_wq, &wn->kill.work, 0);
}

void wanp_kill_strays(struct wanp_net *wn)
{
	wanp_kill(wn, WANP_KILL_STRAYS, false);
}
