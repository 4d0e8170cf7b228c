// SPDX-License-Identifier: GPL-2.0-only
/* From the counters of the devices to the gauges. */

#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/netdevice.h>
#include "load.h"
#include "net.h"

#define WANP_LOAD_EVERY	HZ

/* Without two readings of the same device there is no rate. */
static bool can_compare(const struct wanp_reading *old,
			const struct wanp_reading *now)
{
	return old->ifindex == now->ifindex && now->ms > old->ms &&
	       now->rx >= old->rx && now->tx >= old->tx;
}

/* Bits in a millisecond are kbit in a second. */
static u32 rate_of(const struct wanp_reading *old,
		   const struct wanp_reading *now)
{
	u64 bytes = max(now->rx - old->rx, now->tx - old->tx);
	u64 kbit = div64_u64(bytes * 8, now->ms - old->ms);

	return min_t(u64, kbit, U32_MAX);
}

static bool read_device(struct net *net, int ifindex,
			struct wanp_reading *reading)
{
	struct net_device *dev = dev_get_by_index_rcu(net, ifindex);
	struct rtnl_link_stats64 stats;

	if (!dev)
		return false;
	dev_get_stats(dev, &stats);
	reading->rx = stats.rx_bytes;
	reading->tx = stats.tx_bytes;
	reading->ms = ktime_to_ms(ktime_get());
	reading->ifindex = ifindex;
	return true;
}

static void sample(struct wanp_net *wn, struct wanp_ruleset *rs, u8 id)
{
	struct wanp_reading *old = &wn->load.reading[id];
	struct wanp_reading now = {};

	if (!read_device(wn->net, READ_ONCE(rs->wan[id]->ifindex), &now))
		wanp_gauge_sample(&rs->gauge[id], 0);
	else if (can_compare(old, &now))
		wanp_gauge_sample(&rs->gauge[id], rate_of(old, &now));
	*old = now;
}

static void sample_work(struct work_struct *work)
{
	struct wanp_load *load = container_of(to_delayed_work(work),
					      struct wanp_load, work);
	struct wanp_net *wn = container_of(load, struct wanp_net, load);
	struct wanp_ruleset *rs;
	u64 measured;
	u8 id;

	rcu_read_lock();
	rs = rcu_dereference(wn->ruleset);
	measured = rs ? rs->measured : 0;
	for (id = 1; id <= WANP_WAN_MAX; id++)
		if (measured & BIT_ULL(id))
			sample(wn, rs, id);
	rcu_read_unlock();
	if (measured)
		queue_delayed_work(system_power_efficient_wq, &load->work,
				   WANP_LOAD_EVERY);
}

void wanp_load_follow(struct wanp_net *wn)
{
	lockdep_assert_held(&wn->lock);

	queue_delayed_work(system_power_efficient_wq, &wn->load.work, 0);
}

void wanp_load_init(struct wanp_net *wn)
{
	INIT_DELAYED_WORK(&wn->load.work, sample_work);
}

void wanp_load_exit(struct wanp_net *wn)
{
	cancel_delayed_work_sync(&wn->load.work);
}
