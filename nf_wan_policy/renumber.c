// SPDX-License-Identifier: GPL-2.0-only
/*
 * An address that goes takes its flows with it.
 *
 * DOC: The NAT core ends what it has masqueraded, and so what our natmaps have
 * bound, when the address goes. It does not know what came in to that address,
 * nor what a call expected. Left alone, those would go on to be sent from an
 * address that now is somebody else's.
 */

#include <linux/inetdevice.h>
#include <net/addrconf.h>
#include <net/if_inet6.h>
#include <net/netfilter/nf_conntrack.h>
#include "net.h"
#include "renumber.h"
#include "route.h"

/* A DHCP client may take an address away and put the same one back. */
#define WANP_RENUMBER_DELAY	(HZ / 10)

/**
 * struct lost - addresses to look for
 * @wn: namespace
 * @n: number of @addr
 * @addr: what the router had
 */
struct lost {
	struct wanp_net		*wn;
	unsigned int		n;
	struct wanp_lost	addr[WANP_LOST_MAX];
};

static bool is_end(const struct nf_conn *ct, enum ip_conntrack_dir dir,
		   const struct wanp_lost *lost)
{
	const struct nf_conntrack_tuple *tuple = &ct->tuplehash[dir].tuple;

	return tuple->src.l3num == lost->family &&
	       nf_inet_addr_cmp(&tuple->dst.u3, &lost->addr);
}

/* What the outside sends to is the destination of the one or other direction. */
static bool is_of(const struct nf_conn *ct, const struct wanp_lost *lost)
{
	return is_end(ct, IP_CT_DIR_ORIGINAL, lost) ||
	       is_end(ct, IP_CT_DIR_REPLY, lost);
}

static bool is_on_wan(const struct wanp_net *wn, const struct nf_conn *ct)
{
	const struct wanp_ruleset *rs;
	bool on;

	rcu_read_lock();
	rs = rcu_dereference(wn->ruleset);
	on = rs && wanp_ruleset_marked(rs, READ_ONCE(ct->mark));
	rcu_read_unlock();
	return on;
}

static int visit(struct nf_conn *ct, void *data)
{
	const struct lost *lost = data;
	unsigned int i;

	for (i = 0; i < lost->n; i++)
		if (is_of(ct, &lost->addr[i]) && is_on_wan(lost->wn, ct)) {
			wanp_stats_count(lost->wn->stats, WANP_R_RENUMBERED);
			return 1;
		}
	return 0;
}

static void take(struct wanp_renumber *from, struct lost *lost)
{
	spin_lock_bh(&from->lock);
	lost->n = from->n;
	memcpy(lost->addr, from->lost, sizeof(lost->addr));
	from->n = 0;
	spin_unlock_bh(&from->lock);
}

static void drop_present(struct lost *lost)
{
	unsigned int i, kept = 0;

	rcu_read_lock();
	for (i = 0; i < lost->n; i++)
		if (!wanp_route_is_owned(lost->wn->net, lost->addr[i].family,
					 &lost->addr[i].addr))
			lost->addr[kept++] = lost->addr[i];
	rcu_read_unlock();
	lost->n = kept;
}

static void sweep(struct work_struct *work)
{
	struct wanp_renumber *renumber =
		container_of(to_delayed_work(work), struct wanp_renumber, work);
	struct lost lost = {
		.wn = container_of(renumber, struct wanp_net, renumber),
	};
	struct nf_ct_iter_data iter = {
		.net	= lost.wn->net,
		.data	= &lost,
	};

	take(renumber, &lost);
	drop_present(&lost);
	if (lost.n)
		nf_ct_iterate_cleanup_net(visit, &iter);
}

/* Those for which there is no room end when they have been silent for long. */
static void lose(struct net *net, u8 family, const void *addr, size_t size)
{
	struct wanp_renumber *renumber = &wanp_net_of(net)->renumber;
	struct wanp_lost lost = { .family = family };

	memcpy(&lost.addr, addr, size);
	spin_lock_bh(&renumber->lock);
	if (renumber->n < WANP_LOST_MAX)
		renumber->lost[renumber->n++] = lost;
	spin_unlock_bh(&renumber->lock);
	queue_delayed_work(system_unbound_wq, &renumber->work,
			   WANP_RENUMBER_DELAY);
}

static int event4(struct notifier_block *nb, unsigned long event, void *data)
{
	const struct in_ifaddr *ifa = data;

	if (event == NETDEV_DOWN)
		lose(dev_net(ifa->ifa_dev->dev), NFPROTO_IPV4, &ifa->ifa_local,
		     sizeof(ifa->ifa_local));
	return NOTIFY_DONE;
}

static int event6(struct notifier_block *nb, unsigned long event, void *data)
{
	const struct inet6_ifaddr *ifa = data;

	if (event == NETDEV_DOWN)
		lose(dev_net(ifa->idev->dev), NFPROTO_IPV6, &ifa->addr,
		     sizeof(ifa->addr));
	return NOTIFY_DONE;
}

static struct notifier_block notifier4 = {
	.notifier_call	= event4,
};

static struct notifier_block notifier6 = {
	.notifier_call	= event6,
};

void wanp_renumber_start(struct wanp_net *wn)
{
	spin_lock_init(&wn->renumber.lock);
	INIT_DELAYED_WORK(&wn->renumber.work, sweep);
}

void wanp_renumber_stop(struct wanp_net *wn)
{
	cancel_delayed_work_sync(&wn->renumber.work);
}

int wanp_renumber_init(void)
{
	int err = register_inetaddr_notifier(&notifier4);

	if (err)
		return err;
	err = register_inet6addr_notifier(&notifier6);
	if (err)
		unregister_inetaddr_notifier(&notifier4);
	return err;
}

void wanp_renumber_exit(void)
{
	unregister_inet6addr_notifier(&notifier6);
	unregister_inetaddr_notifier(&notifier4);
}
