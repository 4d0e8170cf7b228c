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

#endif
