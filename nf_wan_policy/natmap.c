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
