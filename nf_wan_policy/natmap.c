// SPDX-License-Identifier: GPL-2.0-only
/*
 * The policy chooses the WAN, then the natmap the public address on it: never
 * the other way round. The first natmap that matches is the only one asked.
 */

#include "classify.h"
#include "natmap.h"

const struct wanp_natmap *
wanp_natmap_first(struct wanp_natmap *const *natmaps,
		  const struct wanp_classifier *classifier,
		  const struct nf_wan_key *key)
{
	u32 rank = wanp_classify(classifier, key, 0);

	return rank == WANP_RANK_NONE ? NULL : natmaps[rank];
}

const struct wanp_natmap_entry *wanp_natmap_on(const struct wanp_natmap *natmap,
					       u8 wan)
{
	u8 i;

	for (i = 0; i < natmap->n_entries; i++)
		if (natmap->entry[i].wan == wan)
			return &natmap->entry[i];
	return NULL;
}

/* Unseeded, so that it is the same after the router has been started again. */
static u32 hash(const union nf_inet_addr *host)
{
	u32 h = 0;
	u8 i;

	for (i = 0; i < 4; i++) {
		h ^= ntohl((__force __be32)host->all[i]);
		h = (h ^ h >> 16) * 0x85ebca6b;
		h = (h ^ h >> 13) * 0xc2b2ae35;
		h ^= h >> 16;
	}
	return h;
}

void wanp_natmap_nth(const struct wanp_natmap_entry *entry, u32 n,
		     union nf_inet_addr *addr)
{
	u8 word = entry->to.len > 32 ? 3 : 0;
	u32 low = ntohl((__force __be32)entry->to.addr.all[word]) + n;

	*addr = entry->to.addr;
	addr->all[word] = (__force u32)htonl(low);
}

void wanp_natmap_addr(const struct wanp_natmap_entry *entry,
		      const union nf_inet_addr *host,
		      union nf_inet_addr *addr)
{
	u8 i;

	wanp_natmap_nth(entry, (u64)hash(host) * entry->size >> 32, addr);
	for (i = 0; i < 4; i++)
		addr->all[i] |= host->all[i] & ~entry->to.mask.all[i];
}

bool wanp_natmap_inside(const struct wanp_natmap *natmap,
			const struct wanp_natmap_entry *entry,
			const union nf_inet_addr *addr,
			union nf_inet_addr *host)
{
	const struct wanp_prefix *src = &natmap->match.src;
	union nf_inet_addr back;
	u8 i;

	for (i = 0; i < 4; i++)
		host->all[i] = src->addr.all[i] |
			       (addr->all[i] & ~src->mask.all[i]);
	wanp_natmap_addr(entry, host, &back);
	return !memcmp(&back, addr, sizeof(back));
}
