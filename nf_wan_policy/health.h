/* SPDX-License-Identifier: GPL-2.0-only */
/* Whether a WAN can be relied upon: link, reports, hold-down, damping. Pure. */
#ifndef _WANP_HEALTH_H
#define _WANP_HEALTH_H

#include "env.h"

/* A setting which nobody has made */
#define WANP_UNSET	0xffffffffU

/* A time that never comes */
#define WANP_NEVER	(~0ULL)

/**
 * struct wanp_health_terms - the settings of a WAN
 * @hold_down: seconds it must be good before it is up; WANP_UNSET for 60 if its
 *	health is reported, else 0
 * @half_life: seconds after which half of the penalty is left, not 0
 * @suppress: penalty from which on it is damped
 * @reuse: penalty below which it no longer is
 * @max_suppress: seconds without a loss after which it no longer is in any case;
 *	WANP_UNSET for four half-lives
 */
struct wanp_health_terms {
	u32	hold_down;
	u32	half_life;
	u32	suppress;
	u32	reuse;
	u32	max_suppress;
};

/**
 * struct wanp_report - what a prober has said last
 * @health: enum nf_wan_policy_health; WANP_HEALTH_UNKNOWN before the first one
 * @latency: milliseconds, WANP_UNSET when not said; so are the next ones
 * @response: milliseconds a service took to answer
 * @loss: packets of a thousand
 * @lease: seconds the report holds, 0 for ever
 * @until: when it ends, 0 for never or when it has ended
 */
struct wanp_report {
	u8	health;
	u32	latency;
	u32	response;
	u32	loss;
	u32	lease;
	u64	until;
};

/**
 * struct wanp_health - one WAN's state; all zero for a new one. Times are in
 *	milliseconds of a clock that never goes back.
 * @report: the last report
 * @condition: enum nf_wan_policy_condition
 * @known: evidence was seen before
 * @good: the last evidence was good
 * @damped: the penalty was too high and is not yet low enough
 * @good_since: since when it is good
 * @damped_since: when it was damped last
 * @penalty: what it was at @penalty_at
 * @penalty_at: when it was set
 */
struct wanp_health {
	struct wanp_report	report;
	u8			condition;
	bool			known;
	bool			good;
	bool			damped;
	u64			good_since;
	u64			damped_since;
	u32			penalty;
	u64			penalty_at;
};

/**
 * wanp_health_report() - somebody has looked at the WAN
 * @health: its state
 * @report: what he says; @report->until is not looked at. WANP_HEALTH_UNKNOWN
 *	keeps the last report (fail static), but for the lease.
 * @now: time
 */
void wanp_health_report(struct wanp_health *health,
			const struct wanp_report *report, u64 now);

/**
 * wanp_health_lapse() - has the report's time run out?
 * @health: its state
 * @now: time
 *
 * Return: true once for each report, which stays in force (fail static).
 */
bool wanp_health_lapse(struct wanp_health *health, u64 now);

/**
 * wanp_health_step() - bring a WAN's condition up to date
 * @health: its state
 * @terms: its settings
 * @link: its device is up and has a carrier
 * @now: time
 *
 * Return: when to look again if nothing happens, WANP_NEVER for never.
 */
u64 wanp_health_step(struct wanp_health *health,
		     const struct wanp_health_terms *terms, bool link, u64 now);

/**
 * wanp_health_penalty() - what is left of the penalty
 * @health: its state
 * @terms: its settings
 * @now: time
 */
u32 wanp_health_penalty(const struct wanp_health *health,
			const struct wanp_health_terms *terms, u64 now);

#endif
