// SPDX-License-Identifier: GPL-2.0-only
/*
 * The classifier of nf_wan_policy finds what trying all matches in turn finds,
 * at a cost that does not grow with their number.
 *
 * Rules are made as an admin would write them, and judged a second time as they
 * were written, by an oracle that knows no struct wanp_match.
 */

#include <stdio.h>
#include <stdlib.h>

#include "classify.h"
#include "contract.h"
#include "match.h"

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))
#define RULES_MAX	10000

/* What an admin wrote. A length or a port of -1: nothing was written. */
struct written {
	u8	family;
	u8	src[16], dst[16];
	int	src_len, dst_len;
	int	sport[2], dport[2];
	int	proto, iif;
	u32	order, id;
};

long allocations_left = -1;
unsigned long steps;

static int number, failures;
static struct written written[RULES_MAX];
static struct wanp_match match[RULES_MAX];
static const struct written *sorted[RULES_MAX];
static const struct wanp_match *list[RULES_MAX];

static void ok(bool good, const char *sentence)
{
	failures += !good;
	printf("%s %d - %s\n", good ? "ok" : "not ok", ++number, sentence);
}

static int few(int n)
{
	return rand() % n;
}

/* The oracle */

static bool in_prefix(const u8 *prefix, int len, const void *addr)
{
	const u8 *a = addr;
	int i;

	for (i = 0; i < len; i++)
		if (((prefix[i / 8] ^ a[i / 8]) >> (7 - i % 8)) & 1)
			return false;
	return true;
}

static bool in_range(const int *range, int port)
{
	return range[0] < 0 || (range[0] <= port && port <= range[1]);
}

static bool is_meant(const struct written *rule, const struct nf_wan_key *key)
{
	return (!rule->family || rule->family == key->family) &&
	       (!rule->iif || rule->iif == key->iif) &&
	       (!rule->proto || rule->proto == key->proto) &&
	       in_range(rule->sport, ntohs(key->sport)) &&
	       in_range(rule->dport, ntohs(key->dport)) &&
	       in_prefix(rule->src, rule->src_len, &key->saddr) &&
	       in_prefix(rule->dst, rule->dst_len, &key->daddr);
}

static bool before(const struct written *a, const struct written *b)
{
	return a->order != b->order ? a->order < b->order : a->id < b->id;
}

/* The first that is behind @last, if any */
static const struct written *oracle(u32 n, const struct nf_wan_key *key,
				    const struct written *last)
{
	const struct written *first = NULL;
	u32 i;

	for (i = 0; i < n; i++)
		if (is_meant(&written[i], key) &&
		    (!last || before(last, &written[i])) &&
		    (!first || before(&written[i], first)))
			first = &written[i];
	return first;
}

/* From what was written to what the kernel keeps */

static struct wanp_match translated(const struct written *rule)
{
	u8 size = rule->family == NFPROTO_IPV4 ? 4 : 16;
	struct wanp_match m = {
		.iif	= rule->iif,
		.family	= rule->family,
		.proto	= rule->proto,
	};

	if (rule->src_len >= 0)
		wanp_prefix_set(&m.src, rule->src, size, rule->src_len);
	if (rule->dst_len >= 0)
		wanp_prefix_set(&m.dst, rule->dst, size, rule->dst_len);
	if (rule->sport[0] >= 0)
		m.sport = (struct wanp_ports){ rule->sport[0], rule->sport[1] };
	if (rule->dport[0] >= 0)
		m.dport = (struct wanp_ports){ rule->dport[0], rule->dport[1] };
	return m;
}

static int compare(const void *a, const void *b)
{
	const struct written *const *x = a, *const *y = b;

	return before(*x, *y) ? -1 : before(*y, *x);
}

static struct wanp_classifier *classifier_of(u32 n)
{
	u32 i;

	for (i = 0; i < n; i++)
		sorted[i] = &written[i];
	qsort(sorted, n, sizeof(*sorted), compare);
	for (i = 0; i < n; i++) {
		match[i] = translated(sorted[i]);
		list[i] = &match[i];
	}
	return wanp_classifier_new(list, n);
}

static bool agrees(const struct wanp_classifier *classifier, u32 n,
		   const struct nf_wan_key *key)
{
	const struct written *found, *last = NULL;
	u32 rank, from = 0;

	do {
		rank = wanp_classify(classifier, key, from);
		found = rank == WANP_RANK_NONE ? NULL : sorted[rank];
		if (found != oracle(n, key, last))
			return false;
		last = found;
		from = rank + 1;
	} while (found && !few(4));
	return true;
}

/* Rules */

