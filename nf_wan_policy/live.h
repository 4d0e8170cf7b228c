/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What happens to a rule or a WAN while it exists. It outlives the object of
 * one generation for as long as the id is in use.
 */
#ifndef _WANP_LIVE_H
#define _WANP_LIVE_H

#include "ruleset.h"

/**
 * struct wanp_live - of a rule; under wanp_moves.lock but for @hits and bitmaps
 *	of flows to end, which are bitmaps of WANs as all are
 * @hits: flows it has decided
 * @place: where it is
 * @idle_since: when its last live call ended, WANP_NEVER while there is one
 * @drains: WANs it has left, and on which live calls may be left
 * @rests: WANs it has left while they worked, until drain-max
 * @busy: WANs on which it had a live call at the last census
 * @ends_all: its flows on these are to be ended
 * @ends_idle: its signalling without a live call on these is
 * @sweep_all: as @ends_all, in the present sweep; the sweeper's own
 * @sweep_idle: as @ends_idle, likewise
 * @again_all: those to be swept once more; the sweeper's own
 * @again_idle: likewise
 */
struct wanp_live {
	struct wanp_counter	hits;
	struct wanp_place	place;
	u64			idle_since;
	u64			drains;
	u64			rests;
	u64			busy;
	atomic64_t		ends_all;
	atomic64_t		ends_idle;
	u64			sweep_all;
	u64			sweep_idle;
	u64			again_all;
	u64			again_idle;
};

/**
 * struct wanp_uplink - of a WAN; under wanp_moves.lock but for @flows
 * @flows: flows put on it
 * @health: its state
 * @told: the health that user space was told of
 */
struct wanp_uplink {
	struct wanp_counter	flows;
	struct wanp_health	health;
	u8			told;
};

/**
 * wanp_live_of() - the state of a rule
 * @rule: the rule
 */
static inline struct wanp_live *wanp_live_of(const struct wanp_rule *rule)
{
	return container_of(rule->hits, struct wanp_live, hits);
}

/**
 * wanp_uplink_of() - the state of a WAN
 * @wan: the WAN
 */
static inline struct wanp_uplink *wanp_uplink_of(const struct wanp_wan *wan)
{
	return container_of(wan->flows, struct wanp_uplink, flows);
}

#endif
