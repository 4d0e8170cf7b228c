// SPDX-License-Identifier: GPL-2.0-only
/* Choose among the members of a rule. */

#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "rule.h"
#include "select.h"

static u8 first_usable(const struct wanp_rule *rule, u64 usable)
{
	u8 i;

	for (i = 0; i < rule->n_members; i++)
		if (usable & BIT_ULL(rule->member[i]))
			return rule->member[i];
	/* Nobody is up: any answer is bad, but always the same one is least. */
	return rule->member[0];
}

u8 wanp_select(const struct wanp_rule *rule, u64 usable)
{
	switch (rule->algorithm) {
	case WANP_ALG_ENFORCED:
		return rule->member[0];
	case WANP_ALG_PRIORITY:
		return first_usable(rule, usable);
	default:
		return 0;
	}
}
