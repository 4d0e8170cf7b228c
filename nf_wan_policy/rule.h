/* SPDX-License-Identifier: GPL-2.0-only */
/* One rule: the flows it is about and the WANs they may take. Pure. */
#ifndef _WANP_RULE_H
#define _WANP_RULE_H

#include "failback.h"
#include "match.h"

/* WAN ids are bits of a u64; 0 means no WAN. */
#define WANP_WAN_MAX	62

struct nf_wan_key;
struct wanp_counter;

/**
 * struct wanp_rule - one rule
 * @match: the flows it is about
 * @id: the user's number for it, unique
 * @order: place among the rules; equal ones go by @id
 * @algorithm: enum nf_wan_policy_algorithm
 * @n_members: used entries of @member
 * @member: WAN ids, best first
 * @index: its place in the ruleset
 * @failback: how it moves back to a better WAN
 * @hits: flows it has decided; outlives the rule while its id is in use, and is
 *	the first member of a struct wanp_live
 */
struct wanp_rule {
	struct wanp_match	match;
	u32			id;
	u32			order;
	u8			algorithm;
	u8			n_members;
	u8			member[WANP_WAN_MAX];
	u32			index;
	struct wanp_failback_terms failback;
	struct wanp_counter	*hits;
};

/**
 * wanp_rule_first() - the first rule that matches
 * @rules: rules in the order in which they are tried
 * @n: number of @rules
 * @key: the flow
 *
 * Return: the rule or NULL.
 */
const struct wanp_rule *wanp_rule_first(struct wanp_rule *const *rules, u32 n,
					const struct nf_wan_key *key);

#endif
