// SPDX-License-Identifier: GPL-2.0-only
/*
 * When a WAN is up, and when a rule moves: nf_wan_policy's health and failback.
 *
 * A story is a table; each row is what happens at a second, and what must be so
 * then. The sentence is of the first row.
 */

#include <stdio.h>
#include <stdlib.h>

#include "failback.h"
#include "health.h"
#include "uapi/linux/netfilter/nf_wan_policy.h"

long allocations_left = -1;
unsigned long steps;

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

static int number, failures;

static void ok(bool good, const char *sentence)
{
	failures += !good;
	printf("%s %d - %s\n", good ? "ok" : "not ok", ++number, sentence);
}

/* link and report as they are from @at on; -1 keeps the report. */
struct weather {
	const char	*says;
	unsigned int	at;
	bool		link;
	int		report;
	unsigned int	condition;
};

static const struct wanp_health_terms plain = {
	.hold_down = WANP_UNSET, .half_life = 300, .suppress = 2000,
	.reuse = 750, .max_suppress = WANP_UNSET,
};

static const struct weather weather[] = {
	{ "a new WAN with a link is up at once",
	  0, true, -1, WANP_COND_UP },
	{ NULL, 10, false, -1, WANP_COND_DOWN },
	{ NULL, 20, true, -1, WANP_COND_UP },
	{ "a WAN whose health is reported is held for a minute",
	  0, true, WANP_HEALTH_UP, WANP_COND_UP },
	{ NULL, 10, true, WANP_HEALTH_DOWN, WANP_COND_DOWN },
	{ NULL, 20, true, WANP_HEALTH_UP, WANP_COND_HOLD },
	{ NULL, 79, true, -1, WANP_COND_HOLD },
	{ NULL, 80, true, -1, WANP_COND_UP },
	{ "the hold-down begins anew with each loss",
	  0, true, WANP_HEALTH_UP, WANP_COND_UP },
	{ NULL, 10, false, -1, WANP_COND_DOWN },
	{ NULL, 20, true, -1, WANP_COND_HOLD },
	{ NULL, 70, false, -1, WANP_COND_DOWN },
	{ NULL, 75, true, -1, WANP_COND_HOLD },
	{ NULL, 134, true, -1, WANP_COND_HOLD },
	{ NULL, 135, true, -1, WANP_COND_UP },
	{ "a degraded WAN is up, and unknown changes nothing",
	  0, true, WANP_HEALTH_DEGRADED, WANP_COND_UP },
	{ NULL, 1, true, WANP_HEALTH_UNKNOWN, WANP_COND_UP },
	{ NULL, 2, true, WANP_HEALTH_DOWN, WANP_COND_DOWN },
	{ NULL, 3, true, WANP_HEALTH_UNKNOWN, WANP_COND_DOWN },
	/* 1000, 1977, 2932: of that 750 are left after 590 s */
	{ "the third loss in a minute damps, until the penalty is below reuse",
	  0, true, -1, WANP_COND_UP },
	{ NULL, 10, false, -1, WANP_COND_DOWN },
	{ NULL, 11, true, -1, WANP_COND_UP },
	{ NULL, 20, false, -1, WANP_COND_DOWN },
	{ NULL, 21, true, -1, WANP_COND_UP },
	{ NULL, 30, false, -1, WANP_COND_DOWN },
	{ NULL, 31, true, -1, WANP_COND_DAMPED },
	{ NULL, 619, true, -1, WANP_COND_DAMPED },
	{ NULL, 622, true, -1, WANP_COND_UP },
};

static void test_weather(void)
{
	struct wanp_health health = {};
	const struct weather *row;
	const char *says = NULL;
	bool good = true;

	for (row = weather; row < weather + ARRAY_SIZE(weather); row++) {
		struct wanp_report report = { .health = row->report };
		u64 now = 1000000 + row->at * 1000ULL;

		if (row->says) {
			if (says)
				ok(good, says);
			says = row->says;
			good = true;
			health = (struct wanp_health){};
		}
		if (row->report >= 0)
			wanp_health_report(&health, &report, now);
		wanp_health_step(&health, &plain, row->link, now);
		if (health.condition != row->condition)
			printf("# at %u it is %u, not %u\n", row->at,
			       health.condition, row->condition);
		good &= health.condition == row->condition;
	}
	ok(good, says);
}

