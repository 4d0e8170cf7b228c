/* SPDX-License-Identifier: GPL-2.0-only */
/* What is known of a WAN when a member of a rule is chosen. Pure. */
#ifndef _WANP_GAUGE_H
#define _WANP_GAUGE_H

#include "env.h"

/**
 * struct wanp_gauge - what is known of one WAN
 * @weight: its share where flows are spread, not 0 for a WAN there is
 * @capacity: what it can carry in either direction, kbit/s; 0 for unknown
 * @rate: what it carries in the busier direction, kbit/s, smoothed
 * @latency_us: reported round trip time; 0 while no report is in force
 * @response_us: reported time a service takes to respond; 0 likewise
 * @full: overflow leads to the next member
 */
struct wanp_gauge {
	u32	weight;
	u32	capacity;
	u32	rate;
	u32	latency_us;
	u32	response_us;
	bool	full;
};

/**
 * wanp_gauge_sample() - take one more sample of the rate
 * @gauge: the WAN
 * @kbit: what it carried since the last sample, kbit/s
 *
 * The rate follows by a quarter of the difference. A WAN is full from 95
 * percent of its capacity on, and until it carries less than 80 percent: new
 * flows must not go to and fro at the edge.
 */
void wanp_gauge_sample(struct wanp_gauge *gauge, u32 kbit);

#endif
