// SPDX-License-Identifier: GPL-2.0-only
/* The WAN of a new flow. */

#include <linux/build_bug.h>
#include <linux/string.h>
#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "decide.h"
#include "link.h"
#include "net.h"
#include "route.h"
#include "select.h"

static_assert((int)WANP_BY_ZONE == (int)NF_WAN_BY_ZONE);
static_assert((int)WANP_BY_RULE == (int)NF_WAN_BY_RULE);

static bool settle(struct wanp_decision *out, u8 wan,
		   enum nf_wan_authority by, enum wanp_reason reason)
{
	out->choice.wan = wan;
	out->choice.by = by;
	out->reason = reason;
	return true;
}

u8 wanp_decide_zone(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		    u16 zone)
{
	const struct wanp_zone *pair = wanp_zone_pair(&wn->zones, zone);

	return pair && rs->wan[pair->wan] ? pair->wan : 0;
}

static bool by_zone(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		    const struct wanp_ask *ask, struct wanp_decision *out)
{
	u8 wan = wanp_decide_zone(wn, rs, ask->zone);

	if (!wan)
		return false;
	out->choice.zone = ask->zone;
	return settle(out, wan, NF_WAN_BY_ZONE, WANP_R_ZONE);
}

static bool by_media(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		     const struct wanp_ask *ask, struct wanp_decision *out)
{
	struct nf_wan_choice call = {};

	if (wanp_link_media(wn->net, &ask->key, &call) ||
	    call.wan > WANP_WAN_MAX || !rs->wan[call.wan])
		return false;
	return settle(out, call.wan, NF_WAN_BY_MEDIA, WANP_R_MEDIA);
}

static bool by_master(const struct wanp_ask *ask, struct wanp_decision *out)
{
	return ask->master && settle(out, ask->master, NF_WAN_BY_MASTER,
				     WANP_R_MASTER);
}

/* Whatever the rules say, the answers have to leave where the flow came in. */
static bool by_ingress(const struct wanp_ruleset *rs,
		       const struct wanp_ask *ask, struct wanp_decision *out)
{
	u8 wan = wanp_ruleset_dev(rs, ask->key.iif);

	return wan && settle(out, wan, NF_WAN_BY_INGRESS, WANP_R_INGRESS);
}

static bool by_socket(const struct wanp_ask *ask, struct wanp_decision *out)
{
	return ask->socket && settle(out, ask->socket, NF_WAN_BY_SOCKET,
				     WANP_R_SOCKET);
}

/*
 * Would the packet leave by a WAN at all? No route is no objection: it is what
 * a WAN that is down looks like, and better than a leak through the main table.
 */
static enum wanp_reason judge_route(const struct wanp_net *wn,
				    const struct wanp_ruleset *rs,
				    const struct nf_wan_key *key, u8 wan)
{
	int dev = wanp_route_dev(wn->net, key, wanp_ruleset_mark(rs, wan));
	u8 other;

	if (dev == WANP_ROUTE_LOCAL)
		return WANP_R_LOCAL;
	other = wanp_ruleset_dev(rs, dev);
	if (dev != WANP_ROUTE_NONE && !other)
		return WANP_R_NOT_WAN;
	if (dev != WANP_ROUTE_NONE && other != wan)
		return WANP_R_WRONG_ROUTE;
	if (!(rcu_dereference(rs->selection)->usable & BIT_ULL(wan)))
		return WANP_R_LEAST_BAD;
	return WANP_R_RULE;
}

/*
 * Where a rule stays on a WAN, that is it; else it chooses for each flow. Until
 * the loss of a link is told, others are tried in place of a WAN without one.
 */
static u8 choose(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		 const struct wanp_rule *rule)
{
	const struct wanp_selection *now = rcu_dereference(rs->selection);
	u64 usable = now->usable;
	u8 wan = now->active[rule->index] ?: wanp_select(rule, usable);

	while (usable & BIT_ULL(wan) &&
	       !wanp_route_has_link(wn->net, rs->wan[wan])) {
		usable &= ~BIT_ULL(wan);
		wan = wanp_select(rule, usable);
	}
	return wan;
}

static void ask_rules(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		      const struct nf_wan_key *key, struct wanp_decision *out)
{
	u8 wan;

	out->reason = WANP_R_NO_RULE;
	out->rule = wanp_rule_first(rs->rules, rs->n_rules, key);
	if (!out->rule)
		return;
	out->choice.rule = out->rule->id;
	out->reason = WANP_R_PASS;
	wan = choose(wn, rs, out->rule);
	if (!wan)
		return;
	out->reason = judge_route(wn, rs, key, wan);
	if (out->reason != WANP_R_LOCAL && out->reason != WANP_R_NOT_WAN)
		settle(out, wan, NF_WAN_BY_RULE, out->reason);
}

static void finish(const struct wanp_ruleset *rs, struct wanp_decision *out)
{
	if (out->choice.wan)
		out->choice.mark = wanp_ruleset_mark(rs, out->choice.wan);
}

void wanp_decide_by_rule(const struct wanp_net *wn,
			 const struct wanp_ruleset *rs,
			 const struct nf_wan_key *key,
			 struct wanp_decision *out)
{
	memset(out, 0, sizeof(*out));
	ask_rules(wn, rs, key, out);
	finish(rs, out);
}

void wanp_decide(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		 const struct wanp_ask *ask, struct wanp_decision *out)
{
	memset(out, 0, sizeof(*out));
	if (!by_zone(wn, rs, ask, out) &&
	    !by_media(wn, rs, ask, out) &&
	    !by_master(ask, out) &&
	    !by_ingress(rs, ask, out) &&
	    !by_socket(ask, out))
		ask_rules(wn, rs, &ask->key, out);
	finish(rs, out);
}
