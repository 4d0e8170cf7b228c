/* SPDX-License-Identifier: GPL-2.0-only */
/* One natmap: the flows it is about and their public address per WAN. Pure. */
#ifndef _WANP_NATMAP_H
#define _WANP_NATMAP_H

#include "match.h"

struct nf_wan_key;
struct wanp_classifier;

/* Pairs are tried one by one for what comes in from a WAN. */
#define WANP_PAIRS_MAX	256

/* Most addresses of a range: they differ in the last 32 bits only. */
#define WANP_RANGE_MAX	65536

/**
 * struct wanp_natmap_entry - the public addresses on one WAN
 * @to: takes the place of the source's prefix; the whole of it is one address,
 *	the first one of a range
 * @size: number of addresses from @to on; 0 for the first address of the WAN's
 *	device, 1 where there is no range, at most WANP_RANGE_MAX
 * @wan: WAN id
 */
struct wanp_natmap_entry {
	struct wanp_prefix	to;
	u32			size;
	u8			wan;
};

/**
 * struct wanp_natmap - one natmap
 * @match: the flows it is about
 * @id: the user's number for it, unique
 * @order: place among the natmaps; equal ones go by @id
 * @require: without its address the flow does not leave
 * @static_port: nor with another source port
 * @pair: what comes in to the address goes to the inside host; then each entry
 *	is an address or a prefix no longer than the source's
 * @next: the next pair of the ruleset, or NULL
 * @n_entries: number of @entry
 * @entry: each WAN at most once
 */
struct wanp_natmap {
	struct wanp_match		match;
	u32				id;
	u32				order;
	bool				require;
	bool				static_port;
	bool				pair;
	struct wanp_natmap		*next;
	u8				n_entries;
	struct wanp_natmap_entry	entry[];
};

/**
 * wanp_natmap_first() - the first natmap that matches
 * @natmaps: natmaps in the order in which they are tried
 * @classifier: made of their matches, in that order
 * @key: the flow
 *
 * Return: the natmap or NULL.
 */
const struct wanp_natmap *
wanp_natmap_first(struct wanp_natmap *const *natmaps,
		  const struct wanp_classifier *classifier,
		  const struct nf_wan_key *key);

/**
 * wanp_natmap_on() - the entry for a WAN
 * @natmap: one natmap
 * @wan: WAN id
 *
 * Return: the entry or NULL.
 */
const struct wanp_natmap_entry *wanp_natmap_on(const struct wanp_natmap *natmap,
					       u8 wan);

/**
 * wanp_natmap_nth() - an address of a range
 * @entry: an entry whose @size is not 0
 * @n: which one, from 0 to @size - 1
 * @addr: the address is stored here, in full
 */
void wanp_natmap_nth(const struct wanp_natmap_entry *entry, u32 n,
		     union nf_inet_addr *addr);

/**
 * wanp_natmap_addr() - the public address of a host
 * @entry: an entry whose @size is not 0
 * @host: source of the flow, all zero behind an IPv4 address
 * @addr: the address is stored here, in full
 *
 * It depends on nothing else: a host keeps its address as long as the entry is
 * the same, and has the same place in all ranges of one size.
 */
void wanp_natmap_addr(const struct wanp_natmap_entry *entry,
		      const union nf_inet_addr *host,
		      union nf_inet_addr *addr);

/**
 * wanp_natmap_inside() - the inside host behind a public address
 * @natmap: a natmap with @pair
 * @entry: one of its entries
 * @addr: the public address, all zero behind an IPv4 address
 * @host: the host is stored here, in full
 *
 * Return: true if the host has this address, false if none has.
 */
bool wanp_natmap_inside(const struct wanp_natmap *natmap,
			const struct wanp_natmap_entry *entry,
			const union nf_inet_addr *addr,
			union nf_inet_addr *host);

#endif
