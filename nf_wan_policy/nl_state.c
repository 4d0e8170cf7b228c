// SPDX-License-Identifier: GPL-2.0-only
/*
 * What moves WANs and rules. Their state is read without a lock: it is for
 * people, who are shown one moment or the next.
 */

#include "live.h"
#include "moves.h"
#include "nl_state.h"

#define HALF_LIFE	300
#define SUPPRESS	2000
#define REUSE		750
#define IDLE_TIME	60

/**
 * struct number - a setting
 * @attr: its attribute
 * @offset: where it is
 */
struct number {
	u16	attr;
	u16	offset;
};

static const struct number terms[] = {
	{ WANP_A_WAN_HOLD_DOWN,	offsetof(struct wanp_health_terms, hold_down) },
	{ WANP_A_WAN_HALF_LIFE,	offsetof(struct wanp_health_terms, half_life) },
	{ WANP_A_WAN_SUPPRESS,	offsetof(struct wanp_health_terms, suppress) },
	{ WANP_A_WAN_REUSE,	offsetof(struct wanp_health_terms, reuse) },
	{ WANP_A_WAN_MAX_SUPPRESS,
	  offsetof(struct wanp_health_terms, max_suppress) },
};

static const struct number measures[] = {
	{ WANP_A_WAN_LATENCY,	offsetof(struct wanp_report, latency) },
	{ WANP_A_WAN_RESPONSE,	offsetof(struct wanp_report, response) },
	{ WANP_A_WAN_LOSS,	offsetof(struct wanp_report, loss) },
};

static u32 *slot(void *base, const struct number *number)
{
	return base + number->offset;
}

/* What is not set is not told. */
static int put_numbers(struct sk_buff *skb, const void *base,
		       const struct number *number, u32 n)
{
	int err = 0;
	u32 value;

	for (; n && !err; n--, number++) {
		value = READ_ONCE(*slot((void *)base, number));
		if (value != WANP_UNSET)
			err = nla_put_u32(skb, number->attr, value);
	}
	return err;
}

void wanp_nl_terms_default(struct wanp_wan *wan)
{
	wan->terms = (struct wanp_health_terms){
		.hold_down	= WANP_UNSET,
		.half_life	= HALF_LIFE,
		.suppress	= SUPPRESS,
		.reuse		= REUSE,
		.max_suppress	= WANP_UNSET,
	};
}

int wanp_nl_terms_get(const struct genl_info *info, struct wanp_wan *wan)
{
	const struct nlattr *attr;
	u32 i;

	for (i = 0; i < ARRAY_SIZE(terms); i++) {
		attr = info->attrs[terms[i].attr];
		if (attr)
			*slot(&wan->terms, &terms[i]) = nla_get_u32(attr);
	}
	if (wan->terms.reuse < wan->terms.suppress)
		return 0;
	return wanp_nl_refuse(info->extack, info->attrs[WANP_A_WAN_REUSE],
			      -EINVAL, "reuse must be below suppress");
}

int wanp_nl_health_put(struct sk_buff *skb, const struct wanp_wan *wan)
{
	const struct wanp_health *health = &wanp_uplink_of(wan)->health;
	u32 penalty = wanp_health_penalty(health, &wan->terms,
					  wanp_moves_now());
	int err;

	err = put_numbers(skb, &wan->terms, terms, ARRAY_SIZE(terms)) ?:
	      nla_put_u32(skb, WANP_A_WAN_CONDITION,
			  READ_ONCE(health->condition)) ?:
	      nla_put_u32(skb, WANP_A_WAN_PENALTY, penalty);
	if (err || !READ_ONCE(health->report.health))
		return err;
	return nla_put_u32(skb, WANP_A_WAN_HEALTH,
			   READ_ONCE(health->report.health)) ?:
	       put_numbers(skb, &health->report, measures,
			   ARRAY_SIZE(measures)) ?:
	       nla_put_u32(skb, WANP_A_WAN_LEASE,
			   READ_ONCE(health->report.lease));
}

int nf_wan_policy_nl_wan_report_doit(struct sk_buff *skb,
				     struct genl_info *info)
{
	struct wanp_report report = {};
	struct nlattr **tb = info->attrs;
	u32 i;

	if (!tb[WANP_A_WAN_ID] || !tb[WANP_A_WAN_HEALTH])
		return wanp_nl_refuse(info->extack, NULL, -EINVAL,
				      "an id and a health are needed");
	report.health = nla_get_u32(tb[WANP_A_WAN_HEALTH]);
	for (i = 0; i < ARRAY_SIZE(measures); i++)
		*slot(&report, &measures[i]) = tb[measures[i].attr] ?
			nla_get_u32(tb[measures[i].attr]) : WANP_UNSET;
	if (tb[WANP_A_WAN_LEASE])
		report.lease = nla_get_u32(tb[WANP_A_WAN_LEASE]);
	if (wanp_moves_report(wanp_nl_net(info), nla_get_u8(tb[WANP_A_WAN_ID]),
			      &report))
		return wanp_nl_refuse(info->extack, tb[WANP_A_WAN_ID], -ENOENT,
				      "no WAN has this id");
	return 0;
}

