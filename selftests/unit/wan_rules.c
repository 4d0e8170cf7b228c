// SPDX-License-Identifier: GPL-2.0-only
/*
 * Pure rooms of nf_wan_policy: which rule, which natmap.
 *
 * Examples first. Then many random rules and flows are judged a second time by
 * an oracle, which is as plain as can be: it compares bit by bit.
 */

#include <stdio.h>
#include <stdlib.h>

#include "classify.h"
#include "contract.h"
#include "match.h"
#include "natmap.h"
#include "rule.h"
#include "wan_test.h"

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

long allocations_left = -1;
unsigned long steps;

static int number, failures;

void ok(bool good, const char *sentence)
{
	failures += !good;
	printf("%s %d - %s\n", good ? "ok" : "not ok", ++number, sentence);
}

union nf_inet_addr addr(const char *text)
{
	union nf_inet_addr a = {};

	if (inet_pton(AF_INET, text, &a) != 1 &&
	    inet_pton(AF_INET6, text, &a) != 1)
		abort();
	return a;
}

static struct wanp_prefix prefix(const char *text, u8 len)
{
	union nf_inet_addr a = addr(text);
	struct wanp_prefix p;

	if (wanp_prefix_set(&p, &a, strchr(text, ':') ? 16 : 4, len))
		abort();
	return p;
}

struct nf_wan_key invite(void)
{
	return (struct nf_wan_key){
		.saddr	= addr("192.168.1.219"),
		.daddr	= addr("203.0.113.130"),
		.sport	= htons(5060),
		.dport	= htons(5060),
		.iif	= 2,
		.family	= NFPROTO_IPV4,
		.proto	= IPPROTO_UDP,
	};
}

static void test_prefix(void)
{
	union nf_inet_addr host = addr("10.0.0.1");
	struct wanp_prefix p;

	ok(wanp_prefix_set(&p, &host, 4, 33) == -ERANGE,
	   "a prefix is not longer than its address");
	ok(wanp_prefix_set(&p, &host, 4, 24) == -EINVAL,
	   "an address with bits behind its prefix is told apart");
	ok(!wanp_prefix_set(&p, &host, 4, 32) && p.len == 32,
	   "a whole address is a prefix");
}

static void test_match(void)
{
	struct nf_wan_key key = invite();
	struct wanp_match match = {};

	ok(wanp_match_key(&match, &key), "an empty match is for every flow");
	match.family = NFPROTO_IPV4;
	match.src = prefix("192.168.1.0", 24);
	match.proto = IPPROTO_UDP;
	match.dport = (struct wanp_ports){ 5060, 5064 };
	ok(wanp_match_key(&match, &key),
	   "source, protocol and port range match an INVITE");
	key.dport = htons(5065);
	ok(!wanp_match_key(&match, &key), "the port behind the last is outside");
	key = invite();
	key.saddr = addr("192.168.2.219");
	ok(!wanp_match_key(&match, &key), "a host of another LAN does not match");
	key = invite();
	match.iif = WANP_IIF_NONE;
	ok(!wanp_match_key(&match, &key),
	   "nothing comes from a device that does not exist");
	match.iif = 3;
	ok(!wanp_match_key(&match, &key), "another device does not match");
	match.iif = 2;
	ok(wanp_match_key(&match, &key), "the device does");
}

static struct wanp_classifier *classifier_of(struct wanp_rule *const *rules,
					     u32 n)
{
	const struct wanp_match *list[32];
	u32 i;

	for (i = 0; i < n; i++)
		list[i] = &rules[i]->match;
	return wanp_classifier_new(list, n);
}

static const struct wanp_rule *first(struct wanp_rule *const *rules, u32 n,
				     const struct nf_wan_key *key)
{
	struct wanp_classifier *classifier = classifier_of(rules, n);
	const struct wanp_rule *rule = wanp_rule_first(rules, classifier, key);

	wanp_classifier_free(classifier);
	return rule;
}

static void test_order(void)
{
	struct wanp_rule any = { .id = 7 }, pbx = { .id = 9 };
	struct wanp_rule *pbx_first[] = { &pbx, &any };
	struct wanp_rule *any_first[] = { &any, &pbx };
	struct nf_wan_key key = invite();

	pbx.match.src = prefix("192.168.1.219", 32);
	ok(first(pbx_first, 2, &key) == &pbx,
	   "the first rule that matches decides");
	ok(first(any_first, 2, &key) == &any,
	   "a closer match further down does not");
	key.saddr = addr("192.168.1.11");
	ok(first(pbx_first, 2, &key) == &any,
	   "a rule that does not match is skipped");
	ok(!first(pbx_first, 1, &key), "no rule, no decision");
}