static void test_decay(void)
{
	struct wanp_health health = { .penalty = 4000, .penalty_at = 1000 };
	struct wanp_health_terms terms = plain;
	u32 last = 4000, left;
	bool falls = true;
	u64 ms;

	ok(wanp_health_penalty(&health, &terms, 301000) == 2000 &&
	   wanp_health_penalty(&health, &terms, 601000) == 1000,
	   "after a half-life half of a penalty is left");
	ok(wanp_health_penalty(&health, &terms, 151000) - 2828 <= 1,
	   "after half of that, 0.7071 of it");
	for (ms = 1000; ms < 4000000; ms += 777) {
		left = wanp_health_penalty(&health, &terms, ms);
		falls &= left <= last;
		last = left;
	}
	ok(falls && last <= 1, "a penalty never rises by itself, and ends");
	terms.half_life = 86400;
	health.penalty = 1000000;
	left = wanp_health_penalty(&health, &terms, 1000 + 43200000);
	ok(left > 706000 && left < 708000, "so it is with the longest of them");
	terms.half_life = 1;
	health.penalty = 1000;
	left = wanp_health_penalty(&health, &terms, 1500);
	ok(left > 700 && left < 714, "and with the shortest");
}

static void test_limits(void)
{
	struct wanp_health_terms terms = plain;
	struct wanp_report report = { .health = WANP_HEALTH_UP, .lease = 30 };
	struct wanp_health health = {};
	u64 next;

	terms.suppress = 1000;
	terms.max_suppress = 40;
	wanp_health_step(&health, &terms, true, 1000);
	wanp_health_step(&health, &terms, false, 2000);
	next = wanp_health_step(&health, &terms, true, 3000);
	ok(health.condition == WANP_COND_DAMPED && next == 42000,
	   "max-suppress ends damping, and the next look is then");
	wanp_health_step(&health, &terms, true, 42000);
	ok(health.condition == WANP_COND_UP, "and then it is up");

	wanp_health_report(&health, &report, 50000);
	ok(wanp_health_step(&health, &terms, true, 50000) == 80000,
	   "a lease is looked at when it ends");
	ok(!wanp_health_lapse(&health, 79999) &&
	   wanp_health_lapse(&health, 80000) &&
	   !wanp_health_lapse(&health, 90000), "it ends once");
	ok(wanp_health_step(&health, &terms, true, 90000) == WANP_NEVER &&
	   health.condition == WANP_COND_UP, "and nothing changes by that");
}

/*
 * Rules. WANs are digits: "12|3" is 1 and 2 up, 3 degraded; the other tiers
 * follow. d drains what it names. The members are 1, 2, 3 in this order.
 */
struct scene {
	const char	*says;
	unsigned int	mode;
	unsigned int	at;		/* second */
	const char	*up;
	int		ask;		/* mode asked for, or -1 */
	unsigned int	active;
	unsigned int	ends;
	bool		latched;
};

#define STAY	WANP_ENDS_NONE
#define IDLE	WANP_ENDS_IDLE
#define ALL	WANP_ENDS_ALL

