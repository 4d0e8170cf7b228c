// SPDX-License-Identifier: GPL-2.0-only
/*
 * Do the routing tables lead where the marks say?
 *
 * DOC: The module never writes routes, so others may: an admin, a DHCP client,
 * the kernel when a link goes down. A mark without its ip rule would leak into
 * the main table's default route. What is looked at here is the default route
 * that a mark leads to; more specific routes are the main table's business.
 */

#include <linux/rtnetlink.h>
#include <net/ipv6.h>
#include "contract.h"
#include "fit.h"
#include "net.h"
#include "owner.h"
#include "route.h"

static const u8 families[] = { NFPROTO_IPV4, NFPROTO_IPV6 };

static unsigned int index_of(u8 family)
{
	return family == NFPROTO_IPV6;
}

/* A destination that has no more specific route than the default one. */
static void elsewhere(u8 family, struct nf_wan_key *key)
{
	memset(key, 0, sizeof(*key));
	key->family = family;
	if (family == NFPROTO_IPV6)
		key->daddr.in6.s6_addr[0] = 0x20;
}

static void look(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		 u8 family, u8 wan, struct wanp_fit *fit)
{
	struct nf_wan_key key;
	struct wanp_way way;

	elsewhere(family, &key);
	wanp_route_way(wn->net, &key, wanp_ruleset_mark(rs, wan), &way);
	if (way.dev == WANP_ROUTE_NONE)
		return;
	/* Half of the internet through a tunnel: nothing can be said. */
	if (!way.is_default || wanp_owner_of_way(rs, &way, wan) == wan)
		fit->routed |= BIT_ULL(wan);
	else
		fit->astray |= BIT_ULL(wan);
}

void wanp_fit_check(struct wanp_net *wn, const struct wanp_ruleset *rs)
{
	unsigned int i;
	u8 id;

	ASSERT_RTNL();

	for (i = 0; i < ARRAY_SIZE(families); i++) {
		struct wanp_fit fit = {};

		rcu_read_lock();
		for (id = 1; id <= WANP_WAN_MAX; id++)
			if (rs->wan[id])
				look(wn, rs, families[i], id, &fit);
		rcu_read_unlock();
		WRITE_ONCE(wn->fit[i].routed, fit.routed);
		WRITE_ONCE(wn->fit[i].astray, fit.astray);
	}
}

u64 wanp_fit_routed(const struct wanp_net *wn, u8 family)
{
	return READ_ONCE(wn->fit[index_of(family)].routed);
}

u64 wanp_fit_any(const struct wanp_net *wn)
{
	return wanp_fit_routed(wn, NFPROTO_IPV4) |
	       wanp_fit_routed(wn, NFPROTO_IPV6);
}

bool wanp_fit_is_astray(const struct wanp_net *wn, u8 family, u8 wan)
{
	return READ_ONCE(wn->fit[index_of(family)].astray) & BIT_ULL(wan);
}

/* Without any gateway it is the device of a tunnel or a modem: IPv4 at least. */
static bool needs(const struct wanp_wan *wan, u8 family)
{
	bool has6 = !ipv6_addr_any(&wan->gateway6);

	return family == NFPROTO_IPV6 ? has6 : wan->gateway4 || !has6;
}

bool wanp_fit_is_mismatch(const struct wanp_net *wn,
			  const struct wanp_ruleset *rs, u8 wan)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(families); i++) {
		u8 family = families[i];

		if (wanp_fit_is_astray(wn, family, wan))
			return true;
		if (needs(rs->wan[wan], family) &&
		    !(wanp_fit_routed(wn, family) & BIT_ULL(wan)))
			return true;
	}
	return false;
}
