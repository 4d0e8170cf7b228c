/* SPDX-License-Identifier: GPL-2.0-only */
/* One natmap: the flows it is about and their public address per WAN. Pure. */
#ifndef _WANP_NATMAP_H
#define _WANP_NATMAP_H

#include "match.h"

struct nf_wan_key;
struct wanp_classifier;

/**
 * struct wanp_natmap_entry - the public address on one WAN
 * @addr: the address; all zero for the first address of the WAN's device
 * @wan: WAN id
 */
struct wanp_natmap_entry {
	union nf_inet_addr	addr;
	u8			wan;
};

/**
 * struct wanp_natmap - one natmap
 * @match: the flows it is about
 * @id: the user's number for it, unique
 * @order: place among the natmaps; equal ones go by @id
 * @n_entries: number of @entry
 * @entry: each WAN at most once
 */
struct wanp_natmap {
	struct wanp_match		match;
	u32				id;
	u32				order;
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

#endif
