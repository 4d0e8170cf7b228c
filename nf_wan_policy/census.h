/* SPDX-License-Identifier: GPL-2.0-only */
/* Which rules have live calls, and on which WANs. */
#ifndef _WANP_CENSUS_H
#define _WANP_CENSUS_H

#include <linux/types.h>

struct wanp_net;
struct wanp_rule;
struct wanp_ruleset;

/**
 * wanp_census_matters() - is it of interest whether a rule has live calls?
 * @rule: a rule of the present ruleset
 *
 * Context: process, wanp_moves.lock held.
 */
bool wanp_census_matters(const struct wanp_rule *rule);

/**
 * wanp_census() - ask the ALG for all calls, if that is of interest to a rule
 * @wn: namespace
 * @rs: present ruleset; wanp_live.busy and idle_since of its rules are set
 * @now: time, in milliseconds
 *
 * Context: process, wanp_moves.lock held.
 * Return: false when no rule wants to know.
 */
bool wanp_census(struct wanp_net *wn, const struct wanp_ruleset *rs, u64 now);

#endif
