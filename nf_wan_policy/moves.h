/* SPDX-License-Identifier: GPL-2.0-only */
/* WANs come and go, rules move: from what was seen to what packets see. */
#ifndef _WANP_MOVES_H
#define _WANP_MOVES_H

#include <linux/types.h>

struct wanp_net;
struct wanp_report;
struct wanp_ruleset;

/**
 * wanp_moves_init() - nothing moves yet
 * @wn: namespace
 */
void wanp_moves_init(struct wanp_net *wn);

/**
 * wanp_moves_exit() - stop looking
 * @wn: namespace, without a ruleset
 */
void wanp_moves_exit(struct wanp_net *wn);

/**
 * wanp_moves_publish() - make a ruleset the present one
 * @wn: namespace
 * @rs: new ruleset with its devices resolved, or NULL
 *
 * Context: process, RTNL held.
 */
void wanp_moves_publish(struct wanp_net *wn, struct wanp_ruleset *rs);

/**
 * wanp_moves_look() - look at WANs and rules anew: a device has changed
 * @wn: namespace
 *
 * The next packet sees the outcome when this returns.
 *
 * Context: process, RTNL held.
 */
void wanp_moves_look(struct wanp_net *wn);

/**
 * wanp_moves_report() - somebody says how a WAN does
 * @wn: namespace
 * @wan: its id
 * @report: what he says
 *
 * Context: process.
 * Return: 0; -ENOENT when there is no such WAN.
 */
int wanp_moves_report(struct wanp_net *wn, u8 wan,
		      const struct wanp_report *report);

/**
 * wanp_moves_failback() - the operator wants rules back on their best WAN
 * @wn: namespace
 * @rule: id of one of them, 0 for all
 * @mode: drain, immediate or when-idle
 *
 * Context: process.
 * Return: 0; -ENOENT when there is no such rule, -EINVAL when it has no way back.
 */
int wanp_moves_failback(struct wanp_net *wn, u32 rule, u8 mode);

/**
 * wanp_moves_now() - the clock of all that is kept, in milliseconds
 */
u64 wanp_moves_now(void);

#endif
