/* SPDX-License-Identifier: GPL-2.0-only */
/* Conntrack zones for pairs of a WAN and a public address on it. */
#ifndef _WANP_ZONE_H
#define _WANP_ZONE_H

#include <linux/netfilter.h>
#include <linux/spinlock.h>
#include <linux/types.h>

#define WANP_ZONES		256
#define WANP_ZONE_BASE		0x4000

/**
 * struct wanp_zone - one pair
 * @addr: public address
 * @wan: WAN id
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @owned: an interface of the router had @addr when it got the zone; no part of
 *	what is compared
 */
struct wanp_zone {
	union nf_inet_addr	addr;
	u8			wan;
	u8			family;
	bool			owned;
};

/**
 * struct wanp_zones - all pairs of a network namespace
 * @lock: serialises those who append
 * @used: number of valid @pair; a reader that has seen it may read them
 * @base: zone id of the first pair
 * @pair: pairs, never changed nor removed once in use: conntrack entries refer
 *	to them by number
 */
struct wanp_zones {
	spinlock_t		lock;	/* appending to @pair */
	unsigned int		used;
	u16			base;
	struct wanp_zone	pair[WANP_ZONES];
};

/**
 * wanp_zone_init() - start with no pair
 * @zones: table of a namespace
 */
void wanp_zone_init(struct wanp_zones *zones);

/**
 * wanp_zone_find() - the zone of a pair, if it has one
 * @zones: table of the namespace
 * @pair: WAN and address
 *
 * Return: zone id; 0 for none.
 */
u16 wanp_zone_find(const struct wanp_zones *zones,
		   const struct wanp_zone *pair);

/**
 * wanp_zone_get() - the zone of a pair, a new one if need be
 * @zones: table of the namespace
 * @pair: WAN and address
 *
 * Context: any; does not allocate.
 * Return: zone id; 0 when the table is full.
 */
u16 wanp_zone_get(struct wanp_zones *zones, const struct wanp_zone *pair);

/**
 * wanp_zone_pair() - the pair behind a zone
 * @zones: table of the namespace
 * @id: zone id
 *
 * Return: the pair; NULL for zones that are not ours.
 */
const struct wanp_zone *wanp_zone_pair(const struct wanp_zones *zones, u16 id);

#endif
