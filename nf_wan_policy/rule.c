// SPDX-License-Identifier: GPL-2.0-only
/* Rules are tried in order; the first one that matches decides. */

#include "classify.h"
#include "rule.h"

const struct wanp_rule *wanp_rule_first(struct wanp_rule *const *rules,
					const struct wanp_classifier *classifier,
					const struct nf_wan_key *key)
{
	u32 rank = wanp_classify(classifier, key, 0);

	return rank == WANP_RANK_NONE ? NULL : rules[rank];
}
