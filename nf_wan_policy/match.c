// SPDX-License-Identifier: GPL-2.0-only
/* Does a flow look like what a rule or a natmap is about? */

#include "contract.h"
#include "match.h"

static u32 word_mask(u8 len, u8 word)
{
	int bits = len - word * 32;

	if (bits <= 0)
		return 0;
	return bits >= 32 ? ~0U : ~0U << (32 - bits);
}

int wanp_prefix_set(struct wanp_prefix *prefix, const void *addr, u8 size,
		    u8 len)
{
	bool stray = false;
	u8 i;

	if (len > size * 8)
		return -ERANGE;
	memset(prefix, 0, sizeof(*prefix));
	memcpy(&prefix->addr, addr, size);
	prefix->len = len;
	for (i = 0; i < 4; i++) {
		prefix->mask.all[i] = (__force u32)htonl(word_mask(len, i));
		stray |= prefix->addr.all[i] & ~prefix->mask.all[i];
		prefix->addr.all[i] &= prefix->mask.all[i];
	}
	return stray ? -EINVAL : 0;
}

/* Most prefixes end in their first word, or are empty. */
static bool prefix_has(const struct wanp_prefix *prefix,
		       const union nf_inet_addr *addr)
{
	u8 i;

	for (i = 0; i * 32 < prefix->len; i++)
		if ((addr->all[i] ^ prefix->addr.all[i]) & prefix->mask.all[i])
			return false;
	return true;
}

static bool iif_is(const struct wanp_match *match, int iif)
{
	int want = READ_ONCE(match->iif);

	return !want || want == iif;
}

static bool set_has(const struct wanp_feed *set, u8 family,
		    const union nf_inet_addr *addr)
{
	return !set || wanp_prefixes_have(rcu_dereference(set->prefixes),
					  family, addr);
}

bool wanp_match_key(const struct wanp_match *match,
		    const struct nf_wan_key *key)
{
	return iif_is(match, key->iif) &&
	       (!match->family || match->family == key->family) &&
	       (!match->proto || match->proto == key->proto) &&
	       wanp_ports_have(&match->sport, key->sport) &&
	       wanp_ports_have(&match->dport, key->dport) &&
	       prefix_has(&match->src, &key->saddr) &&
	       prefix_has(&match->dst, &key->daddr) &&
	       set_has(match->src_set, key->family, &key->saddr) &&
	       set_has(match->dst_set, key->family, &key->daddr) &&
	       wanp_trait_fits(&match->trait, key);
}
