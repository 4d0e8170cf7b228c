// SPDX-License-Identifier: GPL-2.0-only
/*
 * Choose among the members of a rule.
 *
 * DOC: Flows are spread by rendezvous hashing: each pair of flow and WAN has a
 * number that looks random, and the lowest wins. So a WAN that goes down moves
 * only the flows it had, and gets the same ones back. With -log2(number) over
 * the weight, each WAN wins as often as its weight says.
 */

#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "contract.h"
#include "gauge.h"
#include "rule.h"
#include "select.h"

/* 1 as a fixed-point number */
#define ONE	BIT_ULL(24)

/**
 * struct price - what a WAN costs, as a fraction; the lowest is taken
 * @num: numerator
 * @den: denominator, not 0
 */
struct price {
	u32	num;
	u32	den;
};

/* There is no secret in it: after a reboot a host is on the same WAN again. */
static u64 mix(u64 hash, u64 value)
{
	hash = (hash ^ value) * 0xff51afd7ed558ccdULL;
	hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53ULL;
	return hash ^ hash >> 29;
}

static u64 mix_addr(u64 hash, const union nf_inet_addr *addr)
{
	hash = mix(hash, (u64)addr->all[0] << 32 | addr->all[1]);
	return mix(hash, (u64)addr->all[2] << 32 | addr->all[3]);
}

/* Where a rule does not spread, its flows stay together by their source. */
static u64 flow_hash(const struct wanp_rule *rule, const struct nf_wan_key *key)
{
	u64 hash;

	if (rule->algorithm == WANP_ALG_WEIGHTED && key->entropy)
		return mix(1, key->entropy);
	hash = mix_addr(2, &key->saddr);
	if (rule->algorithm == WANP_ALG_WEIGHTED ||
	    rule->algorithm == WANP_ALG_PERSISTENCE_PAIR)
		hash = mix_addr(hash, &key->daddr);
	if (rule->algorithm == WANP_ALG_WEIGHTED)
		hash = mix(hash, (u64)(__force u16)key->sport << 32 |
				 (u64)(__force u16)key->dport << 16 |
				 key->proto);
	return hash;
}

/* -log2(x / 2^32), x not 0; a bit of the result for each squaring */
static u32 minus_log2(u32 x)
{
	u32 log = ONE, bit;
	u64 square;

	for (; !(x & BIT_ULL(31)); x <<= 1)
		log += ONE;
	for (bit = ONE / 2; bit; bit /= 2) {
		square = (u64)x * x;
		if (square & BIT_ULL(63)) {
			log -= bit;
			square >>= 1;
		}
		x = square >> 31;
	}
	return log;
}

static bool is_cheaper(struct price a, struct price b)
{
	return (u64)a.num * b.den < (u64)b.num * a.den;
}

static u8 spread(u64 hash, const struct wanp_view *view, u64 set)
{
	struct price best, price;
	u8 id, found = 0;

	for (id = 1; id <= WANP_WAN_MAX; id++) {
		if (!(set & BIT_ULL(id)))
			continue;
		price.num = minus_log2((mix(hash, id) >> 32) ?: 1);
		price.den = view->gauge[id].weight;
		if (found && !is_cheaper(price, best))
			continue;
		best = price;
		found = id;
	}
	return found;
}

static struct price price_of(u8 algorithm, const struct wanp_gauge *gauge)
{
	struct price price = { .den = 1 };

	switch (algorithm) {
	case WANP_ALG_LOWEST_LATENCY:
		price.num = READ_ONCE(gauge->latency_us) ?: U32_MAX;
		break;
	case WANP_ALG_FASTEST_RESPONSE:
		price.num = READ_ONCE(gauge->response_us) ?: U32_MAX;
		break;
	default:
		price.num = READ_ONCE(gauge->rate);
		price.den = gauge->capacity ?: 1;
	}
	return price;
}

static u8 cheapest(const struct wanp_rule *rule, const struct wanp_view *view,
		   u64 set)
{
	struct price best, price;
	u8 i, id, found = 0;

	for (i = 0; i < rule->n_members; i++) {
		id = rule->member[i];
		if (!(set & BIT_ULL(id)))
			continue;
		price = price_of(rule->algorithm, &view->gauge[id]);
		if (found && !is_cheaper(price, best))
			continue;
		best = price;
		found = id;
	}
	return found;
}

static u8 first(const struct wanp_rule *rule, u64 set)
{
	u8 i;

	for (i = 0; i < rule->n_members; i++)
		if (set & BIT_ULL(rule->member[i]))
			return rule->member[i];
	return 0;
}

/* The last one takes what is left, however full it is. */
static u8 overflow(const struct wanp_rule *rule, const struct wanp_view *view,
		   u64 set)
{
	u8 i, found = 0;

	for (i = 0; i < rule->n_members; i++) {
		if (!(set & BIT_ULL(rule->member[i])))
			continue;
		found = rule->member[i];
		if (!READ_ONCE(view->gauge[found].full))
			break;
	}
	return found;
}

/* Those of @set in the best tier that has any of them */
static u64 best_of(const struct wanp_view *view, u64 set)
{
	u8 i;

	set &= view->usable;
	for (i = 0; i < WANP_TIERS; i++)
		if (view->tier[i] & set)
			return view->tier[i] & set;
	return 0;
}

/* Where a rule by priority is, it stays, also where no tier is left. */
static bool keeps_to(const struct wanp_view *view, u64 set)
{
	return view->active &&
	       (set & BIT_ULL(view->active) ||
		best_of(view, BIT_ULL(view->active)));
}

/* One of @set, which is not empty and has members only */
static u8 choose(const struct wanp_rule *rule, const struct wanp_view *view,
		 const struct nf_wan_key *key, u64 set)
{
	switch (rule->algorithm) {
	case WANP_ALG_WEIGHTED:
	case WANP_ALG_PERSISTENCE:
	case WANP_ALG_PERSISTENCE_PAIR:
		return spread(flow_hash(rule, key), view, set);
	case WANP_ALG_OVERFLOW:
		return overflow(rule, view, set);
	case WANP_ALG_LEAST_USED:
	case WANP_ALG_LOWEST_LATENCY:
	case WANP_ALG_FASTEST_RESPONSE:
		return cheapest(rule, view, set);
	case WANP_ALG_PRIORITY:
		if (keeps_to(view, set))
			return view->active;
	}
	return first(rule, set);
}

static u64 members(const struct wanp_rule *rule)
{
	u64 set = 0;
	u8 i;

	for (i = 0; i < rule->n_members; i++)
		set |= BIT_ULL(rule->member[i]);
	return set;
}

/*
 * Nobody is in any tier, and nothing is said about that: as if all were. Any
 * answer is bad, but the one of before is least.
 */
u8 wanp_select(const struct wanp_rule *rule, const struct wanp_view *view,
	       const struct nf_wan_key *key)
{
	u64 all, set, any;

	if (rule->algorithm == WANP_ALG_PASS)
		return 0;
	all = members(rule);
	set = best_of(view, all);
	if (set)
		return choose(rule, view, key, set);
	any = best_of(view, ~0ULL);
	if (rule->on_fail == WANP_FAIL_LEAST_BAD ||
	    (rule->on_fail == WANP_FAIL_ANY && !any))
		return choose(rule, view, key, all);
	if (rule->on_fail == WANP_FAIL_ANY)
		return spread(flow_hash(rule, key), view, any);
	return 0;
}
