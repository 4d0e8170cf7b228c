/* SPDX-License-Identifier: GPL-2.0-only */
/* When a rule leaves its WAN, for which one, and which flows that ends. Pure. */
#ifndef _WANP_FAILBACK_H
#define _WANP_FAILBACK_H

#include "env.h"

/* How good WANs are: up, degraded, held, damped. What is in none is no target. */
#define WANP_TIERS	4
#define WANP_MOVES_MAX	16	/* that can be counted within an hour */

/**
 * struct wanp_failback_terms - the settings of a rule
 * @mode: enum nf_wan_policy_failback
 * @max_moves: moves within an hour after which it is latched, 0 for none
 * @window_begin: minute of the day
 * @window_end: minute of the day; before @window_begin on the next day
 * @idle_time: seconds
 * @drain_max: seconds, 0 for no limit
 * @min_dwell: seconds
 */
struct wanp_failback_terms {
	u8	mode;
	u8	max_moves;
	u16	window_begin;
	u16	window_end;
	u32	idle_time;
	u32	drain_max;
	u32	min_dwell;
};

/**
 * struct wanp_place - where a rule is; all zero at first. Times in milliseconds
 * @active: the WAN which new flows take, 0 before the first step
 * @latched: it stays there
 * @mode: enum nf_wan_policy_failback of before; another one releases the latch
 * @asked: enum nf_wan_policy_failback, plus one, that was asked for; 0 for none
 * @n_moves: moves so far
 * @since: when it came there
 * @moved: when it moved, the last ones; n_moves % WANP_MOVES_MAX is the oldest
 */
struct wanp_place {
	u8	active;
	bool	latched;
	u8	mode;
	u8	asked;
	u32	n_moves;
	u64	since;
	u64	moved[WANP_MOVES_MAX];
};

/**
 * struct wanp_scene - what a rule sees
 * @member: ids of its WANs, best first
 * @n_members: how many, not 0
 * @tier: bitmaps of the WANs, best tier first
 * @drained: bitmap of the WANs which the administrator drains
 * @now: time
 * @minute: minute of the day
 * @idle_since: when its last live call ended; WANP_NEVER while there is one
 */
struct wanp_scene {
	const u8 *member;
	u8	n_members;
	u64	tier[WANP_TIERS];
	u64	drained;
	u64	now;
	u16	minute;
	u64	idle_since;
};

/**
 * enum wanp_ends - which flows of the rule on the WAN it left are ended
 * @WANP_ENDS_NONE: none
 * @WANP_ENDS_IDLE: signalling without a live call
 * @WANP_ENDS_ALL: all
 */
enum wanp_ends { WANP_ENDS_NONE, WANP_ENDS_IDLE, WANP_ENDS_ALL };

/**
 * struct wanp_move - what a step has done
 * @from: WAN it left, 0 when it stayed or was nowhere before
 * @cause: enum nf_wan_policy_cause
 * @ends: enum wanp_ends, of the flows on @from
 * @latched: it has been latched by this step
 * @next: when to look again, WANP_NEVER for never
 */
struct wanp_move {
	u8	from;
	u8	cause;
	u8	ends;
	bool	latched;
	u64	next;
};

/**
 * wanp_failback_step() - bring a rule's place up to date
 * @place: where it is
 * @terms: its settings
 * @scene: what it sees
 * @move: what was done
 */
void wanp_failback_step(struct wanp_place *place,
			const struct wanp_failback_terms *terms,
			const struct wanp_scene *scene, struct wanp_move *move);

/**
 * wanp_failback_ask() - the operator wants it back on its best WAN
 * @place: where it is
 * @terms: its settings
 * @mode: drain, immediate or when-idle, for the next move
 * @by_id: this rule was named, not all
 *
 * Return: false when it is never moved but by its id.
 */
bool wanp_failback_ask(struct wanp_place *place,
		       const struct wanp_failback_terms *terms, u8 mode,
		       bool by_id);

#endif