static u32 number_or(const struct nlattr *attr, u32 otherwise)
{
	return attr ? nla_get_u32(attr) : otherwise;
}

/* What would be ignored is refused. */
static int need_priority(const struct genl_info *info)
{
	u32 i;

	for (i = WANP_A_RULE_FAILBACK; i <= WANP_A_RULE_MAX_MOVES; i++)
		if (info->attrs[i])
			return wanp_nl_refuse(info->extack, info->attrs[i],
					      -EINVAL,
					      "only a priority rule goes back");
	return 0;
}

int wanp_nl_failback_get(const struct genl_info *info, struct wanp_rule *rule)
{
	struct nlattr *const *tb = info->attrs;

	rule->failback = (struct wanp_failback_terms){
		.mode		= number_or(tb[WANP_A_RULE_FAILBACK], 0),
		.idle_time	= number_or(tb[WANP_A_RULE_IDLE_TIME], IDLE_TIME),
		.drain_max	= number_or(tb[WANP_A_RULE_DRAIN_MAX], 0),
		.window_begin	= number_or(tb[WANP_A_RULE_WINDOW_BEGIN], 0),
		.window_end	= number_or(tb[WANP_A_RULE_WINDOW_END], 0),
		.min_dwell	= number_or(tb[WANP_A_RULE_MIN_DWELL], 0),
		.max_moves	= number_or(tb[WANP_A_RULE_MAX_MOVES], 0),
	};
	if (rule->algorithm != WANP_ALG_PRIORITY)
		return need_priority(info);
	if (rule->failback.mode == WANP_FB_SCHEDULE &&
	    rule->failback.window_begin == rule->failback.window_end)
		return wanp_nl_refuse(info->extack, tb[WANP_A_RULE_FAILBACK],
				      -EINVAL, "a schedule needs a window");
	return 0;
}

static int put_terms(struct sk_buff *skb, const struct wanp_failback_terms *fb)
{
	int err = nla_put_u32(skb, WANP_A_RULE_FAILBACK, fb->mode) ?:
		  nla_put_u32(skb, WANP_A_RULE_IDLE_TIME, fb->idle_time) ?:
		  nla_put_u32(skb, WANP_A_RULE_DRAIN_MAX, fb->drain_max) ?:
		  nla_put_u32(skb, WANP_A_RULE_MIN_DWELL, fb->min_dwell) ?:
		  nla_put_u32(skb, WANP_A_RULE_MAX_MOVES, fb->max_moves);

	if (err || fb->window_begin == fb->window_end)
		return err;
	return nla_put_u32(skb, WANP_A_RULE_WINDOW_BEGIN, fb->window_begin) ?:
	       nla_put_u32(skb, WANP_A_RULE_WINDOW_END, fb->window_end);
}

int wanp_nl_failback_put(struct sk_buff *skb, const struct wanp_rule *rule)
{
	const struct wanp_live *live = wanp_live_of(rule);
	u8 active = READ_ONCE(live->place.active);
	u64 drains = READ_ONCE(live->drains);
	int err;

	if (rule->algorithm != WANP_ALG_PRIORITY)
		return 0;
	err = put_terms(skb, &rule->failback) ?:
	      nla_put_u32(skb, WANP_A_RULE_MOVES,
			  READ_ONCE(live->place.n_moves));
	if (!err && active)
		err = nla_put_u8(skb, WANP_A_RULE_ACTIVE, active);
	if (!err && READ_ONCE(live->place.latched))
		err = nla_put_flag(skb, WANP_A_RULE_LATCHED);
	for (; drains && !err; drains &= drains - 1)
		err = nla_put_u8(skb, WANP_A_RULE_DRAINING, __ffs64(drains));
	return err;
}

int nf_wan_policy_nl_failback_doit(struct sk_buff *skb, struct genl_info *info)
{
	const struct nlattr *id = info->attrs[WANP_A_RULE_ID];
	const struct nlattr *attr = info->attrs[WANP_A_RULE_FAILBACK];
	u32 mode = number_or(attr, WANP_FB_DRAIN);
	int err;

	if (mode > WANP_FB_WHEN_IDLE)
		return wanp_nl_refuse(info->extack, attr, -EINVAL,
				      "it goes back by drain, immediate or when-idle");
	err = wanp_moves_failback(wanp_nl_net(info), number_or(id, 0), mode);
	if (err == -ENOENT)
		return wanp_nl_refuse(info->extack, id, err,
				      "no rule has this id");
	return !err ? 0 : wanp_nl_refuse(info->extack, id, err,
					 "only a priority rule goes back");
}
