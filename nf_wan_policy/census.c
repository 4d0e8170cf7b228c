// SPDX-License-Identifier: GPL-2.0-only
/* Which rules have live calls. */

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

/* To count calls is to end none of them. */
static bool count(const struct nf_wan_key *call, u16 zone, void *arg)
{
	const struct census *census = arg;
	u8 wan = wanp_decide_zone(census->wn, census->rs, zone);
	const struct wanp_rule *rule;

	rule = wan ? wanp_origin_of_call(census->wn, census->rs, call) : NULL;
	if (rule)
		wanp_live_of(rule)->busy |= BIT_ULL(wan);
	return false;
}

void wanp_census(struct wanp_net *wn, const struct wanp_ruleset *rs)
{
	struct census census = { .wn = wn, .rs = rs };
	u32 i;

	lockdep_assert_held(&wn->moves.lock);

	for (i = 0; i < rs->n_rules; i++)
		wanp_live_of(rs->rules[i])->busy = 0;
	wanp_link_end_calls(wn->net, count, &census);
}
