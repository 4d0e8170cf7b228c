/* SPDX-License-Identifier: GPL-2.0-only */
/* Ending the flows of a WAN that went down, where they can do better. */
#ifndef _WANP_KILL_H
#define _WANP_KILL_H

#include <linux/types.h>

struct wanp_net;

/**
 * wanp_kill_init() - nothing to end yet
 * @wn: namespace
 */
void wanp_kill_init(struct wanp_net *wn);

/**
 * wanp_kill_exit() - wait for what is under way, and stop
 * @wn: namespace
 */
void wanp_kill_exit(struct wanp_net *wn);

/**
 * wanp_kill_wans() - end the flows of some WANs soon
 * @wn: namespace
 * @dead: bitmap of the WANs. The ruleset which does not use them any more must
 *	have been published.
 *
 * Context: any.
 */
void wanp_kill_wans(struct wanp_net *wn, u64 dead);

/**
 * wanp_kill_strays() - end soon what was begun before there were rules
 * @wn: namespace. The first ruleset must have been published.
 *
 * A flow without a WAN stays without one, since it has its NAT binding. One that
 * nobody has answered, since nobody has translated it, would stay broken for as
 * long as it is tried again; if the rules have a WAN for it, it is begun anew.
 *
 * Context: any.
 */
void wanp_kill_strays(struct wanp_net *wn);

#endif
