// SPDX-License-Identifier: GPL-2.0-only
/*
 * Flip, then end flows, then tell.
 *
 * DOC: Whatever may move a rule ends here: a device event, a report, a commit,
 * the operator, a time that is over. All WANs and rules are looked at anew by
 * the pure rooms, and one selection is published in place of the old one. Only
 * then flows are ended, since they come back with their next packet. wanp_moves
 * .lock is the innermost of the mutexes: a device event comes with RTNL held,
 * a commit with wn->lock and RTNL.
 */

#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/timekeeping.h>
#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "census.h"
#include "event.h"
#include "fit.h"
#include "kill.h"
#include "live.h"
#include "moves.h"
#include "net.h"

/* How often live calls are counted while it matters */
#define CENSUS_MS	1000

#define AGAIN_MS	100	/* while there is no memory for a selection */

/**
 * struct round - one look at all
 * @wn: namespace
 * @rs: ruleset
 * @sel: selection in the making
 * @scene: what the rules see
 * @next: when to look again
 * @counted: live calls have just been counted; else one may have begun
 */
struct round {
	struct wanp_net			*wn;
	struct wanp_ruleset		*rs;
	struct wanp_selection		*sel;
	struct wanp_scene		scene;
	u64				next;
	bool				counted;
};

u64 wanp_moves_now(void)
{
	return div_u64(ktime_get_ns(), NSEC_PER_MSEC);
}

static u16 minute_of_day(void)
{
	u32 seconds;

	div_u64_rem(ktime_get_real_seconds(), 86400, &seconds);
	return seconds / 60;
}

static void look_later(struct round *round, u64 when)
{
	round->next = min(round->next, when);
}

static void tell_wan(const struct round *round, const struct wanp_wan *wan,
		     u8 kind)
{
	const struct wanp_health *health = &wanp_uplink_of(wan)->health;
	struct wanp_event event = {
		.kind	= kind,
		.wan	= wan->id,
	};

	event.penalty = wanp_health_penalty(health, &wan->terms,
					    round->scene.now);
	wanp_event_note(round->wn, round->rs, &event);
}

static void tell_rule(const struct round *round, const struct wanp_rule *rule,
		      u8 kind, const struct wanp_move *move)
{
	const struct wanp_event event = {
		.kind	= kind,
		.cause	= move->cause,
		.from	= move->from,
		.to	= wanp_live_of(rule)->place.active,
		.rule	= rule->id,
	};

	wanp_event_note(round->wn, round->rs, &event);
}

static u8 tier_of(const struct wanp_health *health)
{
	switch (health->condition) {
	case WANP_COND_UP:
		return health->report.health == WANP_HEALTH_DEGRADED;
	case WANP_COND_HOLD:
		return 2;
	default:
		return 3;
	}
}

/* In which bitmaps does it belong? Without a route a good link is no use. */
static void sort_in(struct round *round, const struct wanp_wan *wan,
		    const struct wanp_health *health)
{
	u64 bit = BIT_ULL(wan->id);

	if (health->condition == WANP_COND_DOWN ||
	    wan->state == WANP_STATE_DOWN || !(wanp_fit_any(round->wn) & bit))
		return;
	round->sel->alive |= bit;
	if (wan->state == WANP_STATE_DRAIN)
		round->scene.drained |= bit;
	else
		round->scene.tier[tier_of(health)] |= bit;
}

static u32 in_us(u32 ms)
{
	return ms == WANP_UNSET ? 0 : clamp(ms, 1U, U32_MAX / 1000) * 1000;
}

static void measure(struct wanp_gauge *gauge, const struct wanp_report *report)
{
	bool known = report->health != WANP_HEALTH_UNKNOWN;

	WRITE_ONCE(gauge->latency_us, known ? in_us(report->latency) : 0);
	WRITE_ONCE(gauge->response_us, known ? in_us(report->response) : 0);
}

static u8 kind_of(const struct wanp_health *health, u8 before)
{
	return health->condition == WANP_COND_DAMPED &&
	       before != WANP_COND_DAMPED ? WANP_EVENT_DAMPED :
					    WANP_EVENT_WAN_STATE;
}

static void look_at_wan(struct round *round, const struct wanp_wan *wan)
{
	struct wanp_uplink *uplink = wanp_uplink_of(wan);
	struct wanp_health *health = &uplink->health;
	u8 before = health->condition;

	if (wanp_health_lapse(health, round->scene.now))
		tell_wan(round, wan, WANP_EVENT_HEALTH_LEASE_EXPIRED);
	look_later(round, wanp_health_step(health, &wan->terms, wan->link,
					   round->scene.now));
	if (health->condition != before ||
	    health->report.health != uplink->told)
		tell_wan(round, wan, kind_of(health, before));
	uplink->told = health->report.health;
	sort_in(round, wan, health);
	measure(&round->rs->gauge[wan->id], &health->report);
}

