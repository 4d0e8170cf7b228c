// SPDX-License-Identifier: GPL-2.0-only
/* From samples to a rate, and from a rate to full or not. */

#include "gauge.h"

static u32 smooth(u32 rate, u32 kbit)
{
	if (kbit > rate)
		return rate + (kbit - rate) / 4 + ((kbit - rate) % 4 != 0);
	return rate - (rate - kbit) / 4 - ((rate - kbit) % 4 != 0);
}

static bool is_full(const struct wanp_gauge *gauge, u32 rate)
{
	u32 spare = gauge->full ? gauge->capacity / 5 : gauge->capacity / 20;

	return gauge->capacity && rate >= gauge->capacity - spare;
}

void wanp_gauge_sample(struct wanp_gauge *gauge, u32 kbit)
{
	u32 rate = smooth(gauge->rate, kbit);

	WRITE_ONCE(gauge->rate, rate);
	WRITE_ONCE(gauge->full, is_full(gauge, rate));
}
