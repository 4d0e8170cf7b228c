// SPDX-License-Identifier: GPL-2.0-only
/* nf_wan_policy: which WAN a flow takes, and which public address it has. */

#include <linux/module.h>
#include <net/net_namespace.h>
#include "kill.h"
#include "link.h"
#include "load.h"
#include "moves.h"
#include "nat.h"
#include "net.h"
#include "nl.h"
#include "offer.h"
#include "renumber.h"
#include "review.h"
#include "txn.h"
#include "wan.h"

unsigned int wanp_net_id __read_mostly;

static int __net_init netns_init(struct net *net)
{
	struct wanp_net *wn = wanp_net_of(net);

	wn->stats = alloc_percpu(struct wanp_stats);
	if (!wn->stats)
		return -ENOMEM;
	wn->net = net;
	wn->mask = WANP_MASK;
	mutex_init(&wn->lock);
	wanp_zone_init(&wn->zones);
	wanp_kill_init(wn);
	wanp_moves_init(wn);
	wanp_review_init(wn);
	wanp_load_init(wn);
	wanp_renumber_start(wn);
	return 0;
}

/* Packets may hold the counters until a grace period after the hooks went. */
static void __net_exit netns_exit(struct net *net)
{
	struct wanp_net *wn = wanp_net_of(net);

	wanp_txn_end_all(wn);
	wanp_load_exit(wn);
	wanp_moves_exit(wn);
	wanp_kill_exit(wn);
	wanp_review_exit(wn);
	wanp_renumber_stop(wn);
	synchronize_rcu();
	free_percpu(wn->stats);
}

static struct pernet_operations netns_ops = {
	.init	= netns_init,
	.exit	= netns_exit,
	.id	= &wanp_net_id,
	.size	= sizeof(struct wanp_net),
};

static int __init wanp_init(void)
{
	int err = register_pernet_subsys(&netns_ops);

	if (err)
		return err;
	err = wanp_nat_init();
	if (err)
		goto err_nat;
	err = wanp_wan_init();
	if (err)
		goto err_wan;
	err = wanp_renumber_init();
	if (err)
		goto err_renumber;
	err = wanp_nl_init();
	if (err)
		goto err_nl;
	err = wanp_link_init(&wanp_offer);
	if (err)
		goto err_link;
	return 0;

err_link:
	wanp_nl_exit();
err_nl:
	wanp_renumber_exit();
err_renumber:
	wanp_wan_exit();
err_wan:
	wanp_nat_exit();
err_nat:
	unregister_pernet_subsys(&netns_ops);
	return err;
}

static void __exit wanp_exit(void)
{
	wanp_link_exit();
	wanp_nl_exit();
	wanp_renumber_exit();
	wanp_wan_exit();
	wanp_nat_exit();
	unregister_pernet_subsys(&netns_ops);
	/* Rulesets retired last are freed by our own function. */
	rcu_barrier();
}

module_init(wanp_init);
module_exit(wanp_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("WAN choice and NAT map for multi-WAN routers");
MODULE_ALIAS_GENL_FAMILY(WANP_GENL_NAME);
