/* SPDX-License-Identifier: GPL-2.0-only */
/* Ending flows, where a WAN went down or a rule has left it. */
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
 * wanp_kill() - end flows soon
 * @wn: namespace
 * @dead: bitmap of the WANs which went down: their flows that can do better
 * @moved: flows which the rules' struct wanp_live tell
 *
 * The selection that new flows go by must have been published.
 *
 * Context: any.
 */
void wanp_kill(struct wanp_net *wn, u64 dead, bool moved);

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