static void look_at_wans(struct round *round)
{
	u8 id;

	for (id = 1; id <= WANP_WAN_MAX; id++)
		if (round->rs->wan[id])
			look_at_wan(round, round->rs->wan[id]);
	memcpy(round->sel->tier, round->scene.tier, sizeof(round->sel->tier));
	round->sel->carried[0] = round->sel->alive &
				 wanp_fit_routed(round->wn, NFPROTO_IPV4);
	round->sel->carried[1] = round->sel->alive &
				 wanp_fit_routed(round->wn, NFPROTO_IPV6);
}

static void end_flows(struct wanp_net *wn, struct wanp_live *live, u64 wans,
		      u8 ends)
{
	if (ends == WANP_ENDS_NONE)
		return;
	atomic64_or(wans, ends == WANP_ENDS_ALL ? &live->ends_all :
						  &live->ends_idle);
	wn->moves.kills = true;
}

/* The live calls it leaves behind are waited for, unless they are ended. */
static void has_moved(const struct round *round, const struct wanp_rule *rule,
		      const struct wanp_move *move)
{
	struct wanp_live *live = wanp_live_of(rule);

	if (!move->from)
		return;
	live->drains &= ~BIT_ULL(live->place.active);
	live->rests &= ~BIT_ULL(live->place.active);
	if (move->ends != WANP_ENDS_ALL)
		live->drains |= BIT_ULL(move->from);
	if (move->ends == WANP_ENDS_IDLE)
		live->rests |= BIT_ULL(move->from);
	live->busy |= live->drains;
	live->idle_since = WANP_NEVER;
	end_flows(round->wn, live, BIT_ULL(move->from), move->ends);
	tell_rule(round, rule, WANP_EVENT_RULE_MOVE, move);
}

/* Before the first census of a drain nothing is known of it. */
static void look_at_drains(struct round *round, const struct wanp_rule *rule)
{
	struct wanp_live *live = wanp_live_of(rule);
	u64 over = live->drains & ~live->busy, due;
	struct wanp_move move = {};

	for (; over; over &= over - 1) {
		move.from = __ffs64(over);
		live->drains &= ~BIT_ULL(move.from);
		tell_rule(round, rule, WANP_EVENT_DRAIN_COMPLETE, &move);
	}
	if (!live->rests || !rule->failback.drain_max)
		return;
	due = live->place.since + rule->failback.drain_max * 1000ULL;
	if (round->scene.now < due) {
		look_later(round, due);
		return;
	}
	end_flows(round->wn, live, live->rests, WANP_ENDS_ALL);
	live->rests = 0;
}

static void look_at_rule(struct round *round, const struct wanp_rule *rule)
{
	struct wanp_live *live = wanp_live_of(rule);
	struct wanp_move move;

	if (rule->algorithm != WANP_ALG_PRIORITY) {
		live->place = (struct wanp_place){};
		live->drains = 0;
		live->rests = 0;
		return;
	}
	round->scene.member = rule->member;
	round->scene.n_members = rule->n_members;
	round->scene.idle_since = round->counted && live->idle_since ?
				  live->idle_since : WANP_NEVER;
	wanp_failback_step(&live->place, &rule->failback, &round->scene, &move);
	look_later(round, move.next);
	has_moved(round, rule, &move);
	if (move.latched)
		tell_rule(round, rule, WANP_EVENT_LATCH, &move);
	look_at_drains(round, rule);
	if (wanp_census_matters(rule))
		look_later(round, round->wn->moves.counted + CENSUS_MS);
	else
		live->idle_since = WANP_NEVER;
	round->sel->active[rule->index] = live->place.active;
}

static void look(struct round *round)
{
	u32 i;

	round->scene.now = wanp_moves_now();
	round->scene.minute = minute_of_day();
	round->next = WANP_NEVER;
	look_at_wans(round);
	for (i = 0; i < round->rs->n_rules; i++)
		look_at_rule(round, round->rs->rules[i]);
}

static void look_at(struct wanp_net *wn, u64 when, u64 now)
{
	unsigned long delay;

	if (when == WANP_NEVER)
		return;
	delay = when > now ? min_t(u64, when - now, 3600000) : 0;
	mod_delayed_work(system_unbound_wq, &wn->moves.work,
			 msecs_to_jiffies(delay) + 1);
}

static struct wanp_ruleset *present(const struct wanp_net *wn)
{
	return rcu_dereference_protected(wn->ruleset,
					 lockdep_is_held(&wn->moves.lock));
}

static const struct wanp_selection *now_of(const struct wanp_net *wn,
					   const struct wanp_ruleset *rs)
{
	return rcu_dereference_protected(rs->selection,
					 lockdep_is_held(&wn->moves.lock));
}

/* WANs whose flows, of one family at least, do not go on. */
static u64 lost(const struct wanp_selection *before,
		const struct wanp_selection *now)
{
	return (before->carried[0] & ~now->carried[0]) |
	       (before->carried[1] & ~now->carried[1]);
}

