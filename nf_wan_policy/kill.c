// SPDX-License-Identifier: GPL-2.0-only
/*
 * Flip, then kill, then sweep again.
 *
 * DOC: When this runs, new flows take another WAN already. A flow that is ended
 * here comes back with its next packet and is decided anew. Packets which were
 * decided before the flip and confirmed after the sweep are caught by a second
 * sweep. A flow that would only get the same WAN again is left alone: it may
 * live to see the WAN come back.
 */

#include <net/netfilter/nf_conntrack.h>
#include "decide.h"
#include "fit.h"
#include "flowkey.h"
#include "kill.h"
#include "net.h"
#include "route.h"
#include "sweep.h"

/* In the place of WAN 0, which there is not: flows without a WAN. */
#define WANP_KILL_STRAYS	BIT_ULL(0)

/* Longer than a packet takes from PRE_ROUTING to its confirmation. */
#define WANP_KILL_AGAIN		(HZ / 2)

/**
 * struct dead - WANs to sweep
 * @wn: namespace
 * @wans: bitmap of the WANs that went down; WANP_KILL_STRAYS
 */
struct dead {
	struct wanp_net	*wn;
	u64		wans;
};

static u64 usable(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		  u8 family)
{
	return READ_ONCE(rs->usable) & wanp_fit_routed(wn, family);
}

/*
 * An expected flow follows its master, so it is the master's WAN that counts.
 * A flow from the WAN itself has nobody on the other side any more.
 */
static bool does_better(const struct wanp_net *wn,
			const struct wanp_ruleset *rs,
			const struct nf_conn *ct, u8 wan)
{
	struct wanp_decision decision;
	struct nf_wan_key key;

	while (ct->master)
		ct = ct->master;
	wanp_flowkey_of(&key, ct, 0);
	key.iif = wanp_route_origin(wn->net, &key);
	if (key.iif == WANP_ROUTE_NONE || wanp_ruleset_dev(rs, key.iif))
		return true;
	wanp_decide_by_rule(wn, rs, &key, &decision);
	return decision.choice.wan && decision.choice.wan != wan &&
	       usable(wn, rs, key.family) & BIT_ULL(decision.choice.wan);
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

	if (READ_ONCE(ct->status) & (IPS_SEEN_REPLY | IPS_NAT_MASK))
		return false;
	wanp_flowkey_of(&key, ct, 0);
	key.iif = wanp_route_origin(wn->net, &key);
	if (key.iif == WANP_ROUTE_NONE || wanp_ruleset_dev(rs, key.iif))
		return false;
	wanp_decide_by_rule(wn, rs, &key, &decision);
	if (decision.choice.wan)
		wanp_stats_count(wn->stats, WANP_R_ANEW);
	return decision.choice.wan;
}

static bool is_on_dead(const struct nf_conn *ct, void *arg)
{
	const struct dead *dead = arg;
	const struct wanp_ruleset *rs = rcu_dereference(dead->wn->ruleset);
	u32 wan;

	if (!rs)
		return false;
	wan = (READ_ONCE(ct->mark) & rs->mask) >> __ffs(rs->mask);
	return wan <= WANP_WAN_MAX && dead->wans & BIT_ULL(wan);
}

static bool is_doomed(const struct nf_conn *ct, void *arg)
{
	const struct dead *dead = arg;
	const struct wanp_ruleset *rs = rcu_dereference(dead->wn->ruleset);
	u32 wan = rs ? (READ_ONCE(ct->mark) & rs->mask) >> __ffs(rs->mask) : 0;
	bool doomed;

	if (rs && !wan)
		return is_stray(dead->wn, rs, ct);
	/* Another family lost its route, or all is well again. */
	if (!wan || usable(dead->wn, rs, nf_ct_l3num(ct)) & BIT_ULL(wan))
		return false;
	doomed = does_better(dead->wn, rs, ct, wan);
	wanp_stats_count(dead->wn->stats,
			 doomed ? WANP_R_KILLED : WANP_R_SPARED);
	return doomed;
}

static void walk(struct wanp_net *wn, u64 wans)
{
	struct dead dead = {
		.wn	= wn,
		.wans	= wans,
	};
	struct wanp_sweep sweep = {
		.may_end	= is_on_dead,
		.must_end	= is_doomed,
		.arg		= &dead,
	};

	if (wans)
		wanp_sweep(wn->net, &sweep);
}

static void sweep_work(struct work_struct *work)
{
	struct wanp_kill *kill = container_of(to_delayed_work(work),
					      struct wanp_kill, work);
	struct wanp_net *wn = container_of(kill, struct wanp_net, kill);
	u64 fresh = atomic64_xchg(&kill->dead, 0);

	/* Whoever decided by the old ruleset is through with it then. */
	synchronize_rcu();
	walk(wn, fresh | kill->again);
	kill->again = fresh;
	if (fresh)
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

void wanp_kill_wans(struct wanp_net *wn, u64 dead)
{
	if (!dead)
		return;
	atomic64_or(dead, &wn->kill.dead);
	mod_delayed_work(system_unbound_wq, &wn->kill.work, 0);
}

void wanp_kill_strays(struct wanp_net *wn)
{
	wanp_kill_wans(wn, WANP_KILL_STRAYS);
}
