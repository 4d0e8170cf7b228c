// SPDX-License-Identifier: GPL-2.0-only
/* Whose word counts for the public address. */

#include <linux/string.h>
#include "address.h"
#include "link.h"
#include "net.h"
#include "owner.h"
#include "route.h"

static bool is_any(const union nf_inet_addr *addr)
{
	static const union nf_inet_addr any;

	return !memcmp(addr, &any, sizeof(any));
}

bool wanp_address_is_gone(const struct wanp_net *wn,
			  const struct wanp_zone *pair)
{
	return pair->owned &&
	       !wanp_route_is_owned(wn->net, pair->family, &pair->addr);
}

static bool of_zone(const struct wanp_net *wn, struct nf_wan_choice *choice)
{
	const struct wanp_zone *pair = wanp_zone_pair(&wn->zones, choice->zone);

	if (!pair || pair->wan != choice->wan ||
	    wanp_address_is_gone(wn, pair))
		return false;
	choice->addr = pair->addr;
	return true;
}

static bool of_media(const struct wanp_net *wn, const struct nf_wan_key *key,
		     struct nf_wan_choice *choice)
{
	struct nf_wan_choice call = {};

	if (wanp_link_media(wn->net, key, &call) || call.wan != choice->wan ||
	    is_any(&call.addr))
		return false;
	choice->addr = call.addr;
	return true;
}

/* A socket of the router's keeps the address of the WAN it is bound to. */
static enum wanp_reason of_device(const struct wanp_net *wn,
				  const struct wanp_ruleset *rs,
				  const struct nf_wan_key *key,
				  struct nf_wan_choice *choice)
{
	if (wanp_owner_has_source(wn->net, rs, key, choice->wan))
		choice->addr = key->saddr;
	else if (wanp_route_primary(wn->net, rs->wan[choice->wan], key->family,
				    &choice->addr))
		return WANP_R_NAT_NO_ADDR;
	return WANP_R_NAT_MAP;
}

/* Ours is what packets to it are not sent out of a WAN again for. */
static bool is_ours(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		    u8 family, const union nf_inet_addr *addr)
{
	int dev = wanp_route_to(wn->net, family, addr);

	return dev != WANP_ROUTE_NONE && !wanp_ruleset_dev(rs, dev);
}

static enum wanp_reason of_entry(const struct wanp_net *wn,
				 const struct wanp_ruleset *rs,
				 const struct wanp_natmap_entry *entry,
				 const struct nf_wan_key *key,
				 struct nf_wan_choice *choice)
{
	if (!entry)
		return WANP_R_NAT_NO_MAP;
	if (!entry->size)
		return of_device(wn, rs, key, choice);
	wanp_natmap_addr(entry, &key->saddr, &choice->addr);
	return WANP_R_NAT_MAP;
}

static enum wanp_reason of_natmap(const struct wanp_net *wn,
				  const struct wanp_ruleset *rs,
				  const struct nf_wan_key *key,
				  struct nf_wan_choice *choice, u32 *id)
{
	const struct wanp_natmap *natmap =
		wanp_natmap_first(rs->natmaps, rs->by_natmap, key);
	const struct wanp_natmap_entry *entry;
	enum wanp_reason reason;

	if (!natmap)
		return WANP_R_NAT_NO_MAP;
	entry = wanp_natmap_on(natmap, choice->wan);
	reason = of_entry(wn, rs, entry, key, choice);
	if (entry || natmap->require)
		*id = natmap->id;
	if (!natmap->require || (reason == WANP_R_NAT_MAP &&
				 is_ours(wn, rs, key->family, &choice->addr)))
		return reason;
	memset(&choice->addr, 0, sizeof(choice->addr));
	return WANP_R_NAT_REQUIRED;
}

/*
 * The router chose the source of its own packet before the WAN was known. No
 * answer would come back to the address of another WAN.
 */
static enum wanp_reason of_router(const struct wanp_net *wn,
				  const struct wanp_ruleset *rs,
				  const struct nf_wan_key *key,
				  struct nf_wan_choice *choice)
{
	if (!wanp_route_is_local(wn->net, key->family, &key->saddr) ||
	    wanp_owner_has_source(wn->net, rs, key, choice->wan))
		return WANP_R_NAT_NO_MAP;
	if (of_device(wn, rs, key, choice) != WANP_R_NAT_MAP)
		return WANP_R_NAT_NO_ADDR;
	return WANP_R_NAT_OWN;
}

enum wanp_reason wanp_address_of(const struct wanp_net *wn,
				 const struct wanp_ruleset *rs,
				 const struct nf_wan_key *key,
				 struct nf_wan_choice *choice, u32 *natmap)
{
	enum wanp_reason reason;

	*natmap = 0;
	memset(&choice->addr, 0, sizeof(choice->addr));
	if (of_zone(wn, choice))
		return WANP_R_NAT_ZONE;
	if (of_media(wn, key, choice))
		return WANP_R_NAT_MEDIA;
	reason = of_natmap(wn, rs, key, choice, natmap);
	if (reason == WANP_R_NAT_NO_MAP)
		reason = of_router(wn, rs, key, choice);
	return reason;
}

static bool is_back(const struct wanp_natmap *natmap,
		    const struct nf_wan_key *key,
		    const union nf_inet_addr *host)
{
	struct nf_wan_key back = {
		.saddr	= *host,
		.daddr	= key->saddr,
		.sport	= key->dport,
		.dport	= key->sport,
		.family	= key->family,
		.proto	= key->proto,
	};

	return !key->proto || wanp_match_key(&natmap->match, &back);
}

const struct wanp_natmap *wanp_address_inside(const struct wanp_ruleset *rs,
					      u8 wan,
					      const struct nf_wan_key *key,
					      union nf_inet_addr *host)
{
	const struct wanp_natmap_entry *entry;
	const struct wanp_natmap *pair;

	for (pair = rs->pairs; pair; pair = pair->next) {
		if (pair->match.family != key->family)
			continue;
		entry = wanp_natmap_on(pair, wan);
		if (entry &&
		    wanp_natmap_inside(pair, entry, &key->daddr, host) &&
		    is_back(pair, key, host))
			break;
	}
	return pair;
}
