// SPDX-License-Identifier: GPL-2.0-only
/* The WAN of a new flow. */

#include <linux/build_bug.h>
#include <linux/string.h>
#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "decide.h"
#include "fit.h"
#include "link.h"
#include "net.h"
#include "owner.h"
#include "route.h"
#include "select.h"

/* Rules of on-fail next that are tried for one packet */
#define WANP_NEXT_MAX	64

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
static bool by_ingress(const struct wanp_ask *ask, struct wanp_decision *out)
{
	return ask->ingress && settle(out, ask->ingress, NF_WAN_BY_INGRESS,
				      WANP_R_INGRESS);
}

static bool by_socket(const struct wanp_ask *ask, struct wanp_decision *out)
{
	return ask->socket && settle(out, ask->socket, NF_WAN_BY_SOCKET,
				     WANP_R_SOCKET);
}

/* No route is what a WAN that is down looks like: no objection, and no leak. */
static enum wanp_reason judge_wan(const struct wanp_net *wn,
				  const struct wanp_ruleset *rs,
				  const struct nf_wan_key *key, u8 wan)
{
	u64 bit = BIT_ULL(wan);

	if (!(rcu_dereference(rs->selection)->tier[0] & bit))
		return WANP_R_LEAST_BAD;
	if (!(wanp_fit_routed(wn, key->family) & bit))
		return WANP_R_NO_ROUTE;
	return WANP_R_RULE;
}

/*
 * Would the packet leave by a WAN at all, and by which? A more specific route
 * knows better than a rule. A default route does not: it must be the WAN's own.
 */
static enum wanp_reason judge_route(const struct wanp_net *wn,
				    const struct wanp_ruleset *rs,
				    const struct nf_wan_key *key, u8 *wan)
{
	struct wanp_way way;
	u8 other;

	wanp_route_way(wn->net, key, wanp_ruleset_mark(rs, *wan), &way);
	if (way.dev == WANP_ROUTE_LOCAL)
		return WANP_R_LOCAL;
	other = wanp_owner_of_way(rs, &way, *wan);
	if (way.dev == WANP_ROUTE_NONE || other == *wan)
		return judge_wan(wn, rs, key, *wan);
	if (way.is_default &&
	    (other || wanp_fit_is_astray(wn, key->family, *wan)))
		return WANP_R_ROUTE_MISMATCH;
	if (!other)
		return WANP_R_NOT_WAN;
	*wan = other;
	return WANP_R_SPECIFIC;
}

static bool is_steered(enum wanp_reason reason)
{
	return reason != WANP_R_LOCAL && reason != WANP_R_NOT_WAN;
}

/* No member is usable, but some packets do not need one. */
static void fail(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		 const struct nf_wan_key *key, struct wanp_decision *out)
{
	u8 wan = out->rule->member[0];

	out->reason = judge_route(wn, rs, key, &wan);
	if (!is_steered(out->reason))
		return;
	out->choice.by = NF_WAN_BY_RULE;
	out->reason = out->rule->on_fail == WANP_FAIL_REJECT ? WANP_R_REJECT :
							       WANP_R_DROP;
}

/* Was it in any tier? */
static bool take_out(struct wanp_view *view, u8 wan)
{
	u64 was_in = 0;
	u8 i;

	for (i = 0; i < WANP_TIERS; i++)
		was_in |= view->tier[i] & view->usable & BIT_ULL(wan);
	view->usable &= ~BIT_ULL(wan);
	return was_in;
}

/*
 * Until the loss of a link is told, another WAN is tried in place of one without
 * it; each at most once.
 */
u8 wanp_decide_member(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		      const struct wanp_rule *rule,
		      const struct nf_wan_key *key)
{
	const struct wanp_selection *now = rcu_dereference(rs->selection);
	struct wanp_view view = {
		.tier	= now->tier,
		.usable	= wanp_fit_routed(wn, key->family),
		.gauge	= rs->gauge,
		.active	= now->active[rule->index],
	};
	u8 wan;

	wan = wanp_select(rule, &view, key);
	while (wan && !wanp_route_has_link(wn->net, rs->wan[wan]) &&
	       take_out(&view, wan)) {
		view.active = 0;
		wan = wanp_select(rule, &view, key);
	}
	return wan;
}

/*
 * The rule that decides, and the WAN it chooses, if any. A packet does not go
 * through thousands of rules that fail: the last one it gets to drops it.
 */
static u8 consult(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		  const struct nf_wan_key *key, struct wanp_decision *out)
{
	const struct wanp_rule *rule;
	unsigned int tries = 1;
	u8 wan = 0;

	rule = wanp_rule_first(rs->rules, rs->by_rule, key);
	while (rule) {
		wan = wanp_decide_member(wn, rs, rule, key);
		if (wan || rule->on_fail != WANP_FAIL_NEXT ||
		    tries++ == WANP_NEXT_MAX)
			break;
		out->failed = out->failed ?: rule->id;
		rule = wanp_rule_after(rs->rules, rs->by_rule, rule, key);
	}
	out->rule = rule;
	return wan;
}

static void ask_rules(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		      const struct nf_wan_key *key, struct wanp_decision *out)
{
	struct nf_wan_key served;
	u8 wan;

	/* Whoever does not want to know does not pay for it. */
	if (rs->asks_service) {
		served = *key;
		served.service = wanp_link_service(wn->net, key);
		key = &served;
	}
	wan = consult(wn, rs, key, out);
	out->reason = WANP_R_NO_RULE;
	if (!out->rule)
		return;
	out->choice.rule = out->rule->id;
	out->reason = WANP_R_PASS;
	if (!wan && out->rule->algorithm != WANP_ALG_PASS)
		fail(wn, rs, key, out);
	if (!wan)
		return;
	out->reason = judge_route(wn, rs, key, &wan);
	if (!is_steered(out->reason))
		return;
	if (out->reason == WANP_R_RULE && !wanp_rule_has(out->rule, wan))
		out->reason = WANP_R_ANY;
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
	    !by_ingress(ask, out) &&
	    !by_socket(ask, out))
		ask_rules(wn, rs, &ask->key, out);
	finish(rs, out);
}
