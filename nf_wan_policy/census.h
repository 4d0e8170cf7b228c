/* SPDX-License-Identifier: GPL-2.0-only */
/* Which rules have live calls, and on which WANs. */
#ifndef _WANP_CENSUS_H
#define _WANP_CENSUS_H

struct wanp_net;
struct wanp_ruleset;

/**
 * wanp_census() - ask the ALG for all calls, and set wanp_live.busy of all rules
 * @wn: namespace
 * @rs: present ruleset
 *
 * Context: process, wanp_moves.lock held.
 */
void wanp_census(struct wanp_net *wn, const struct wanp_ruleset *rs);

#endif
