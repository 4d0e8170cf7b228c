/* SPDX-License-Identifier: GPL-2.0-only */
/* One rule: the flows it is about and the WANs they may take. Pure. */
#ifndef _WANP_RULE_H
#define _WANP_RULE_H

#include "failback.h"
#include "match.h"

/* WAN ids are bits of a u64; 0 means no WAN. */
#define WANP_WAN_MAX	62

struct nf_wan_key;
struct wanp_classifier;
struct wanp_counter;

/**
 * struct wanp_rule - one rule
 * @match: the flows it is about
 * @id: the user's number for it, unique
 * @order: place among the rules; equal ones go by @id
 * @index: its number in that order, in a ruleset
 * @algorithm: enum nf_wan_policy_algorithm
 * @on_fail: enum nf_wan_policy_on_fail, what becomes of a flow when no member is
 *	usable
 * @n_members: used entries of @member
 * @member: WAN ids, best first
 * @failback: how it moves back to a better WAN
 * @hits: flows it has decided; outlives the rule while its id is in use, and is
 *	the first member of a struct wanp_live
 */
struct wanp_rule {
	struct wanp_match	match;
	u32			id;
	u32			order;
	u32			index;
	u8			algorithm;
	u8			on_fail;
	u8			n_members;
	u8			member[WANP_WAN_MAX];
	struct wanp_failback_terms failback;
	struct wanp_counter	*hits;
};

/**
 * wanp_rule_first() - the first rule that matches
 * @rules: rules in the order in which they are tried
 * @classifier: made of their matches, in that order
 * @key: the flow
 *
 * Return: the rule or NULL.
 */
const struct wanp_rule *wanp_rule_first(struct wanp_rule *const *rules,
					const struct wanp_classifier *classifier,
					const struct nf_wan_key *key);

/**
 * wanp_rule_after() - the next rule that matches
 * @rules: as for wanp_rule_first()
 * @classifier: finds the first of @rules
 * @rule: one of them
 * @key: the flow
 *
 * Return: the rule or NULL.
 */
const struct wanp_rule *wanp_rule_after(struct wanp_rule *const *rules,
					const struct wanp_classifier *classifier,
					const struct wanp_rule *rule,
					const struct nf_wan_key *key);

/**
 * wanp_rule_has() - is a WAN a member?
 * @rule: the rule
 * @wan: WAN id
 */
bool wanp_rule_has(const struct wanp_rule *rule, u8 wan);

/**
 * wanp_rule_measures() - does a choice depend on the load of a member?
 * @rule: the rule
 * @i: number of the member
 */
bool wanp_rule_measures(const struct wanp_rule *rule, u8 i);

#endif