static const u8 home[16] = { 0x20, 0x01, 0x0d, 0xb8, 0xc0, 0x00, 0x02, 0x7f };

/* Most addresses begin like one, so that prefixes hold each other. */
static void some_addr(u8 *addr, int same_bits)
{
	int i;

	memcpy(addr, home, sizeof(home));
	for (i = same_bits; i < 128; i++)
		if (few(2))
			addr[i / 8] ^= 0x80 >> i % 8;
}

static void some_prefix(u8 *addr, int *len, int bits)
{
	int i;

	*len = few(4) ? few(bits + 1) : bits;
	some_addr(addr, few(bits + 1));
	for (i = *len; i < 128; i++)
		addr[i / 8] &= ~(0x80 >> i % 8);
}

/* Around the borders of blocks, and across them */
static void some_range(int *range)
{
	int border = few(5) ? few(17) ? 1 << few(16) : 0xffff : few(65536);

	range[0] = border - few(4);
	if (range[0] < 0)
		range[0] = 0;
	range[1] = few(2) ? range[0] : border + few(1 << few(16));
	if (range[1] > 65535)
		range[1] = 65535;
	if (range[1] < 1)
		range[1] = 1;
}

static void write_nothing(struct written *rule)
{
	*rule = (struct written){ .src_len = -1, .dst_len = -1,
				  .sport = { -1, -1 }, .dport = { -1, -1 } };
}

static void write_any(struct written *rule)
{
	static const u8 families[] = { 0, NFPROTO_IPV4, NFPROTO_IPV6 };
	int bits;

	write_nothing(rule);
	rule->family = families[few(3)];
	bits = rule->family == NFPROTO_IPV4 ? 32 : 128;
	if (rule->family && few(3))
		some_prefix(rule->src, &rule->src_len, bits);
	if (rule->family && few(3))
		some_prefix(rule->dst, &rule->dst_len, bits);
	rule->proto = few(2) * (1 + few(2));
	if (rule->proto && few(2))
		some_range(rule->sport);
	if (rule->proto && few(2))
		some_range(rule->dport);
	rule->iif = few(4) ? 0 : 1 + few(2);
}

/* Each holds the one before, or is held by it */
static void write_nested(struct written *rule)
{
	u8 *addr = few(2) ? rule->src : rule->dst;
	int *len = addr == rule->src ? &rule->src_len : &rule->dst_len;
	int i;

	write_nothing(rule);
	rule->family = few(2) ? NFPROTO_IPV4 : NFPROTO_IPV6;
	*len = few(rule->family == NFPROTO_IPV4 ? 33 : 129);
	memcpy(addr, home, sizeof(home));
	for (i = *len; i < 128; i++)
		addr[i / 8] &= ~(0x80 >> i % 8);
}

static void write_range(struct written *rule)
{
	write_nothing(rule);
	rule->proto = 1 + few(2);
	some_range(few(2) ? rule->sport : rule->dport);
}

static void write_rules(u32 n)
{
	static void (*const how[])(struct written *) = {
		write_any, write_nested, write_range,
	};
	int only = few(5), orders = few(2) ? 3 : 100000;
	u32 i;

	for (i = 0; i < n; i++) {
		if (i && !few(6))
			written[i] = written[few(i)];
		else
			how[only < 3 ? only : few(3)](&written[i]);
		written[i].order = few(8) ? (u32)few(orders) : ~0U;
		written[i].id = n - i;
	}
}

/* Flows */

static int near(const int *range)
{
	int port = range[few(2)] + (few(3) ? 0 : few(3) - 1);

	if (range[0] < 0 || !few(8))
		return few(65536);
	return port < 0 || port > 65535 ? 0 : port;
}

static void close_to(union nf_inet_addr *addr, const u8 *prefix, int len,
		     int bits)
{
	u8 *a = (u8 *)addr;
	int i, last;

	memcpy(a, len < 0 ? home : prefix, bits / 8);
	for (i = len < 0 ? few(bits + 1) : len; i < bits; i++)
		if (few(2))
			a[i / 8] ^= 0x80 >> i % 8;
	last = len > 0 ? len - 1 : 0;
	if (!few(4))
		a[last / 8] ^= 0x80 >> last % 8;
}

/* One that the rule is about, or nearly so */
static struct nf_wan_key flow_near(const struct written *rule)
{
	u8 family = rule->family ?: few(2) ? NFPROTO_IPV4 : NFPROTO_IPV6;
	int bits = family == NFPROTO_IPV4 ? 32 : 128;
	struct nf_wan_key key = {
		.sport	= htons(near(rule->sport)),
		.dport	= htons(near(rule->dport)),
		.iif	= few(3),
		.family	= family,
		.proto	= rule->proto && few(8) ? rule->proto : few(3),
	};

