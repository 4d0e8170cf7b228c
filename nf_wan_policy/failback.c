// SPDX-License-Identifier: GPL-2.0-only
/*
 * A rule leaves a WAN that fails at once, for the best one there is. It leaves
 * a WAN that works only if a better one is there, and as its mode says. It
 * never leaves for one that is no better.
 */

#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "failback.h"
#include "health.h"

#define HOUR_MS		3600000
#define MINUTE_MS	60000

static u8 tier_of(const struct wanp_scene *scene, u8 wan)
{
	u8 i;

	for (i = 0; i < WANP_TIERS; i++)
		if (scene->tier[i] & BIT_ULL(wan))
			break;
	return i;
}

/* The first member of the best tier that has any, 0 without one. */
static u8 best_of(const struct wanp_scene *scene)
{
	u8 i, tier, best = 0, best_tier = WANP_TIERS;

	for (i = 0; i < scene->n_members; i++) {
		tier = tier_of(scene, scene->member[i]);
		if (tier >= best_tier)
			continue;
		best = scene->member[i];
		best_tier = tier;
	}
	return best;
}

static bool is_member(const struct wanp_scene *scene, u8 wan)
{
	u8 i;

	for (i = 0; i < scene->n_members; i++)
		if (scene->member[i] == wan)
			return true;
	return false;
}

static u64 oldest_move(const struct wanp_place *place, u8 n)
{
	return place->moved[(place->n_moves - n) % WANP_MOVES_MAX];
}

static bool is_restless(const struct wanp_place *place,
			const struct wanp_failback_terms *terms, u64 now)
{
	return terms->max_moves && place->n_moves >= terms->max_moves &&
	       now - oldest_move(place, terms->max_moves) < HOUR_MS;
}

static bool keeps_still(u8 mode)
{
	return mode == WANP_FB_MANUAL || mode == WANP_FB_SCHEDULE ||
	       mode == WANP_FB_NEVER;
}

static bool in_window(const struct wanp_failback_terms *terms, u16 minute)
{
	if (terms->window_begin <= terms->window_end)
		return terms->window_begin <= minute &&
		       minute < terms->window_end;
	return terms->window_begin <= minute || minute < terms->window_end;
}

static void go(struct wanp_place *place, u8 to, u64 now)
{
	place->active = to;
	place->since = now;
	place->moved[place->n_moves++ % WANP_MOVES_MAX] = now;
	place->asked = 0;
}

static void set_out(struct wanp_move *move, const struct wanp_place *place,
		    u8 cause, u8 ends)
{
	move->from = place->active;
	move->cause = cause;
	move->ends = ends;
}

/* From the top of the list, whatever was before; that is a new latch. */
static void fail_over(struct wanp_place *place,
		      const struct wanp_failback_terms *terms,
		      const struct wanp_scene *scene, u8 best,
		      struct wanp_move *move)
{
	bool drained = scene->drained & BIT_ULL(place->active);

	set_out(move, place, drained ? WANP_CAUSE_DRAINED : WANP_CAUSE_DOWN,
		drained ? WANP_ENDS_NONE : WANP_ENDS_ALL);
	go(place, best, scene->now);
	place->latched = keeps_still(terms->mode);
	move->latched = place->latched;
}

static bool is_released(const struct wanp_place *place,
			const struct wanp_failback_terms *terms,
			const struct wanp_scene *scene)
{
	return !place->latched ||
	       (terms->mode == WANP_FB_SCHEDULE &&
		in_window(terms, scene->minute));
}

/* How it goes back: as was asked for, or as is set; the rest are drains. */
static u8 mode_now(const struct wanp_place *place,
		   const struct wanp_failback_terms *terms)
{
	u8 mode = place->asked ? place->asked - 1 : terms->mode;

	return keeps_still(mode) ? WANP_FB_DRAIN : mode;
}

/* Returns whether the rule has been idle for long enough. */
static bool is_idle(const struct wanp_failback_terms *terms,
		    const struct wanp_scene *scene, struct wanp_move *move)
{
	u64 due;

	if (scene->idle_since == WANP_NEVER)
		return false;
	due = scene->idle_since + terms->idle_time * 1000ULL;
	if (scene->now >= due)
		return true;
	move->next = due;
	return false;
}

/* May it leave a WAN that works? Asking for it overrides its own patience. */
static bool may_go(struct wanp_place *place,
		   const struct wanp_failback_terms *terms,
		   const struct wanp_scene *scene, struct wanp_move *move)
{
	u64 due = place->since + terms->min_dwell * 1000ULL;

	if (place->asked)
		return true;
	if (place->latched && terms->mode == WANP_FB_SCHEDULE)
		move->next = scene->now + MINUTE_MS;
	if (!is_released(place, terms, scene))
		return false;
	if (scene->now < due) {
		move->next = due;
		return false;
	}
	if (!is_restless(place, terms, scene->now))
		return true;
	move->latched = !place->latched;
	place->latched = true;
	move->cause = WANP_CAUSE_MAX_MOVES;
	return false;
}

/* A better WAN is there, and the present one works. Bad quality drains. */
static void go_back(struct wanp_place *place,
		    const struct wanp_failback_terms *terms,
		    const struct wanp_scene *scene, u8 best,
		    struct wanp_move *move)
{
	bool flees = tier_of(scene, place->active) > tier_of(scene, best);
	u8 mode = flees && !place->asked ? WANP_FB_DRAIN :
					   mode_now(place, terms);
	u8 cause = flees ? WANP_CAUSE_QUALITY : WANP_CAUSE_BETTER;

	if (!may_go(place, terms, scene, move))
		return;
	if (mode == WANP_FB_WHEN_IDLE && !is_idle(terms, scene, move))
		return;
	set_out(move, place, place->asked ? WANP_CAUSE_ASKED : cause,
		mode == WANP_FB_DRAIN ? WANP_ENDS_IDLE : WANP_ENDS_ALL);
	go(place, best, scene->now);
	place->latched = flees && keeps_still(terms->mode);
	move->latched = place->latched;
}

void wanp_failback_step(struct wanp_place *place,
			const struct wanp_failback_terms *terms,
			const struct wanp_scene *scene, struct wanp_move *move)
{
	u8 best = best_of(scene);

	*move = (struct wanp_move){ .next = WANP_NEVER };
	if (place->mode != terms->mode)
		place->latched = false;
	place->mode = terms->mode;
	if (!is_member(scene, place->active)) {
		move->from = place->active;
		move->cause = move->from ? WANP_CAUSE_EDITED : WANP_CAUSE_NONE;
		place->active = best;
		place->since = scene->now;
		place->latched = false;
		return;
	}
	if (!best || best == place->active) {
		if (scene->member[0] == place->active)
			place->asked = 0;
		return;
	}
	if (tier_of(scene, place->active) == WANP_TIERS)
		fail_over(place, terms, scene, best, move);
	else
		go_back(place, terms, scene, best, move);
}

bool wanp_failback_ask(struct wanp_place *place,
		       const struct wanp_failback_terms *terms, u8 mode,
		       bool by_id)
{
	if (terms->mode == WANP_FB_NEVER && !by_id)
		return false;
	place->latched = false;
	place->asked = mode + 1;
	return true;
}
