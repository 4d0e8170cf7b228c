/* SPDX-License-Identifier: GPL-2.0-only */
/* How often each reason occurred, per network namespace. */
#ifndef _WANP_STATS_H
#define _WANP_STATS_H

#include <linux/percpu.h>
#include "reasons.h"

/**
 * struct wanp_stats - one counter per reason
 * @count: counters, wrapping
 */
struct wanp_stats {
	unsigned long	count[WANP_R_MAX];
};

/**
 * wanp_stats_count() - count one occurrence
 * @stats: counters of the namespace
 * @reason: what happened
 *
 * Return: @reason, so that a verdict and its counting are one expression.
 */
static inline enum wanp_reason
wanp_stats_count(struct wanp_stats __percpu *stats, enum wanp_reason reason)
{
	this_cpu_inc(stats->count[reason]);
	return reason;
}

/**
 * wanp_stats_sum() - read one counter
 * @stats: counters of the namespace
 * @reason: which one
 */
u64 wanp_stats_sum(const struct wanp_stats __percpu *stats,
		   enum wanp_reason reason);

/**
 * wanp_reason_name() - the word for a reason
 * @reason: less than WANP_R_MAX
 */
const char *wanp_reason_name(enum wanp_reason reason);

/**
 * wanp_reason_help() - the sentence for a reason
 * @reason: less than WANP_R_MAX
 */
const char *wanp_reason_help(enum wanp_reason reason);

#endif
