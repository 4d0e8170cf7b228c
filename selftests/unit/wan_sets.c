// SPDX-License-Identifier: GPL-2.0-only
/*
 * Sets of prefixes: examples, then many random ones, in which each address is
 * looked for a second time, prefix by prefix and bit by bit.
 */

#include <stdio.h>
#include <stdlib.h>

#include "match.h"
#include "set.h"
#include "wan_test.h"

static struct wanp_prefixes *room(u32 n)
{
	struct wanp_prefixes *p = calloc(1, sizeof(*p) +
					 n * sizeof(p->member[0]));

	if (!p)
		abort();
	return p;
}

static struct wanp_member member(const char *text, u8 len)
{
	bool six = strchr(text, ':');
	union nf_inet_addr whole = addr(text);
	struct wanp_prefix prefix;

	wanp_prefix_set(&prefix, &whole, six ? 16 : 4, len);
	return (struct wanp_member){
		.addr	= prefix.addr,
		.family	= six ? NFPROTO_IPV6 : NFPROTO_IPV4,
		.len	= len,
	};
}

static void put(struct wanp_prefixes *p, const char *text, u8 len)
{
	p->member[p->n++] = member(text, len);
}

static bool has(const struct wanp_prefixes *p, const char *text)
{
	union nf_inet_addr a = addr(text);

	return wanp_prefixes_have(p, strchr(text, ':') ? NFPROTO_IPV6 :
				  NFPROTO_IPV4, &a);
}

static void test_lookup(void)
{
	struct wanp_prefixes *p = room(8);
	struct wanp_member m = member("198.51.100.64", 26);

	wanp_prefixes_tidy(p);
	ok(!has(p, "192.0.2.1"), "nothing is in an empty set");
	put(p, "2001:db8::", 32);
	put(p, "198.51.100.128", 25);
	put(p, "198.51.100.0", 24);
	put(p, "198.51.100.130", 32);
	put(p, "198.51.100.128", 25);
	put(p, "192.0.2.7", 32);
	wanp_prefixes_tidy(p);
	ok(p->n == 5, "a prefix that is given twice is there once");
	ok(has(p, "192.0.2.7") && !has(p, "192.0.2.6") && !has(p, "192.0.2.8"),
	   "a host is in, its neighbours are not");
	ok(has(p, "198.51.100.1") && has(p, "198.51.100.129") &&
	   has(p, "198.51.100.130") && has(p, "198.51.100.255"),
	   "what is behind a narrower prefix is still in the wider one");
	ok(!has(p, "198.51.101.0") && !has(p, "0.0.0.0") &&
	   !has(p, "255.255.255.255"), "what is behind that is not");
	ok(has(p, "2001:db8::1") && !has(p, "2001:db9::"),
	   "both families are in one set");
	ok(!wanp_prefixes_find(p, &m), "a part of a prefix is not listed");
	m = member("198.51.100.128", 25);
	ok(wanp_prefixes_find(p, &m), "a prefix within another one is");
	free(p);
}

static void test_whole(void)
{
	struct wanp_prefixes *p = room(2);

	put(p, "0.0.0.0", 0);
	put(p, "192.0.2.0", 24);
	wanp_prefixes_tidy(p);
	ok(has(p, "192.0.2.1") && has(p, "255.255.255.255") && !has(p, "::1"),
	   "a prefix of no bits has its family, and no other");
	free(p);
}

static void test_match(void)
{
	struct wanp_prefixes *p = room(1);
	struct wanp_feed feed = { .prefixes = p };
	struct wanp_match match = { .dst_set = &feed };
	struct nf_wan_key key = invite();

	put(p, "203.0.113.128", 25);
	wanp_prefixes_tidy(p);
	ok(wanp_match_key(&match, &key), "a destination in the set matches");
	match.src_set = &feed;
	ok(!wanp_match_key(&match, &key), "a source that is not in it does not");
	match.src_set = NULL;
	key.daddr = addr("203.0.113.1");
	ok(!wanp_match_key(&match, &key), "nor does another destination");
	free(p);
}

/* The oracle; addresses of few values, so that prefixes nest and meet. */

static union nf_inet_addr some_addr(u8 size)
{
	union nf_inet_addr a = {};
	u8 i;

	for (i = 0; i < size; i++)
		((u8 *)&a)[i] = rand() % 4 ? 0 : rand() % 3 * 0x7f;
	return a;
}

static struct wanp_member some_member(void)
{
	u8 size = rand() % 2 ? 4 : 16;
	union nf_inet_addr a = some_addr(size);
	u8 len = rand() % (size * 8 + 1);
	struct wanp_prefix prefix;

	wanp_prefix_set(&prefix, &a, size, len);
	return (struct wanp_member){
		.addr	= prefix.addr,
		.family	= size == 4 ? NFPROTO_IPV4 : NFPROTO_IPV6,
		.len	= len,
	};
}

static bool naive(const struct wanp_prefixes *p, u8 family,
		  const union nf_inet_addr *a)
{
	struct wanp_prefix prefix;
	u32 i, w, wrong;

	for (i = 0; i < p->n; i++) {
		if (p->member[i].family != family)
			continue;
		wanp_prefix_set(&prefix, &p->member[i].addr,
				family == NFPROTO_IPV4 ? 4 : 16,
				p->member[i].len);
		for (w = 0, wrong = 0; w < 4; w++)
			wrong |= (prefix.addr.all[w] ^ a->all[w]) &
				 prefix.mask.all[w];
		if (!wrong)
			return true;
	}
	return false;
}

static void test_random(void)
{
	int round, look, wrong = 0, found = 0;
	struct wanp_prefixes *p = room(40);

	for (round = 0; round < 3000; round++) {
		u32 n = rand() % 40;

		for (p->n = 0; p->n < n; p->n++)
			p->member[p->n] = some_member();
		wanp_prefixes_tidy(p);
		for (look = 0; look < 40; look++) {
			u8 family = look % 2 ? NFPROTO_IPV4 : NFPROTO_IPV6;
			union nf_inet_addr a = some_addr(look % 2 ? 4 : 16);
			bool is = wanp_prefixes_have(p, family, &a);

			wrong += is != naive(p, family, &a);
			found += is;
		}
	}
	free(p);
	printf("# %d of %d addresses were in their set\n", found,
	       round * look);
	ok(!wrong && found > 10000 && found < round * look - 10000,
	   "random sets have what a search from end to end finds in them");
}

void test_sets(void)
{
	test_lookup();
	test_whole();
	test_match();
	test_random();
}
