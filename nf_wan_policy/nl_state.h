/* SPDX-License-Identifier: GPL-2.0-only */
/* What moves WANs and rules: attributes <-> settings and state. */
#ifndef _WANP_NL_STATE_H
#define _WANP_NL_STATE_H

#include "nl.h"

struct wanp_rule;
struct wanp_wan;

/**
 * wanp_nl_terms_default() - what counts when nobody says anything
 * @wan: a new WAN
 */
void wanp_nl_terms_default(struct wanp_wan *wan);

/**
 * wanp_nl_terms_get() - read when a WAN counts as up
 * @info: the request
 * @wan: changed
 *
 * Return: 0 or a negative errno.
 */
int wanp_nl_terms_get(const struct genl_info *info, struct wanp_wan *wan);

/**
 * wanp_nl_health_put() - write when a WAN counts as up, and how it does
 * @skb: the message
 * @wan: the WAN
 *
 * Return: 0 or -EMSGSIZE.
 */
int wanp_nl_health_put(struct sk_buff *skb, const struct wanp_wan *wan);

/**
 * wanp_nl_failback_get() - read how a rule goes back
 * @info: the request
 * @rule: a new rule
 *
 * Return: 0 or a negative errno.
 */
int wanp_nl_failback_get(const struct genl_info *info, struct wanp_rule *rule);

/**
 * wanp_nl_failback_put() - write how a rule goes back, and where it is
 * @skb: the message
 * @rule: the rule
 *
 * Return: 0 or -EMSGSIZE.
 */
int wanp_nl_failback_put(struct sk_buff *skb, const struct wanp_rule *rule);

#endif
