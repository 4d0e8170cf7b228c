/* SPDX-License-Identifier: GPL-2.0-only */
/* How much the WANs carry: sampled each second, while a rule needs it. */
#ifndef _WANP_LOAD_H
#define _WANP_LOAD_H

struct wanp_net;

/**
 * wanp_load_follow() - measure what the rules need, and go on with it
 * @wn: namespace, whose ruleset has just changed
 *
 * Context: process, wn->lock held.
 */
void wanp_load_follow(struct wanp_net *wn);

/**
 * wanp_load_init() - prepare
 * @wn: namespace
 */
void wanp_load_init(struct wanp_net *wn);

/**
 * wanp_load_exit() - end all work
 * @wn: namespace, which has no ruleset any more
 *
 * Context: process, may sleep.
 */
void wanp_load_exit(struct wanp_net *wn);

#endif
