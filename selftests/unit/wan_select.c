// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which WAN a rule of nf_wan_policy gives a flow: shares, what moves when a WAN
 * goes down, and what is done when none is usable.
 */

#include <stdio.h>
#include <stdlib.h>

#include "contract.h"
#include "gauge.h"
#include "rule.h"
#include "select.h"
#include "uapi/linux/netfilter/nf_wan_policy.h"

#define FLOWS	100000
#define ALL	(BIT_ULL(1) | BIT_ULL(2) | BIT_ULL(62))

/* What the pure rooms expect of their surroundings, see wan_env.h */
long allocations_left = -1;
unsigned long steps;

static int number, failures;

static void ok(bool good, const char *sentence)
{
	failures += !good;
	printf("%s %d - %s\n", good ? "ok" : "not ok", ++number, sentence);
}

/* WANs 2, 1 and 62, of the weights 3, 1 and 6 */
static struct wanp_gauge gauges[WANP_WAN_MAX + 1] = {
	[1] = { .weight = 1 }, [2] = { .weight = 3 },
	[5] = { .weight = 1 }, [62] = { .weight = 6 },
};

static struct wanp_rule rule_of(u8 algorithm)
{
	return (struct wanp_rule){
		.algorithm = algorithm, .n_members = 3, .member = { 2, 1, 62 },
	};
}

static u8 take(const struct wanp_rule *rule, u64 usable,
	       const struct nf_wan_key *key)
{
	const u64 tier[WANP_TIERS] = { ~0ULL };
	struct wanp_view view = {
		.tier = tier, .usable = usable, .gauge = gauges,
	};

	return wanp_select(rule, &view, key);
}

/* What most flows of a network have in common differs in the last bits only. */
static struct nf_wan_key flow(u32 n)
{
	return (struct nf_wan_key){
		.saddr.ip	= htonl(0xc0a80100 + n % 200),
		.daddr.ip	= htonl(0xcb007180 + n / 200 % 50),
		.sport		= htons(1024 + n / 10000),
		.dport		= htons(443),
		.family		= NFPROTO_IPV4,
		.proto		= IPPROTO_TCP,
	};
}

static struct nf_wan_key call(u32 n)
{
	struct nf_wan_key key = flow(0);

	key.entropy = n + 1;
	return key;
}

static bool is_near(u32 count, u32 share)
{
	return count >= share - FLOWS / 50 && count <= share + FLOWS / 50;
}

static void test_shares(struct nf_wan_key make(u32 n), const char *sentence)
{
	struct wanp_rule rule = rule_of(WANP_ALG_WEIGHTED);
	u32 count[WANP_WAN_MAX + 1] = {}, n;
	struct nf_wan_key key;

	for (n = 0; n < FLOWS; n++) {
		key = make(n);
		count[take(&rule, ALL, &key)]++;
	}
	printf("# of weights 3, 1, 6: %u, %u, %u\n", count[2], count[1],
	       count[62]);
	ok(is_near(count[2], FLOWS * 3 / 10) && is_near(count[1], FLOWS / 10) &&
	   is_near(count[62], FLOWS * 6 / 10), sentence);
}

static void test_extremes(void)
{
	struct wanp_rule rule = rule_of(WANP_ALG_WEIGHTED);
	u32 count[WANP_WAN_MAX + 1] = {}, n;
	struct nf_wan_key key;

	gauges[2].weight = U32_MAX;
	gauges[1].weight = U32_MAX;
	for (n = 0; n < FLOWS; n++) {
		key = flow(n);
		count[take(&rule, ALL, &key)]++;
	}
	gauges[2].weight = 3;
	gauges[1].weight = 1;
	ok(is_near(count[2], FLOWS / 2) && is_near(count[1], FLOWS / 2) &&
	   count[62] < 10, "the highest weights are weights like others");
}

