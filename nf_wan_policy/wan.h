/* SPDX-License-Identifier: GPL-2.0-only */
/* The devices behind WANs and rules: found by name, watched for their link. */
#ifndef _WANP_WAN_H
#define _WANP_WAN_H

struct wanp_net;
struct wanp_ruleset;

/**
 * wanp_wan_publish() - make a ruleset the present one
 * @wn: namespace
 * @rs: new ruleset, or NULL
 *
 * Resolves the devices of @rs, retires the old ruleset and ends the flows of
 * WANs which are in use no more.
 *
 * Context: process, wn->lock held, not under RTNL.
 */
void wanp_wan_publish(struct wanp_net *wn, struct wanp_ruleset *rs);

/**
 * wanp_wan_refresh() - look at the devices and the routing again
 * @wn: namespace
 *
 * Ends the flows of WANs which are in use no more.
 *
 * Context: process, under RTNL.
 */
void wanp_wan_refresh(struct wanp_net *wn);

/**
 * wanp_wan_init() - watch the devices of all namespaces
 *
 * Return: 0 or a negative errno.
 */
int wanp_wan_init(void);

/**
 * wanp_wan_exit() - undo wanp_wan_init()
 */
void wanp_wan_exit(void);

#endif