static const struct scene scenes[] = {
	{ "a rule begins with its best WAN", WANP_FB_DRAIN,
	  0, "123", -1, 1, STAY, false },
	{ "when that fails all its flows go, and come back by draining",
	  WANP_FB_DRAIN, 0, "123", -1, 1, STAY, false },
	{ NULL, 0, 10, "23", -1, 2, ALL, false },
	{ NULL, 0, 20, "123", -1, 1, IDLE, false },
	{ "immediate ends all flows on the way back", WANP_FB_IMMEDIATE,
	  0, "123", -1, 1, STAY, false },
	{ NULL, WANP_FB_IMMEDIATE, 10, "23", -1, 2, ALL, false },
	{ NULL, WANP_FB_IMMEDIATE, 20, "123", -1, 1, ALL, false },
	{ "manual stays, whatever the primary does, until it is asked",
	  WANP_FB_MANUAL, 0, "123", -1, 1, STAY, false },
	{ NULL, WANP_FB_MANUAL, 10, "23", -1, 2, ALL, true },
	{ NULL, WANP_FB_MANUAL, 20, "123", -1, 2, STAY, true },
	{ NULL, WANP_FB_MANUAL, 30, "23", -1, 2, STAY, true },
	{ NULL, WANP_FB_MANUAL, 40, "123", -1, 2, STAY, true },
	{ NULL, WANP_FB_MANUAL, 50, "123", WANP_FB_DRAIN, 1, IDLE, false },
	{ "what is asked for happens once the better WAN is there",
	  WANP_FB_MANUAL, 0, "123", -1, 1, STAY, false },
	{ NULL, WANP_FB_MANUAL, 10, "23", -1, 2, ALL, true },
	{ NULL, WANP_FB_MANUAL, 20, "23", WANP_FB_IMMEDIATE, 2, STAY, false },
	{ NULL, WANP_FB_MANUAL, 30, "123", -1, 1, ALL, false },
	{ "a latched WAN that fails is left for the top, not the next",
	  WANP_FB_MANUAL, 0, "123", -1, 1, STAY, false },
	{ NULL, WANP_FB_MANUAL, 10, "23", -1, 2, ALL, true },
	{ NULL, WANP_FB_MANUAL, 20, "123", -1, 2, STAY, true },
	{ NULL, WANP_FB_MANUAL, 30, "13", -1, 1, ALL, true },
	{ NULL, WANP_FB_MANUAL, 40, "123", -1, 1, STAY, true },
	{ "before any WAN is up it is nowhere, and then fails over from none",
	  WANP_FB_MANUAL, 0, "", -1, 0, STAY, false },
	{ NULL, WANP_FB_MANUAL, 10, "2", -1, 2, STAY, false },
	{ NULL, WANP_FB_MANUAL, 20, "12", -1, 1, IDLE, false },
	{ "a latch ends with the mode it is of",
	  WANP_FB_MANUAL, 0, "123", -1, 1, STAY, false },
	{ NULL, WANP_FB_MANUAL, 10, "23", -1, 2, ALL, true },
	{ NULL, WANP_FB_DRAIN, 20, "123", -1, 1, IDLE, false },
	{ "never is not moved back when all are asked, but by its id",
	  WANP_FB_NEVER, 0, "123", -1, 1, STAY, false },
	{ NULL, WANP_FB_NEVER, 10, "23", -1, 2, ALL, true },
	{ NULL, WANP_FB_NEVER, 20, "123", -1, 2, STAY, true },
	{ NULL, WANP_FB_NEVER, 30, "123", WANP_FB_DRAIN, 1, IDLE, false },
	{ "schedule is released in its window, from 23:00 to 01:00",
	  WANP_FB_SCHEDULE, 0, "123", -1, 1, STAY, false },
	{ NULL, WANP_FB_SCHEDULE, 10, "23", -1, 2, ALL, true },
	{ NULL, WANP_FB_SCHEDULE, 22 * 3600, "123", -1, 2, STAY, true },
	{ NULL, WANP_FB_SCHEDULE, 24 * 3600 + 60, "123", -1, 1, IDLE, false },
	{ "draining a WAN moves new flows and ends nothing", WANP_FB_DRAIN,
	  0, "123", -1, 1, STAY, false },
	{ NULL, 0, 10, "23d1", -1, 2, STAY, false },
	{ "a degraded WAN is left, and its calls end there", WANP_FB_IMMEDIATE,
	  0, "123", -1, 1, STAY, false },
	{ NULL, WANP_FB_IMMEDIATE, 10, "23|1", -1, 2, IDLE, false },
	{ "without a better one nothing is moved or ended", WANP_FB_IMMEDIATE,
	  0, "1", -1, 1, STAY, false },
	{ NULL, WANP_FB_IMMEDIATE, 10, "", -1, 1, STAY, false },
	{ NULL, WANP_FB_IMMEDIATE, 20, "|1", -1, 1, STAY, false },
	{ NULL, WANP_FB_IMMEDIATE, 30, "||1|2", -1, 1, STAY, false },
	{ "the least bad is used: degraded, then held, then damped",
	  WANP_FB_DRAIN, 0, "1", -1, 1, STAY, false },
	{ NULL, 0, 10, "|||3", -1, 3, ALL, false },
	{ NULL, 0, 20, "||2|3", -1, 2, IDLE, false },
	{ NULL, 0, 30, "|3|2", -1, 3, IDLE, false },
	{ "a second best WAN that comes back moves nothing", WANP_FB_DRAIN,
	  0, "13", -1, 1, STAY, false },
	{ NULL, 0, 10, "123", -1, 1, STAY, false },
};

static const u8 members[] = { 1, 2, 3 };

static struct wanp_scene seen_of(const struct scene *scene)
{
	struct wanp_scene seen = {
		.member = members, .n_members = 3, .idle_since = WANP_NEVER,
	};
	const char *c;
	int tier = 0;

	for (c = scene->up; *c; c++) {
		if (*c == '|')
			tier++;
		else if (*c == 'd')
			tier = -1;
		else if (tier < 0)
			seen.drained |= BIT_ULL(*c - '0');
		else
			seen.tier[tier] |= BIT_ULL(*c - '0');
	}
	seen.now = 1000000 + scene->at * 1000ULL;
	seen.minute = scene->at / 60 % 1440;
	return seen;
}