/* What is new is visible now: the rest of the order of things. */
static void follow_up(const struct round *round,
		      const struct wanp_selection *before)
{
	struct wanp_net *wn = round->wn;

	wanp_kill(wn, before ? lost(before, round->sel) : 0, wn->moves.kills);
	wn->moves.kills = false;
	wanp_event_send(wn);
	look_at(wn, round->next, round->scene.now);
}

static void look_again(struct wanp_net *wn, bool counted)
{
	struct wanp_ruleset *rs = present(wn);
	struct round round = { .wn = wn, .rs = rs, .counted = counted };
	struct wanp_selection *old;

	lockdep_assert_held(&wn->moves.lock);

	if (!rs)
		return;
	round.sel = wanp_selection_new(rs->n_rules);
	if (!round.sel) {
		look_at(wn, AGAIN_MS, 0);
		return;
	}
	look(&round);
	old = rcu_replace_pointer(rs->selection, round.sel,
				  lockdep_is_held(&wn->moves.lock));
	follow_up(&round, old);
	wanp_selection_retire(old);
}

/* What was seen of one device says nothing of another. */
static void forget_devices(const struct wanp_ruleset *old,
			   const struct wanp_ruleset *rs)
{
	struct wanp_uplink *uplink;
	u8 id;

	for (id = 1; id <= WANP_WAN_MAX; id++) {
		if (!old->wan[id] || !rs->wan[id] ||
		    !strcmp(old->wan[id]->dev, rs->wan[id]->dev))
			continue;
		uplink = wanp_uplink_of(rs->wan[id]);
		uplink->health = (struct wanp_health){};
		uplink->told = 0;
	}
}

void wanp_moves_publish(struct wanp_net *wn, struct wanp_ruleset *rs)
{
	const struct wanp_event event = { .kind = WANP_EVENT_COMMIT };
	struct round round = { .wn = wn, .rs = rs };
	struct wanp_ruleset *old;

	mutex_lock(&wn->moves.lock);
	old = present(wn);
	if (rs) {
		round.sel = (struct wanp_selection *)now_of(wn, rs);
		wanp_event_note(wn, rs, &event);
		if (old)
			forget_devices(old, rs);
		look(&round);
	}
	rcu_assign_pointer(wn->ruleset, rs);
	if (rs)
		follow_up(&round, old ? now_of(wn, old) : NULL);
	mutex_unlock(&wn->moves.lock);
}

void wanp_moves_look(struct wanp_net *wn)
{
	mutex_lock(&wn->moves.lock);
	look_again(wn, false);
	mutex_unlock(&wn->moves.lock);
}

static void work(struct work_struct *work)
{
	struct wanp_moves *moves = container_of(to_delayed_work(work),
						struct wanp_moves, work);
	struct wanp_net *wn = container_of(moves, struct wanp_net, moves);
	const struct wanp_ruleset *rs;

	mutex_lock(&moves->lock);
	rs = present(wn);
	moves->counted = wanp_moves_now();
	look_again(wn, rs && wanp_census(wn, rs, moves->counted));
	mutex_unlock(&moves->lock);
}

int wanp_moves_report(struct wanp_net *wn, u8 wan,
		      const struct wanp_report *what)
{
	const struct wanp_ruleset *rs;
	int err = -ENOENT;

	mutex_lock(&wn->moves.lock);
	rs = present(wn);
	if (rs && wan <= WANP_WAN_MAX && rs->wan[wan]) {
		wanp_health_report(&wanp_uplink_of(rs->wan[wan])->health, what,
				   wanp_moves_now());
		look_again(wn, false);
		err = 0;
	}
	mutex_unlock(&wn->moves.lock);
	return err;
}

static int ask(const struct wanp_ruleset *rs, u32 id, u8 mode)
{
	const struct wanp_rule *rule;
	int err = id ? -ENOENT : 0;
	u32 i;

	for (i = 0; rs && i < rs->n_rules; i++) {
		rule = rs->rules[i];
		if (id && rule->id != id)
			continue;
		err = id && rule->algorithm != WANP_ALG_PRIORITY ? -EINVAL : 0;
		wanp_failback_ask(&wanp_live_of(rule)->place, &rule->failback,
				  mode, id);
	}
	return err;
}

int wanp_moves_failback(struct wanp_net *wn, u32 rule, u8 mode)
{
	int err;

	mutex_lock(&wn->moves.lock);
	err = ask(present(wn), rule, mode);
	if (!err)
		look_again(wn, false);
	mutex_unlock(&wn->moves.lock);
	return err;
}

void wanp_moves_init(struct wanp_net *wn)
{
	mutex_init(&wn->moves.lock);
	__skb_queue_head_init(&wn->moves.news);
	INIT_DELAYED_WORK(&wn->moves.work, work);
}

void wanp_moves_exit(struct wanp_net *wn)
{
	cancel_delayed_work_sync(&wn->moves.work);
	__skb_queue_purge(&wn->moves.news);
}
