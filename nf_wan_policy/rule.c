// SPDX-License-Identifier: GPL-2.0-only
/* Rules are tried in order; the first one that matches decides. */

#include "rule.h"

const struct wanp_rule *wanp_rule_first(struct wanp_rule *const *rules, u32 n,
					const struct nf_wan_key *key)
{
	u32 i;

	for (i = 0; i < n; i++)
		if (wanp_match_key(&rules[i]->match, key))
			return rules[i];
	return NULL;
}