static bool play(struct wanp_place *place, const struct scene *scene)
{
	const struct wanp_failback_terms terms = {
		.mode = scene->mode,
		.window_begin = 23 * 60, .window_end = 60,
	};
	struct wanp_scene seen = seen_of(scene);
	struct wanp_move move;

	if (scene->ask >= 0) {
		if (scene->mode == WANP_FB_NEVER &&
		    wanp_failback_ask(place, &terms, scene->ask, false))
			return false;
		wanp_failback_ask(place, &terms, scene->ask, true);
	}
	wanp_failback_step(place, &terms, &seen, &move);
	if (place->active == scene->active && move.ends == scene->ends &&
	    place->latched == scene->latched)
		return true;
	printf("# at %u on %u, ends %u, latched %d\n", scene->at,
	       place->active, move.ends, place->latched);
	return false;
}

static void test_scenes(void)
{
	struct wanp_place place = {};
	const struct scene *scene;
	const char *says = NULL;
	bool good = true;

	for (scene = scenes; scene < scenes + ARRAY_SIZE(scenes); scene++) {
		if (scene->says) {
			if (says)
				ok(good, says);
			says = scene->says;
			good = true;
			place = (struct wanp_place){};
		}
		good &= play(&place, scene);
	}
	ok(good, says);
}

static void step(struct wanp_place *place,
		 const struct wanp_failback_terms *terms,
		 const struct wanp_scene *view, struct wanp_move *move)
{
	wanp_failback_step(place, terms, view, move);
}

static void test_patience(void)
{
	struct wanp_failback_terms terms = { .min_dwell = 60, .max_moves = 3 };
	struct wanp_scene one = {
		.member = members, .n_members = 3,
		.tier = { 0xe }, .now = 1000,
	}, two = one;
	struct wanp_place place = {};
	struct wanp_move move;
	int i;

	two.tier[0] = 0xc;
	step(&place, &terms, &one, &move);
	two.now = 2000;
	step(&place, &terms, &two, &move);
	one.now = 61999;
	step(&place, &terms, &one, &move);
	ok(place.active == 2 && move.next == 62000,
	   "min-dwell delays the way back, not the way out");
	for (i = 0; i < 2; i++) {
		one.now = 62000 + i * 200000;
		step(&place, &terms, &one, &move);
		two.now = one.now + 100000;
		step(&place, &terms, &two, &move);
	}
	ok(place.latched && !move.latched,
	   "the third move within an hour was the last one back");
	one.now = 600000;
	step(&place, &terms, &one, &move);
	ok(place.active == 2 && place.latched, "then the rule is latched");
	terms.mode = WANP_FB_SCHEDULE;
	terms.window_end = 1439;
	step(&place, &terms, &one, &move);
	step(&place, &terms, &one, &move);
	ok(place.active == 2 && place.latched && !move.latched,
	   "in a window as well, and that is told once");
	terms.mode = WANP_FB_DRAIN;
	two.tier[0] = 0x2;
	two.now = 700000;
	step(&place, &terms, &two, &move);
	ok(place.active == 1, "a failure moves it none the less");
}

static void test_idle(void)
{
	struct wanp_failback_terms terms = {
		.mode = WANP_FB_WHEN_IDLE, .idle_time = 60,
	};
	struct wanp_scene seen = {
		.member = members, .n_members = 3,
		.tier = { 0xc }, .now = 1000,
	};
	struct wanp_place place = {};
	struct wanp_move move;

	seen.idle_since = WANP_NEVER;
	step(&place, &terms, &seen, &move);
	seen.tier[0] = 0xe;
	seen.now = 1000000;
	step(&place, &terms, &seen, &move);
	ok(place.active == 2, "when-idle does not move while a call is live");
	seen.idle_since = 1010000;
	seen.now = 1010000;
	step(&place, &terms, &seen, &move);
	ok(place.active == 2 && move.next == 1070000, "then it waits idle-time");
	seen.now = 1070000;
	step(&place, &terms, &seen, &move);
	ok(place.active == 1 && move.ends == WANP_ENDS_ALL,
	   "and goes as immediate does");
}

int main(void)
{
	test_weather();
	test_decay();
	test_limits();
	test_scenes();
	test_patience();
	test_idle();
	printf("1..%d\n", number);
	return !!failures;
}