static void test_disruption(void)
{
	struct wanp_rule rule = rule_of(WANP_ALG_WEIGHTED);
	struct wanp_rule turned = rule;
	u32 n, moved = 0, lost = 0, strayed = 0;
	struct nf_wan_key key;
	u8 before, after;

	turned.member[0] = 62;
	turned.member[2] = 2;
	for (n = 0; n < FLOWS; n++) {
		key = flow(n);
		before = take(&rule, ALL, &key);
		after = take(&rule, ALL & ~BIT_ULL(2), &key);
		moved += before != 2 && after != before;
		lost += after == 2;
		strayed += take(&turned, ALL, &key) != before;
	}
	ok(!moved, "a WAN that goes down moves no flow of another WAN");
	ok(!lost, "and keeps none");
	ok(!strayed, "the order of the members makes no difference");
}

static void test_persistence(void)
{
	struct wanp_rule source = rule_of(WANP_ALG_PERSISTENCE);
	struct wanp_rule pair = rule_of(WANP_ALG_PERSISTENCE_PAIR);
	struct nf_wan_key a, b, c;
	u32 n, torn = 0, pairs = 0, spread = 0, calls = 0;

	for (n = 0; n < FLOWS; n++) {
		a = flow(n);
		b = a;
		b.sport ^= 0x3412;
		b.dport ^= 0x3412;
		b.proto = IPPROTO_UDP;
		pairs += take(&pair, ALL, &a) != take(&pair, ALL, &b);
		c = b;
		c.entropy = n;
		calls += take(&source, ALL, &b) != take(&source, ALL, &c);
		b.daddr.ip ^= htonl(3);
		torn += take(&source, ALL, &a) != take(&source, ALL, &b);
		spread += take(&pair, ALL, &a) != take(&pair, ALL, &b);
	}
	ok(!torn, "by persistence all flows of a source have one WAN");
	ok(!calls, "and all its calls");
	ok(!pairs, "by persistence-pair all flows of a pair have one WAN");
	ok(spread > FLOWS / 10, "but not all of a source");
}

static void test_priority(void)
{
	struct wanp_rule rule = rule_of(WANP_ALG_PRIORITY);
	struct nf_wan_key key = flow(0);
	u64 tier[WANP_TIERS] = { ALL };
	struct wanp_view view = {
		.tier = tier, .usable = ALL, .gauge = gauges,
	};

	ok(take(&rule, ALL, &key) == 2,
	   "priority takes its first member while that is usable");
	ok(take(&rule, BIT_ULL(1) | BIT_ULL(62), &key) == 1,
	   "priority takes the next one when the first is not");
	ok(take(&rule, BIT_ULL(62), &key) == 62,
	   "WAN 62 is a WAN like others");
	view.active = 62;
	ok(wanp_select(&rule, &view, &key) == 62,
	   "priority keeps to the active member");
	tier[0] = BIT_ULL(1);
	ok(wanp_select(&rule, &view, &key) == 1,
	   "but not to one that is in no tier");
	tier[2] = BIT_ULL(62);
	ok(wanp_select(&rule, &view, &key) == 62,
	   "while one in a worse tier is left when it is time, not here");
	view.active = 0;
	ok(wanp_select(&rule, &view, &key) == 1,
	   "without an active member the best tier comes first");
	tier[0] = 0;
	rule.on_fail = WANP_FAIL_DROP;
	ok(wanp_select(&rule, &view, &key) == 62,
	   "a member in a worse tier is better than on-fail");
	rule.algorithm = WANP_ALG_PASS;
	ok(take(&rule, ALL, &key) == 0, "pass takes none");
}