static void test_after(void)
{
	struct wanp_rule a = { .id = 7, .index = 0 }, b = { .id = 8, .index = 1 };
	struct wanp_rule c = { .id = 9, .index = 2 };
	struct wanp_rule *list[] = { &a, &b, &c };
	struct wanp_classifier *classifier;
	struct nf_wan_key key = invite();

	b.match.proto = IPPROTO_TCP;
	classifier = classifier_of(list, 3);
	ok(wanp_rule_after(list, classifier, &a, &key) == &c,
	   "behind a rule, the next one that matches is found");
	ok(!wanp_rule_after(list, classifier, &c, &key),
	   "behind the last there is none");
	wanp_classifier_free(classifier);
}

static struct wanp_natmap_entry entry(const char *text, u8 len, u32 size,
				      u8 wan)
{
	return (struct wanp_natmap_entry){ prefix(text, len), size, wan };
}

static bool gives(const struct wanp_natmap_entry *entry, const char *host,
		  const char *wanted)
{
	union nf_inet_addr inside = addr(host), got, want = addr(wanted);

	wanp_natmap_addr(entry, &inside, &got);
	return !memcmp(&got, &want, sizeof(got));
}

/* The members of hosts must never change, so examples are written out. */
static void test_range(void)
{
	struct wanp_natmap_entry first = entry("192.0.2.3", 32, 4, 1);
	struct wanp_natmap_entry second = entry("203.0.113.253", 32, 4, 2);
	struct wanp_natmap_entry six = entry("2001:db8::fffe", 128, 4, 3);
	int hits[4] = {}, host, fewest = 1000;
	union nf_inet_addr inside = {}, got;

	ok(gives(&first, "192.168.1.219", "192.0.2.5") &&
	   gives(&first, "192.168.1.11", "192.0.2.4") &&
	   gives(&six, "2001:db8:1::219", "2001:db8::1:0"),
	   "a host has the member it always had");
	ok(gives(&second, "192.168.1.219", "203.0.113.255"),
	   "on another WAN it has the member of the same place");
	for (host = 0; host < 1000; host++) {
		inside.ip = htonl(0xc0a80000 + host);
		wanp_natmap_addr(&first, &inside, &got);
		hits[ntohl(got.ip) - 0xc0000203]++;
	}
	for (host = 0; host < 4; host++)
		fewest = hits[host] < fewest ? hits[host] : fewest;
	ok(fewest > 200, "neighbours spread over all members");
	wanp_natmap_nth(&second, 3, &got);
	ok(got.ip == addr("203.0.114.0").ip, "a range may go beyond a byte");
}

static void test_prefix_map(void)
{
	struct wanp_natmap_entry six = entry("2001:db8:a1::", 48, 1, 1);
	struct wanp_natmap_entry four = entry("198.51.100.128", 25, 1, 2);

	ok(gives(&six, "2001:db8:1:7::219", "2001:db8:a1:7::219"),
	   "a prefix takes the place of the source's, the rest stays");
	ok(gives(&four, "192.168.1.219", "198.51.100.219") &&
	   gives(&four, "192.168.1.11", "198.51.100.139"),
	   "so it is with IPv4, and not in whole bytes only");
}

static void test_pair(void)
{
	struct wanp_natmap map = { .pair = true };
	struct wanp_natmap_entry one = entry("192.0.2.3", 32, 1, 1);
	struct wanp_natmap_entry net = entry("2001:db8:a1::", 48, 1, 2);
	union nf_inet_addr public = addr("192.0.2.3"), host, wanted;

	map.match.src = prefix("192.168.1.219", 32);
	wanted = addr("192.168.1.219");
	ok(wanp_natmap_inside(&map, &one, &public, &host) &&
	   !memcmp(&host, &wanted, sizeof(host)),
	   "the inside host of a pair is found by its address");
	public = addr("192.0.2.4");
	ok(!wanp_natmap_inside(&map, &one, &public, &host),
	   "another address is nobody's");
	map.match.src = prefix("2001:db8:1:700::", 56);
	public = addr("2001:db8:a1:7ff::219");
	wanted = addr("2001:db8:1:7ff::219");
	ok(wanp_natmap_inside(&map, &net, &public, &host) &&
	   !memcmp(&host, &wanted, sizeof(host)),
	   "so it is with prefixes");
	public = addr("2001:db8:a1:6ff::219");
	ok(!wanp_natmap_inside(&map, &net, &public, &host),
	   "an address that no host of the source prefix has is nobody's");
}

static void test_natmap(void)
{
	struct wanp_natmap *map = calloc(1, sizeof(*map) +
					 2 * sizeof(map->entry[0]));
	const struct wanp_match *list[] = { &map->match };
	struct wanp_natmap *maps[] = { map };
	struct wanp_classifier *classifier;
	struct nf_wan_key key = invite();

	map->match.src = prefix("192.168.1.219", 32);
	map->n_entries = 2;
	map->entry[0] = entry("192.0.2.3", 32, 1, 1);
	map->entry[1] = entry("198.51.100.3", 32, 1, 2);
	classifier = wanp_classifier_new(list, 1);
	ok(wanp_natmap_first(maps, classifier, &key) == map,
	   "a natmap is for its host");
	ok(gives(wanp_natmap_on(map, 2), "192.168.1.219", "198.51.100.3"),
	   "it gives the address of the WAN in use");
	ok(!wanp_natmap_on(map, 3), "it gives none on a WAN it does not name");
	key.saddr = addr("192.168.1.11");
	ok(!wanp_natmap_first(maps, classifier, &key),
	   "it is not for another host");
	wanp_classifier_free(classifier);
	free(map);
}

