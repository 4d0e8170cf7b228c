/* SPDX-License-Identifier: GPL-2.0-only */
/* The member of a rule which a new flow takes. Pure. */
#ifndef _WANP_SELECT_H
#define _WANP_SELECT_H

#include "failback.h"

struct nf_wan_key;
struct wanp_gauge;
struct wanp_rule;

/**
 * struct wanp_view - all that a choice depends on, beside the rule and the flow
 * @tier: bitmaps of the WANs for new flows, bit n for id n, WANP_TIERS of them,
 *	best tier first
 * @usable: bitmap of the WANs that count in them
 * @gauge: what is known of each WAN, WANP_WAN_MAX + 1 of them, by id
 * @active: the member which a rule by priority keeps to while that is in any
 *	tier; 0 for the first one of the best tier
 */
struct wanp_view {
	const u64			*tier;
	u64				usable;
	const struct wanp_gauge		*gauge;
	u8				active;
};

/**
 * wanp_select() - the WAN which a rule gives a new flow now
 * @rule: the rule which matched
 * @view: the WANs
 * @key: the flow
 *
 * It depends on nothing but its arguments: not on who spoke first nor on what
 * was selected before.
 *
 * A member in a worse tier is better than none in any, and better than on-fail.
 *
 * Return: WAN id. It may be one in no tier, if all members are and the rule has
 * no on-fail; with WANP_FAIL_ANY it may be no member. 0 for WANP_ALG_PASS, and
 * when no member is in a tier and it is @on_fail of the rule that says what now.
 */
u8 wanp_select(const struct wanp_rule *rule, const struct wanp_view *view,
	       const struct nf_wan_key *key);

#endif
