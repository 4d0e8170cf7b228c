// SPDX-License-Identifier: GPL-2.0-only
/* Answers to nf_sip_alg. Packets and calls are decided by the same functions. */

#include <linux/string.h>
#include "address.h"
#include "decide.h"
#include "link.h"
#include "net.h"
#include "offer.h"
#include "owner.h"
#include "route.h"

static const struct wanp_ruleset *present(const struct wanp_net *wn)
{
	return wanp_link_open() ? rcu_dereference(wn->ruleset) : NULL;
}

static bool has_addr(const union nf_inet_addr *addr)
{
	static const union nf_inet_addr any;

	return memcmp(addr, &any, sizeof(any));
}

/* Zone ids are found by comparing whole addresses. */
static void copy_addr(union nf_inet_addr *to, const union nf_inet_addr *from,
		      u8 family)
{
	memset(to, 0, sizeof(*to));
	if (family == NFPROTO_IPV4)
		to->ip = from->ip;
	else
		to->in6 = from->in6;
}

static int give_zone(struct wanp_net *wn, u8 family,
		     struct nf_wan_choice *choice)
{
	struct wanp_zone pair = {
		.addr	= choice->addr,
		.wan	= choice->wan,
		.family	= family,
		.owned	= wanp_route_is_owned(wn->net, family, &choice->addr),
	};

	choice->zone = wanp_zone_get(&wn->zones, &pair);
	if (choice->zone)
		return 0;
	wanp_stats_count(wn->stats, WANP_R_ZONES_FULL);
	return -ENOSPC;
}

/*
 * Where no rule steers the flow the main table does. If that leads to a WAN the
 * flow needs a zone none the less: what came in from there is in one, and its
 * answers have to find it.
 */
static u8 main_wan(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		   const struct nf_wan_key *key,
		   const struct wanp_decision *decision)
{
	struct wanp_way way;

	if (decision->reason != WANP_R_NO_RULE &&
	    decision->reason != WANP_R_PASS)
		return 0;
	wanp_route_way(wn->net, key, 0, &way);
	return wanp_owner_of_way(rs, &way, 0);
}

/* An error when the rules refuse the flow */
static int choose(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		  const struct nf_wan_key *key, struct nf_wan_choice *choice)
{
	struct wanp_decision decision;

	wanp_decide_by_rule(wn, rs, key, &decision);
	*choice = decision.choice;
	if (choice->wan)
		return 0;
	if (decision.reason == WANP_R_REJECT || decision.reason == WANP_R_DROP)
		return -EHOSTUNREACH;
	choice->wan = main_wan(wn, rs, key, &decision);
	choice->mark = wanp_ruleset_mark(rs, choice->wan);
	return 0;
}

/*
 * Signalling needs an address to tell its zones apart. Where no natmap says
 * which, it is the one the WAN uses by itself; but IPv6 then keeps its own
 * address, to which answers come as well, and needs no zone.
 */
static int select(struct net *net, const struct nf_wan_key *key,
		  struct nf_wan_choice *choice)
{
	struct wanp_net *wn = wanp_net_of(net);
	const struct wanp_ruleset *rs = present(wn);
	enum wanp_reason reason;
	u32 natmap;

	memset(choice, 0, sizeof(*choice));
	if (!rs)
		return -ENONET;
	if (choose(wn, rs, key, choice))
		return -EHOSTUNREACH;
	if (!choice->wan)
		return -ENONET;
	reason = wanp_address_of(wn, rs, key, choice, &natmap);
	/* In a zone it would have the address of the zone. */
	if (reason == WANP_R_NAT_REQUIRED)
		return 0;
	if (!has_addr(&choice->addr) &&
	    (key->family == NFPROTO_IPV6 ||
	     wanp_route_primary(net, rs->wan[choice->wan], key->family,
				&choice->addr)))
		return 0;
	return give_zone(wn, key->family, choice);
}

/* Behind a prefix or a routed range answers come to what is no local address. */
static int find_zone(const struct wanp_net *wn, u8 family,
		     struct nf_wan_choice *choice)
{
	const struct wanp_zone pair = {
		.addr	= choice->addr,
		.wan	= choice->wan,
		.family	= family,
	};

	choice->zone = wanp_zone_find(&wn->zones, &pair);
	return choice->zone ? 0 : -ENONET;
}

static bool is_paired(const struct wanp_ruleset *rs, u8 family,
		      const struct nf_wan_choice *choice)
{
	const struct nf_wan_key key = {
		.daddr	= choice->addr,
		.family	= family,
	};
	union nf_inet_addr host;

	return wanp_address_inside(rs, choice->wan, &key, &host);
}

static int arrived(struct net *net, int iif, u8 family,
		   const union nf_inet_addr *daddr,
		   struct nf_wan_choice *choice)
{
	struct nf_wan_key key = {
		.iif	= iif,
		.family	= family,
	};
	struct wanp_net *wn = wanp_net_of(net);
	const struct wanp_ruleset *rs = present(wn);

	memset(choice, 0, sizeof(*choice));
	if (!rs)
		return -ENONET;
	copy_addr(&key.daddr, daddr, family);
	choice->wan = wanp_owner_of_packet(net, rs, &key, NULL);
	if (!choice->wan)
		return -ENONET;
	choice->addr = key.daddr;
	choice->mark = wanp_ruleset_mark(rs, choice->wan);
	choice->by = NF_WAN_BY_INGRESS;
	if (wanp_route_is_local(net, family, daddr) ||
	    is_paired(rs, family, choice))
		return give_zone(wn, family, choice);
	return find_zone(wn, family, choice);
}

static int zone_choice(struct net *net, u16 zone, struct nf_wan_choice *choice)
{
	const struct wanp_net *wn = wanp_net_of(net);
	const struct wanp_ruleset *rs = present(wn);
	const struct wanp_zone *pair = wanp_zone_pair(&wn->zones, zone);

	memset(choice, 0, sizeof(*choice));
	if (!rs || !pair || !rs->wan[pair->wan] ||
	    wanp_address_is_gone(wn, pair))
		return -ENOENT;
	choice->addr = pair->addr;
	choice->mark = wanp_ruleset_mark(rs, pair->wan);
	choice->zone = zone;
	choice->wan = pair->wan;
	choice->by = NF_WAN_BY_ZONE;
	return 0;
}

static bool usable(struct net *net, u8 wan)
{
	const struct wanp_ruleset *rs = present(wanp_net_of(net));

	return rs && wan <= WANP_WAN_MAX &&
	       rcu_dereference(rs->selection)->alive & BIT_ULL(wan) &&
	       wanp_route_has_link(net, rs->wan[wan]);
}

const struct nf_wan_policy_ops wanp_offer = {
	.select		= select,
	.arrived	= arrived,
	.zone_choice	= zone_choice,
	.usable		= usable,
};
