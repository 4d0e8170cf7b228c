// SPDX-License-Identifier: GPL-2.0-only
/*
 * Zones of (WAN, address) pairs.
 *
 * DOC: A zone per WAN would not do. When a provider has spoken to one address
 * of a WAN first, the reply direction of that entry is equal to what the PBX
 * sends later from another address of the same WAN. With the address in the
 * pair, a packet from the inside can only match replies of its own address.
 */

#include <linux/string.h>
#include "zone.h"

void wanp_zone_init(struct wanp_zones *zones)
{
	spin_lock_init(&zones->lock);
	zones->base = WANP_ZONE_BASE;
}

static bool same(const struct wanp_zone *a, const struct wanp_zone *b)
{
	return a->wan == b->wan && a->family == b->family &&
	       !memcmp(&a->addr, &b->addr, sizeof(a->addr));
}

static u16 find(const struct wanp_zones *zones, unsigned int used,
		const struct wanp_zone *pair)
{
	unsigned int i;

	for (i = 0; i < used; i++)
		if (same(&zones->pair[i], pair))
			return zones->base + i;
	return 0;
}

u16 wanp_zone_find(const struct wanp_zones *zones,
		   const struct wanp_zone *pair)
{
	/* Pairs with the release in append(). */
	return find(zones, smp_load_acquire(&zones->used), pair);
}

static u16 append(struct wanp_zones *zones, const struct wanp_zone *pair)
{
	unsigned int used = zones->used;

	lockdep_assert_held(&zones->lock);

	if (used == WANP_ZONES)
		return 0;
	zones->pair[used] = *pair;
	/* Readers that see the number see the pair. */
	smp_store_release(&zones->used, used + 1);
	return zones->base + used;
}

u16 wanp_zone_get(struct wanp_zones *zones, const struct wanp_zone *pair)
{
	u16 id = wanp_zone_find(zones, pair);

	if (id)
		return id;
	spin_lock_bh(&zones->lock);
	id = find(zones, zones->used, pair);
	if (!id)
		id = append(zones, pair);
	spin_unlock_bh(&zones->lock);
	return id;
}

const struct wanp_zone *wanp_zone_pair(const struct wanp_zones *zones, u16 id)
{
	/* Pairs with the release in append(). */
	unsigned int used = smp_load_acquire(&zones->used);

	if (id < zones->base || id - zones->base >= used)
		return NULL;
	return &zones->pair[id - zones->base];
}
