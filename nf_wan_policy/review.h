/* SPDX-License-Identifier: GPL-2.0-only */
/* What a commit does to the flows that live: enum nf_wan_policy_apply. */
#ifndef _WANP_REVIEW_H
#define _WANP_REVIEW_H

#include <linux/types.h>

struct wanp_net;

/**
 * wanp_review_init() - nothing to review yet
 * @wn: namespace
 */
void wanp_review_init(struct wanp_net *wn);

/**
 * wanp_review_exit() - wait for what is under way, and stop
 * @wn: namespace
 */
void wanp_review_exit(struct wanp_net *wn);

/**
 * wanp_review_start() - review the flows soon
 * @wn: namespace; the ruleset by which they are judged has been published
 * @apply: enum nf_wan_policy_apply. Of two that meet, the stronger one counts.
 *
 * Context: any.
 */
void wanp_review_start(struct wanp_net *wn, u8 apply);

#endif
