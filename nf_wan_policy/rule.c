// SPDX-License-Identifier: GPL-2.0-only
/* Rules are tried in order; the first one that matches decides. */

#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "classify.h"
#include "rule.h"

const struct wanp_rule *wanp_rule_first(struct wanp_rule *const *rules,
					const struct wanp_classifier *classifier,
					const struct nf_wan_key *key)
{
	u32 rank = wanp_classify(classifier, key, 0);

	return rank == WANP_RANK_NONE ? NULL : rules[rank];
}

const struct wanp_rule *wanp_rule_after(struct wanp_rule *const *rules,
					const struct wanp_classifier *classifier,
					const struct wanp_rule *rule,
					const struct nf_wan_key *key)
{
	u32 rank = wanp_classify(classifier, key, rule->index + 1);

	return rank == WANP_RANK_NONE ? NULL : rules[rank];
}

bool wanp_rule_has(const struct wanp_rule *rule, u8 wan)
{
	return memchr(rule->member, wan, rule->n_members);
}

bool wanp_rule_measures(const struct wanp_rule *rule, u8 i)
{
	return rule->algorithm == WANP_ALG_LEAST_USED ||
	       (rule->algorithm == WANP_ALG_OVERFLOW &&
		i + 1 < rule->n_members);
}