	close_to(&key.saddr, rule->src, rule->src_len, bits);
	close_to(&key.daddr, rule->dst, rule->dst_len, bits);
	return key;
}

static void test_oracle(void)
{
	int round, flow, wrong = 0, found = 0, flows = 0;
	struct wanp_classifier *classifier;
	struct nf_wan_key key;
	u32 n;

	for (round = 0; round < 2000; round++) {
		n = few(10) ? 1 + few(60) : 500;
		write_rules(n);
		classifier = classifier_of(n);
		for (flow = 0; flow < 100; flow++, flows++) {
			key = flow_near(&written[few(n)]);
			wrong += !agrees(classifier, n, &key);
			found += !!oracle(n, &key, NULL);
		}
		wanp_classifier_free(classifier);
	}
	printf("# %d of %d flows found a rule, %d another than the oracle\n",
	       found, flows, wrong);
	ok(!wrong, "the oracle finds the same rule for 200000 random flows");
	ok(found > flows / 4 && found < flows,
	   "some of them found one, some none");
}

static void test_empty(void)
{
	struct wanp_classifier *classifier = classifier_of(0);
	struct nf_wan_key key = { .family = NFPROTO_IPV4 };

	ok(classifier && wanp_classify(classifier, &key, 0) == WANP_RANK_NONE,
	   "of no matches none is first");
	wanp_classifier_free(classifier);
}

static void test_memory(void)
{
	struct wanp_classifier *classifier = NULL;
	int refused;

	write_rules(500);
	for (refused = 0; !classifier && refused < 100; refused++) {
		allocations_left = refused;
		classifier = classifier_of(500);
	}
	allocations_left = -1;
	ok(refused > 5 && classifier, "without memory there is no classifier");
	wanp_classifier_free(classifier);
}

/* An office of any size: ten kinds of rules, and what is left over */

static void write_office(struct written *rule, u32 i, u32 n)
{
	u8 net[4] = { 10, i >> 8, i, 0 };
	u32 kind = i % 10;

	write_nothing(rule);
	rule->id = i;
	if (i == n - 1)
		return;
	rule->family = NFPROTO_IPV4;
	memcpy(kind < 5 ? rule->src : rule->dst, net, 4);
	*(kind < 5 ? &rule->src_len : &rule->dst_len) = 32 - kind % 5 * 2;
	if (kind % 2)
		rule->proto = IPPROTO_UDP;
	if (kind == 3 || kind == 7) {
		rule->dport[0] = 5060 + i % 3;
		rule->dport[1] = 5060 + i % 7 + 3;
	}
}

static double steps_of_office(u32 n)
{
	struct wanp_classifier *classifier;
	struct nf_wan_key key;
	int flow, flows = 20000;
	u32 i;

	for (i = 0; i < n; i++)
		write_office(&written[i], i, n);
	classifier = classifier_of(n);
	steps = 0;
	for (flow = 0; flow < flows; flow++) {
		key = flow_near(&written[few(n)]);
		wanp_classify(classifier, &key, 0);
	}
	wanp_classifier_free(classifier);
	return (double)steps / flows;
}

static void test_cost(void)
{
	double few_rules = steps_of_office(10), many = steps_of_office(10000);

	printf("# steps of a search: %.1f among 10 rules, %.1f among 10000\n",
	       few_rules, many);
	ok(many < few_rules * 1.5, "10000 rules take no longer than 10");
	ok(many < 8, "shapes which nobody near the flow has are not looked at");
}

/* As many shapes as there are: the number of tuples has a bound */
static void test_shapes(void)
{
	struct wanp_classifier *classifier;
	struct nf_wan_key key = { .family = NFPROTO_IPV6 };
	u32 i, n = 3000;

	for (i = 0; i < n; i++) {
		write_nothing(&written[i]);
		written[i].family = NFPROTO_IPV6;
		some_prefix(written[i].src, &written[i].src_len, 128);
		some_prefix(written[i].dst, &written[i].dst_len, 128);
		written[i].src[0] = 0x20;
		written[i].src_len |= 8;
		written[i].id = i;
	}
	classifier = classifier_of(n);
	steps = 0;
	wanp_classify(classifier, &key, 0);
	printf("# %lu steps among %u rules of as many shapes as there are\n",
	       steps, n);
	ok(steps < 600, "many shapes are reduced to few tuples");
	wanp_classifier_free(classifier);
}

int main(void)
{
	srand(1);
	test_empty();
	test_memory();
	test_oracle();
	test_cost();
	test_shapes();
	printf("1..%d\n", number);
	return !!failures;
}
