/* SPDX-License-Identifier: GPL-2.0-only */
/* Do the routing tables lead where the marks say? */
#ifndef _WANP_FIT_H
#define _WANP_FIT_H

#include <linux/types.h>

struct wanp_net;
struct wanp_ruleset;

/**
 * wanp_fit_check() - look at the routing tables
 * @wn: namespace; its fit is written
 * @rs: ruleset whose WANs are looked at, their devices resolved
 *
 * Context: process, under RTNL.
 */
void wanp_fit_check(struct wanp_net *wn, const struct wanp_ruleset *rs);

/**
 * wanp_fit_routed() - WANs that can carry a flow of a family
 * @wn: namespace
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 *
 * Return: bitmap, bit n for id n.
 */
u64 wanp_fit_routed(const struct wanp_net *wn, u8 family);

/**
 * wanp_fit_any() - WANs that can carry a flow of some family
 * @wn: namespace
 *
 * Return: bitmap, bit n for id n.
 */
u64 wanp_fit_any(const struct wanp_net *wn);

/**
 * wanp_fit_is_astray() - does the mark of a WAN lead to another device?
 * @wn: namespace
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @wan: WAN id
 */
bool wanp_fit_is_astray(const struct wanp_net *wn, u8 family, u8 wan);

/**
 * wanp_fit_is_mismatch() - is the routing of a WAN not what was configured?
 * @wn: namespace
 * @rs: its ruleset
 * @wan: id of a WAN in it
 *
 * A family for which the WAN has no gateway, while it has one for the other,
 * needs no route.
 */
bool wanp_fit_is_mismatch(const struct wanp_net *wn,
			  const struct wanp_ruleset *rs, u8 wan);

#endif
