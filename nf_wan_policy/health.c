// SPDX-License-Identifier: GPL-2.0-only
/*
 * One WAN: DOWN, HOLD, DAMPED or UP.
 *
 * Damping is that of RFC 2439: each loss costs a fixed penalty, which decays by
 * halves. No loss counts while the WAN is held: nobody uses it, and the
 * hold-down begins anew by itself.
 */

#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "health.h"

#define PENALTY		1000
#define HOLD_DOWN	60		/* seconds, of a WAN that is probed */
#define MAX_HALVES	4		/* of max_suppress when not set */
#define STEPS		16

/* 65536 * 2^(-i/16) */
static const u32 decay[STEPS + 1] = {
	65536, 62757, 60097, 57549, 55109, 52773, 50535, 48393, 46341,
	44376, 42495, 40693, 38968, 37316, 35734, 34219, 32768,
};

/* Milliseconds gone by, capped: whatever decays is gone by then. */
static u32 gone_by(u64 since, u64 now)
{
	u64 ms = now > since ? now - since : 0;

	return ms < 0x7fffffff ? ms : 0x7fffffff;
}

/* @penalty after @ms, linear between the steps of the table. */
static u32 left_of(u32 penalty, u32 half_life_ms, u32 ms)
{
	u32 halves = ms / half_life_ms, rest = ms % half_life_ms;
	u32 step = half_life_ms / STEPS, i = rest / step, factor;

	if (halves > 31)
		return 0;
	if (i > STEPS - 1)
		i = STEPS - 1;
	rest -= i * step;
	if (rest > step)
		rest = step;
	factor = decay[i] - (decay[i] - decay[i + 1]) * (rest >> 4) /
			    (step >> 4);
	return (u64)penalty * factor >> (16 + halves);
}

/* From a second to a day: what left_of() multiplies fits 32 bits. */
static u32 half_life_ms(const struct wanp_health_terms *terms)
{
	return terms->half_life * 1000;
}

u32 wanp_health_penalty(const struct wanp_health *health,
			const struct wanp_health_terms *terms, u64 now)
{
	return left_of(health->penalty, half_life_ms(terms),
		       gone_by(health->penalty_at, now));
}

/* When the penalty has sunk below @reuse, to the millisecond, by bisection. */
static u64 reusable_at(const struct wanp_health *health,
		       const struct wanp_health_terms *terms)
{
	u32 low = 0, high = 0x7fffffff, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (left_of(health->penalty, half_life_ms(terms), mid) <
		    terms->reuse)
			high = mid;
		else
			low = mid + 1;
	}
	return health->penalty_at + low;
}

static u64 suppress_ms(const struct wanp_health_terms *terms)
{
	if (terms->max_suppress == WANP_UNSET)
		return (u64)terms->half_life * MAX_HALVES * 1000;
	return (u64)terms->max_suppress * 1000;
}

static void punish(struct wanp_health *health,
		   const struct wanp_health_terms *terms, u64 now)
{
	u32 penalty = wanp_health_penalty(health, terms, now) + PENALTY;

	/* No sum of losses shall overflow; max_suppress bounds the time */
	health->penalty = penalty < 1000000 ? penalty : 1000000;
	health->penalty_at = now;
	if (health->penalty < terms->suppress)
		return;
	health->damped_since = now;
	health->damped = true;
}

static u32 hold_down(const struct wanp_health *health,
		     const struct wanp_health_terms *terms)
{
	if (terms->hold_down != WANP_UNSET)
		return terms->hold_down;
	return health->report.health ? HOLD_DOWN : 0;
}

static void see(struct wanp_health *health,
		const struct wanp_health_terms *terms, bool good, u64 now)
{
	bool was = health->good;

	health->good = good;
	if (!health->known) {
		/* What works when it is first seen has no history to live down */
		health->condition = good ? WANP_COND_UP : WANP_COND_DOWN;
	} else if (good && !was) {
		health->good_since = now;
	} else if (was && !good && health->condition != WANP_COND_HOLD) {
		punish(health, terms, now);
	}
	health->known = true;
}

static u64 damped_until(const struct wanp_health *health,
			const struct wanp_health_terms *terms)
{
	u64 reuse = reusable_at(health, terms);
	u64 limit = health->damped_since + suppress_ms(terms);

	return reuse < limit ? reuse : limit;
}

static u64 min_time(u64 a, u64 b)
{
	return a < b ? a : b;
}

u64 wanp_health_step(struct wanp_health *health,
		     const struct wanp_health_terms *terms, bool link, u64 now)
{
	u64 wait = health->report.until ?: WANP_NEVER, until;

	see(health, terms,
	    link && health->report.health != WANP_HEALTH_DOWN, now);
	if (health->damped) {
		until = damped_until(health, terms);
		health->damped = now < until;
		if (health->damped)
			wait = min_time(wait, until);
	}
	if (!health->good) {
		health->condition = WANP_COND_DOWN;
		return wait;
	}
	if (health->damped) {
		health->condition = WANP_COND_DAMPED;
		return wait;
	}
	if (health->condition == WANP_COND_UP)
		return wait;
	until = health->good_since + hold_down(health, terms) * 1000ULL;
	health->condition = now < until ? WANP_COND_HOLD : WANP_COND_UP;
	return now < until ? min_time(wait, until) : wait;
}

void wanp_health_report(struct wanp_health *health,
			const struct wanp_report *report, u64 now)
{
	if (report->health != WANP_HEALTH_UNKNOWN)
		health->report = *report;
	health->report.lease = report->lease;
	health->report.until = report->lease ? now + report->lease * 1000ULL :
					       0;
}

bool wanp_health_lapse(struct wanp_health *health, u64 now)
{
	if (!health->report.until || now < health->report.until)
		return false;
	health->report.until = 0;
	return true;
}
