// SPDX-License-Identifier: GPL-2.0-only
/* Which rules have live calls. */

#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "census.h"
#include "decide.h"
#include "link.h"
#include "live.h"
#include "net.h"
#include "origin.h"

struct census {
	const struct wanp_net		*wn;
	const struct wanp_ruleset	*rs;
};

/*
 * A call that a new one would follow is not left behind, wherever its rule is.
 * Where a call has no zone its WAN is not known: it may be any the rule has left.
 */
static u64 busy_of(const struct wanp_live *live, u8 wan, u8 anew)
{
	if (!wan)
		return live->drains | BIT_ULL(live->place.active);
	if (wan == anew && wan != live->place.active)
		return 0;
	return BIT_ULL(wan);
}

/* To count calls is to end none of them. */
static bool count(const struct nf_wan_key *call, u16 zone, void *arg)
{
	const struct census *census = arg;
	u8 wan = wanp_decide_zone(census->wn, census->rs, zone);
	struct wanp_decision anew;
	struct wanp_live *live;

	wanp_origin_of_call(census->wn, census->rs, call, &anew);
	if (!anew.rule || (zone && !wan))
		return false;
	live = wanp_live_of(anew.rule);
	live->busy |= busy_of(live, wan, anew.choice.wan);
	return false;
}

bool wanp_census_matters(const struct wanp_rule *rule)
{
	const struct wanp_live *live = wanp_live_of(rule);
	bool waits = rule->failback.mode == WANP_FB_WHEN_IDLE ||
		     live->place.asked == WANP_FB_WHEN_IDLE + 1;

	if (rule->algorithm != WANP_ALG_PRIORITY)
		return false;
	return live->drains || (waits && live->place.active &&
				live->place.active != rule->member[0]);
}

static void note_idle(const struct wanp_rule *rule, u64 now)
{
	struct wanp_live *live = wanp_live_of(rule);

	if (live->busy || !wanp_census_matters(rule))
		live->idle_since = WANP_NEVER;
	else if (live->idle_since == WANP_NEVER)
		live->idle_since = now;
}

bool wanp_census(struct wanp_net *wn, const struct wanp_ruleset *rs, u64 now)
{
	struct census census = { .wn = wn, .rs = rs };
	bool matters = false;
	u32 i;

	lockdep_assert_held(&wn->moves.lock);

	for (i = 0; i < rs->n_rules; i++) {
		matters |= wanp_census_matters(rs->rules[i]);
		wanp_live_of(rs->rules[i])->busy = 0;
	}
	if (matters)
		wanp_link_end_calls(wn->net, count, &census);
	for (i = 0; i < rs->n_rules; i++)
		note_idle(rs->rules[i], now);
	return matters;
}
