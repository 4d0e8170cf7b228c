// SPDX-License-Identifier: GPL-2.0-only
/*
 * Sets of prefixes.
 *
 * DOC: Two prefixes are apart, or one contains the other. So in a sorted list
 * whatever is between a prefix and an address in it is in that prefix as well.
 * The last prefix that begins not behind an address has therefore the same
 * widest prefix around it as the address, if there is one around the address.
 */

#include "set.h"

static u8 size_of(u8 family)
{
	return family == NFPROTO_IPV4 ? 4 : 16;
}

static int cmp_start(const struct wanp_member *member, u8 family,
		     const union nf_inet_addr *addr)
{
	if (member->family != family)
		return member->family < family ? -1 : 1;
	return memcmp(&member->addr, addr, size_of(family));
}

static int cmp(const void *a, const void *b)
{
	const struct wanp_member *x = a, *y = b;
	int diff = cmp_start(x, y->family, &y->addr);

	return diff ?: (int)x->len - (int)y->len;
}

static bool has(const struct wanp_member *member, u8 family,
		const union nf_inet_addr *addr)
{
	const u8 *x = (const u8 *)&member->addr;
	const u8 *y = (const u8 *)addr;
	u8 bytes = member->len / 8;
	u8 rest = member->len % 8;

	return member->family == family && !memcmp(x, y, bytes) &&
	       (!rest || !((x[bytes] ^ y[bytes]) >> (8 - rest)));
}

static u32 without_doubles(struct wanp_member *member, u32 n)
{
	u32 i, kept = 0;

	for (i = 0; i < n; i++)
		if (!kept || cmp(&member[kept - 1], &member[i]))
			member[kept++] = member[i];
	return kept;
}

void wanp_prefixes_tidy(struct wanp_prefixes *prefixes)
{
	struct wanp_member *member = prefixes->member, *before;
	u32 i;

	sort(member, prefixes->n, sizeof(*member), cmp, NULL);
	prefixes->n = without_doubles(member, prefixes->n);
	for (i = 0; i < prefixes->n; i++) {
		member[i].outer = i;
		if (!i)
			continue;
		before = &member[member[i - 1].outer];
		if (has(before, member[i].family, &member[i].addr))
			member[i].outer = member[i - 1].outer;
	}
}

bool wanp_prefixes_find(const struct wanp_prefixes *prefixes,
			const struct wanp_member *member)
{
	u32 low = 0, high = prefixes->n;

	while (low < high) {
		u32 mid = low + (high - low) / 2;
		int diff = cmp(&prefixes->member[mid], member);

		if (!diff)
			return true;
		if (diff < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

bool wanp_prefixes_have(const struct wanp_prefixes *prefixes, u8 family,
			const union nf_inet_addr *addr)
{
	u32 low = 0, high = prefixes->n;

	while (low < high) {
		u32 mid = low + (high - low) / 2;

		if (cmp_start(&prefixes->member[mid], family, addr) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (!low)
		return false;
	return has(&prefixes->member[prefixes->member[low - 1].outer], family,
		   addr);
}