/* The oracle */

static bool bit(const union nf_inet_addr *a, int i)
{
	return ((const u8 *)a)[i / 8] >> (7 - i % 8) & 1;
}

static bool naive_prefix(const struct wanp_prefix *p,
			 const union nf_inet_addr *a)
{
	int i;

	for (i = 0; i < p->len; i++)
		if (bit(&p->addr, i) != bit(a, i))
			return false;
	return true;
}

static bool naive_ports(const struct wanp_ports *ports, __be16 port)
{
	u32 p;

	if (!ports->max)
		return true;
	for (p = ports->min; p <= ports->max; p++)
		if (htons(p) == port)
			return true;
	return false;
}

static bool naive_match(const struct wanp_match *m, const struct nf_wan_key *k)
{
	if (m->iif && m->iif != k->iif)
		return false;
	if (m->family && m->family != k->family)
		return false;
	if (m->proto && m->proto != k->proto)
		return false;
	if (!naive_ports(&m->sport, k->sport))
		return false;
	if (!naive_ports(&m->dport, k->dport))
		return false;
	return naive_prefix(&m->src, &k->saddr) &&
	       naive_prefix(&m->dst, &k->daddr);
}

/* Few values, so that rules and flows meet often. */

static int few(int n)
{
	return rand() % n;
}

static union nf_inet_addr some_addr(u8 family)
{
	union nf_inet_addr a = {};
	int i, size = family == NFPROTO_IPV4 ? 4 : 16;

	for (i = 0; i < size; i++)
		((u8 *)&a)[i] = few(2) ? 0x80 : 0x01;
	return a;
}

static struct wanp_prefix some_prefix(u8 family)
{
	union nf_inet_addr a = some_addr(family);
	u8 size = family == NFPROTO_IPV4 ? 4 : 16;
	struct wanp_prefix p;

	wanp_prefix_set(&p, &a, size, few(4) ? few(10) : few(size * 8 + 1));
	return p;
}

static struct wanp_ports some_ports(void)
{
	struct wanp_ports p = { .min = few(4) };

	p.max = few(2) ? p.min + few(3) : 0;
	return p.max ? p : (struct wanp_ports){};
}

static struct wanp_match some_match(void)
{
	u8 family = few(2) ? NFPROTO_IPV4 : NFPROTO_IPV6;
	struct wanp_match m = {
		.sport	= some_ports(),
		.dport	= some_ports(),
		.iif	= few(4) - 1,
		.proto	= few(3),
	};

	if (few(3)) {
		m.family = family;
		m.src = some_prefix(family);
		m.dst = some_prefix(family);
	}
	return m;
}

static struct nf_wan_key some_key(void)
{
	u8 family = few(2) ? NFPROTO_IPV4 : NFPROTO_IPV6;

	return (struct nf_wan_key){
		.saddr	= some_addr(family),
		.daddr	= some_addr(family),
		.sport	= htons(few(6)),
		.dport	= htons(few(6)),
		.iif	= few(3),
		.family	= family,
		.proto	= few(3),
	};
}

static bool agree(struct wanp_rule *const *rules, u32 n,
		  const struct wanp_rule *found, const struct nf_wan_key *key)
{
	u32 i;

	for (i = 0; i < n; i++)
		if (naive_match(&rules[i]->match, key))
			return found == rules[i];
	return !found;
}

static void test_oracle(void)
{
	static struct wanp_rule rules[32];
	struct wanp_rule *list[ARRAY_SIZE(rules)];
	int round, flow, wrong = 0, found = 0;
	struct wanp_classifier *classifier;
	const struct wanp_rule *rule;
	struct nf_wan_key key;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(rules); i++)
		list[i] = &rules[i];
	for (round = 0; round < 2000; round++) {
		for (i = 0; i < ARRAY_SIZE(rules); i++)
			rules[i].match = some_match();
		classifier = classifier_of(list, ARRAY_SIZE(rules));
		for (flow = 0; flow < 100; flow++) {
			key = some_key();
			rule = wanp_rule_first(list, classifier, &key);
			wrong += !agree(list, ARRAY_SIZE(rules), rule, &key);
			found += !!rule;
		}
		wanp_classifier_free(classifier);
	}
	printf("# %d of %d flows found a rule\n", found, round * flow);
	ok(!wrong, "the oracle finds the same rule for 200000 random flows");
	ok(found > 20000 && found < 180000, "some of them found one, some none");
}

int main(void)
{
	srand(1);
	test_prefix();
	test_match();
	test_order();
	test_after();
	test_natmap();
	test_range();
	test_prefix_map();
	test_pair();
	test_oracle();
	test_sets();
	test_traits();
	printf("1..%d\n", number);
	return !!failures;
}
