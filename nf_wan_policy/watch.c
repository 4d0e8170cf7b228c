// SPDX-License-Identifier: GPL-2.0-only
/* Has the routing changed? */

#include <linux/rtnetlink.h>
#include <net/fib_notifier.h>
#include "net.h"
#include "wan.h"
#include "watch.h"

/* A script that empties a table and fills it again is seen when it is done. */
#define WANP_WATCH_DELAY	(HZ / 10)

static void look(struct work_struct *work)
{
	struct wanp_watch *watch = container_of(to_delayed_work(work),
						struct wanp_watch, work);

	rtnl_lock();
	wanp_wan_refresh(container_of(watch, struct wanp_net, watch));
	rtnl_unlock();
}

/* Of any route and rule: a full BGP table is one look each tenth of a second. */
static int changed(struct notifier_block *nb, unsigned long event, void *data)
{
	struct wanp_watch *watch = container_of(nb, struct wanp_watch, nb);

	queue_delayed_work(system_unbound_wq, &watch->work, WANP_WATCH_DELAY);
	return NOTIFY_DONE;
}

int wanp_watch_on(struct wanp_net *wn)
{
	struct wanp_watch *watch = &wn->watch;
	int err;

	INIT_DELAYED_WORK(&watch->work, look);
	watch->nb.notifier_call = changed;
	err = register_fib_notifier(wn->net, &watch->nb, NULL, NULL);
	if (err)
		cancel_delayed_work_sync(&watch->work);
	return err;
}

void wanp_watch_off(struct wanp_net *wn)
{
	unregister_fib_notifier(wn->net, &wn->watch.nb);
	cancel_delayed_work_sync(&wn->watch.work);
}
