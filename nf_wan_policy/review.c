// SPDX-License-Identifier: GPL-2.0-only
/*
 * Flows in the light of a new ruleset.
 *
 * DOC: A flow that lives keeps its WAN and its address, so a commit changes
 * what comes after it only. Where more is asked for, each flow is decided
 * anew; one that is given something else is ended, and begins as a new one with
 * its next packet. Nothing can be moved without that: its far side knows the
 * old address.
 */

#include <net/netfilter/nf_conntrack.h>
#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "address.h"
#include "decide.h"
#include "flowkey.h"
#include "link.h"
#include "net.h"
#include "origin.h"
#include "review.h"
#include "sweep.h"

/* Longer than a packet takes from PRE_ROUTING to its confirmation. */
#define WANP_REVIEW_AGAIN	(HZ / 2)

/*
 * A rule that spreads its flows may well give this one another member today;
 * that is no reason to end it.
 */
static bool may_stay(const struct wanp_ruleset *rs,
		     const struct wanp_rule *rule, u8 wan)
{
	return rule && rule->algorithm != WANP_ALG_PRIORITY &&
	       wanp_rule_has(rule, wan) &&
	       rcu_dereference(rs->selection)->tier[0] & BIT_ULL(wan);
}

/* Would a flow be given this WAN and address now? What came in from a WAN was
 * not decided by a rule, and is as it should be.
 */
static bool is_right(const struct wanp_net *wn, struct nf_wan_key *key, u8 wan,
		     const union nf_inet_addr *addr)
{
	const struct wanp_ruleset *rs = rcu_dereference(wn->ruleset);
	struct nf_wan_choice choice = { .wan = wan };
	struct wanp_decision decision;
	u32 natmap;

	if (!rs)
		return true;
	if (!wanp_origin_find(wn, rs, key))
		return true;
	wanp_decide_by_rule(wn, rs, key, &decision);
	if (decision.choice.wan != wan && !may_stay(rs, decision.rule, wan))
		return false;
	return !wan || wanp_address_of(wn, rs, key, &choice, &natmap) !=
		       WANP_R_NAT_MAP ||
	       nf_inet_addr_cmp(&choice.addr, addr);
}

/*
 * A rule may look at what only the first packet has shown. Then the flow is that
 * rule's for as long as there is one of its number.
 */
static bool is_right_by_note(const struct wanp_net *wn,
			     const struct wanp_ruleset *rs,
			     const struct nf_conn *ct, u8 wan)
{
	const struct wanp_rule *rule = wanp_origin_noted(rs, ct);
	struct nf_wan_key key;

	if (!rule || !wanp_trait_needs_packet(&rule->match.trait))
		return false;
	wanp_flowkey_of(&key, ct, 0);
	return wanp_decide_member(wn, rs, rule, &key) == wan ||
	       may_stay(rs, rule, wan);
}

/* A child follows its master. The public address is where answers come. */
static bool is_flow_right(const struct wanp_net *wn, const struct nf_conn *ct)
{
	const struct wanp_ruleset *rs = rcu_dereference(wn->ruleset);
	struct nf_wan_key key;
	u8 wan;

	if (!rs)
		return true;
	while (ct->master)
		ct = ct->master;
	wan = wanp_ruleset_marked(rs, READ_ONCE(ct->mark));
	wanp_flowkey_of(&key, ct, 0);
	return is_right(wn, &key, wan,
			&ct->tuplehash[IP_CT_DIR_REPLY].tuple.dst.u3) ||
	       is_right_by_note(wn, rs, ct, wan);
}

static bool may_end(const struct nf_conn *ct, void *arg)
{
	return !is_flow_right(arg, ct);
}

static bool must_end(const struct nf_conn *ct, void *arg)
{
	const struct wanp_net *wn = arg;
	bool is_live = wanp_link_is_live(wn->net, ct);

	wanp_stats_count(wn->stats,
			 is_live ? WANP_R_LEFT_LIVE : WANP_R_REVIEWED);
	return !is_live;
}

static bool is_call_doomed(const struct nf_wan_key *key, u16 zone, void *arg)
{
	const struct wanp_net *wn = arg;
	const struct wanp_zone *pair = wanp_zone_pair(&wn->zones, zone);
	struct nf_wan_key call = *key;

	return pair && !is_right(wn, &call, pair->wan, &pair->addr);
}

/* Calls go first: what they leave behind is then nobody's. */
static void walk(struct wanp_net *wn, int apply)
{
	struct wanp_sweep sweep = {
		.may_end	= may_end,
		.must_end	= must_end,
		.arg		= wn,
	};

	if (apply == WANP_APPLY_TERMINATE)
		wanp_link_end_calls(wn->net, is_call_doomed, wn);
	wanp_sweep(wn->net, &sweep);
}

/* What was decided before the commit and confirmed after it is met again. */
static void review_work(struct work_struct *work)
{
	struct wanp_review *review = container_of(to_delayed_work(work),
						  struct wanp_review, work);
	struct wanp_net *wn = container_of(review, struct wanp_net, review);
	int fresh = atomic_xchg(&review->apply, 0);

	/* Whoever decided by the old ruleset is through with it then. */
	synchronize_rcu();
	walk(wn, max_t(int, fresh, review->again));
	review->again = fresh;
	if (fresh)
		queue_delayed_work(system_unbound_wq, &review->work,
				   WANP_REVIEW_AGAIN);
}

void wanp_review_init(struct wanp_net *wn)
{
	INIT_DELAYED_WORK(&wn->review.work, review_work);
}

void wanp_review_exit(struct wanp_net *wn)
{
	cancel_delayed_work_sync(&wn->review.work);
}

void wanp_review_start(struct wanp_net *wn, u8 apply)
{
	int old = atomic_read(&wn->review.apply);

	if (apply == WANP_APPLY_NEW)
		return;
	while (old < apply &&
	       !atomic_try_cmpxchg(&wn->review.apply, &old, apply))
		;
	mod_delayed_work(system_unbound_wq, &wn->review.work, 0);
}