static void test_gauges(void)
{
	struct wanp_rule rule = rule_of(WANP_ALG_OVERFLOW);
	struct nf_wan_key key = flow(0);

	ok(take(&rule, ALL, &key) == 2, "overflow begins with its first member");
	gauges[2].full = true;
	ok(take(&rule, ALL, &key) == 1, "and goes on when that is full");
	gauges[1].full = true;
	gauges[62].full = true;
	ok(take(&rule, ALL, &key) == 62, "the last member takes the rest");
	ok(take(&rule, BIT_ULL(2) | BIT_ULL(1), &key) == 1,
	   "or the last one that is usable");

	rule.algorithm = WANP_ALG_LEAST_USED;
	gauges[2].rate = 3000000000U;
	gauges[2].capacity = 4000000000U;
	gauges[1].rate = 700;
	gauges[1].capacity = 1000;
	gauges[62].rate = 9;
	gauges[62].capacity = 10;
	ok(take(&rule, ALL, &key) == 1,
	   "least-used is by the rate for the capacity");
	ok(take(&rule, ALL & ~BIT_ULL(1), &key) == 2, "among the usable ones");

	rule.algorithm = WANP_ALG_LOWEST_LATENCY;
	ok(take(&rule, ALL, &key) == 2, "without reports the first is fastest");
	gauges[62].latency_us = 30000;
	ok(take(&rule, ALL, &key) == 62,
	   "one that is reported is before those that are not");
	gauges[1].latency_us = 20000;
	gauges[62].response_us = 1;
	ok(take(&rule, ALL, &key) == 1, "the lowest latency counts");
	rule.algorithm = WANP_ALG_FASTEST_RESPONSE;
	ok(take(&rule, ALL, &key) == 62, "or the fastest response");
}

static void test_on_fail(void)
{
	struct wanp_rule rule = rule_of(WANP_ALG_WEIGHTED);
	u32 n, moved = 0, known = 0;
	struct nf_wan_key key;
	u8 fail;

	for (n = 0; n < FLOWS; n++) {
		key = flow(n);
		moved += take(&rule, BIT_ULL(5), &key) !=
			 take(&rule, ALL, &key);
	}
	ok(!moved, "when none is usable, all flows stay where they are");
	rule.on_fail = WANP_FAIL_ANY;
	ok(take(&rule, BIT_ULL(5), &key) == 5, "any is another WAN");
	ok(take(&rule, 0, &key), "and a member when there is none");
	for (fail = WANP_FAIL_NEXT; fail <= WANP_FAIL_DROP; fail++) {
		rule.on_fail = fail;
		known += !take(&rule, BIT_ULL(5), &key);
		ok(take(&rule, BIT_ULL(1), &key) == 1,
		   "on-fail says nothing while a member is usable");
	}
	ok(known == 3, "next, reject and drop take none");

	rule = rule_of(WANP_ALG_ENFORCED);
	rule.n_members = 1;
	ok(take(&rule, BIT_ULL(1), &key) == 2,
	   "enforced takes its member, usable or not");
	rule.on_fail = WANP_FAIL_DROP;
	ok(!take(&rule, BIT_ULL(1), &key), "but not with on-fail");
}

static void test_rates(void)
{
	struct wanp_gauge gauge = { .capacity = 1000 };
	int i, flips = 0;
	bool full;

	for (i = 0; i < 3; i++)
		wanp_gauge_sample(&gauge, 1000);
	ok(gauge.rate > 500 && !gauge.full, "a short burst does not fill a WAN");
	for (i = 0; i < 20; i++)
		wanp_gauge_sample(&gauge, 1000);
	ok(gauge.rate == 1000 && gauge.full, "what goes on does");
	for (i = 0; i < 100; i++) {
		full = gauge.full;
		wanp_gauge_sample(&gauge, i % 2 ? 860 : 1040);
		flips += full != gauge.full;
	}
	ok(!flips, "a WAN at the edge stays full");
	for (i = 0; i < 40; i++)
		wanp_gauge_sample(&gauge, 0);
	ok(!gauge.rate && !gauge.full, "without traffic it ends");
	wanp_gauge_sample(&gauge, U32_MAX);
	wanp_gauge_sample(&gauge, 0);
	ok(gauge.rate > 1000, "the highest rate is a rate like others");
	gauge.capacity = 0;
	wanp_gauge_sample(&gauge, U32_MAX);
	ok(!gauge.full, "what has no known capacity is never full");
}

int main(void)
{
	test_shares(flow, "flows are spread by weight within 2 percent");
	test_shares(call, "and so are the calls of one tuple");
	test_extremes();
	test_disruption();
	test_persistence();
	test_priority();
	test_gauges();
	test_on_fail();
	test_rates();
	printf("1..%d\n", number);
	return !!failures;
}
