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
#include "flowkey.h"
#include "kill.h"
#include "net.h"
#include "route.h"

/* In the place of WAN 0, which there is not: flows without a WAN. */
#define WANP_KILL_STRAYS	BIT_ULL(0)

/* Longer than a packet takes from PRE_ROUTING to its confirmation. */
#define WANP_KILL_AGAIN		(HZ / 2)

/**
 * struct sweep - one walk over the connections
 * @wn: namespace
 * @dead: bitmap of the WANs that went down; WANP_KILL_STRAYS
 */
struct sweep {
	struct wanp_net	*wn;
	u64		dead;
};

/* Which device did the first packet come in on? Ask for the way back to it. */
static int origin(const struct wanp_net *wn, const struct nf_wan_key *key)
{
	struct nf_wan_key back = *key;

	back.saddr = key->daddr;
	back.daddr = key->saddr;
	return wanp_route_dev(wn->net, &back, 0);
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
	int iif;

	while (ct->master)
		ct = ct->master;
	wanp_flowkey_of(&key, ct, 0);
	iif = origin(wn, &key);
	if (iif == WANP_ROUTE_NONE || wanp_ruleset_dev(rs, iif))
		return true;
	key.iif = iif;
	wanp_decide_by_rule(wn, rs, &key, &decision);
	return decision.choice.wan && decision.choice.wan != wan &&
	       READ_ONCE(rs->usable) & BIT_ULL(decision.choice.wan);
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
	key.iif = origin(wn, &key);
	if (key.iif == WANP_ROUTE_NONE || wanp_ruleset_dev(rs, key.iif))
		return false;
	wanp_decide_by_rule(wn, rs, &key, &decision);
	if (decision.choice.wan)
		wanp_stats_count(wn->stats, WANP_R_ANEW);
	return decision.choice.wan;
}

static bool is_doomed(const struct sweep *sweep, const struct wanp_ruleset *rs,
		      const struct nf_conn *ct)
{
	u32 wan = (READ_ONCE(ct->mark) & rs->mask) >> __ffs(rs->mask);
	bool doomed;

	if (wan > WANP_WAN_MAX || !(sweep->dead & BIT_ULL(wan)))
		return false;
	if (!wan)
		return is_stray(sweep->wn, rs, ct);
	doomed = does_better(sweep->wn, rs, ct, wan);
	wanp_stats_count(sweep->wn->stats,
			 doomed ? WANP_R_KILLED : WANP_R_SPARED);
	return doomed;
}

static int visit(struct nf_conn *ct, void *data)
{
	const struct sweep *sweep = data;
	const struct wanp_ruleset *rs;
	bool doomed;

	rcu_read_lock();
	rs = rcu_dereference(sweep->wn->ruleset);
	doomed = rs && is_doomed(sweep, rs, ct);
	rcu_read_unlock();
	return doomed;
}

static void walk(struct wanp_net *wn, u64 dead)
{
	struct sweep sweep = {
		.wn	= wn,
		.dead	= dead,
	};
	struct nf_ct_iter_data iter = {
		.net	= wn->net,
		.data	= &sweep,
	};

	if (dead)
		nf_ct_iterate_cleanup_net(visit, &iter);
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
