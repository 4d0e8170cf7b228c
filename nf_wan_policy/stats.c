// SPDX-License-Identifier: GPL-2.0-only
/* Names and sums of the counters. */

#include <linux/cpumask.h>
#include "stats.h"

static const struct {
	const char	*name;
	const char	*help;
} reasons[] = {
#define WANP_X_TEXT(sym, name, help) { name, help },
	WANP_REASONS(WANP_X_TEXT)
#undef WANP_X_TEXT
};

u64 wanp_stats_sum(const struct wanp_stats __percpu *stats,
		   enum wanp_reason reason)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(per_cpu_ptr(stats, cpu)->count[reason]);
	return sum;
}

const char *wanp_reason_name(enum wanp_reason reason)
{
	return reasons[reason].name;
}

const char *wanp_reason_help(enum wanp_reason reason)
{
	return reasons[reason].help;
}
