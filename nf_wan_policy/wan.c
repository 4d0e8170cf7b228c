// SPDX-License-Identifier: GPL-2.0-only
/* The devices behind WANs and rules, and what routing makes of them. */

#include <linux/netdevice.h>
#include <linux/rtnetlink.h>
#include "fit.h"
#include "load.h"
#include "moves.h"
#include "net.h"
#include "wan.h"

static bool has_link(const struct net_device *dev)
{
	return dev && dev->flags & IFF_UP && netif_carrier_ok(dev);
}

static void resolve_wan(struct net *net, struct wanp_wan *wan)
{
	const struct net_device *dev = __dev_get_by_name(net, wan->dev);

	WRITE_ONCE(wan->ifindex, dev ? dev->ifindex : 0);
	WRITE_ONCE(wan->link, has_link(dev));
}

static void resolve_match(struct net *net, struct wanp_match *match)
{
	const struct net_device *dev;

	if (!match->iif_name[0])
		return;
	dev = __dev_get_by_name(net, match->iif_name);
	WRITE_ONCE(match->iif, dev ? dev->ifindex : WANP_IIF_NONE);
}

static void resolve(struct wanp_net *wn, struct wanp_ruleset *rs)
{
	u32 i;

	ASSERT_RTNL();

	for (i = 1; i <= WANP_WAN_MAX; i++)
		if (rs->wan[i])
			resolve_wan(wn->net, rs->wan[i]);
	for (i = 0; i < rs->n_rules; i++)
		resolve_match(wn->net, &rs->rules[i]->match);
	wanp_fit_check(wn, rs);
}

/* What was measured of a WAN goes on with it. */
static void inherit(struct wanp_ruleset *rs, const struct wanp_ruleset *old)
{
	struct wanp_gauge gauge;
	u8 id;

	for (id = 1; id <= WANP_WAN_MAX; id++) {
		if (!rs->wan[id] || !old->wan[id] ||
		    strcmp(rs->wan[id]->dev, old->wan[id]->dev))
			continue;
		gauge = old->gauge[id];
		gauge.weight = rs->gauge[id].weight;
		gauge.capacity = rs->gauge[id].capacity;
		rs->gauge[id] = gauge;
	}
}

void wanp_wan_publish(struct wanp_net *wn, struct wanp_ruleset *rs)
{
	struct wanp_ruleset *old;

	lockdep_assert_held(&wn->lock);

	rtnl_lock();
	old = rtnl_dereference(wn->ruleset);
	if (old && rs)
		inherit(rs, old);
	if (rs)
		resolve(wn, rs);
	wanp_moves_publish(wn, rs);
	rtnl_unlock();
	wanp_load_follow(wn);
	wanp_ruleset_retire(old);
}

void wanp_wan_refresh(struct wanp_net *wn)
{
	struct wanp_ruleset *rs = rtnl_dereference(wn->ruleset);

	if (!rs)
		return;
	resolve(wn, rs);
	wanp_moves_look(wn);
}

static int device_event(struct notifier_block *nb, unsigned long event,
			void *data)
{
	const struct net_device *dev = netdev_notifier_info_to_dev(data);

	switch (event) {
	case NETDEV_UP:
	case NETDEV_DOWN:
	case NETDEV_CHANGE:
	case NETDEV_CHANGENAME:
	case NETDEV_REGISTER:
	case NETDEV_UNREGISTER:
		wanp_wan_refresh(wanp_net_of(dev_net(dev)));
	}
	return NOTIFY_DONE;
}

static struct notifier_block device_notifier = {
	.notifier_call	= device_event,
};

int wanp_wan_init(void)
{
	return register_netdevice_notifier(&device_notifier);
}

void wanp_wan_exit(void)
{
	unregister_netdevice_notifier(&device_notifier);
}
