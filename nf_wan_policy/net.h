/* SPDX-License-Identifier: GPL-2.0-only */
/* All that the module keeps for one network namespace. */
#ifndef _WANP_NET_H
#define _WANP_NET_H

#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/workqueue.h>
#include <net/netns/generic.h>
#include "ruleset.h"
#include "stats.h"
#include "work.h"
#include "zone.h"

struct wanp_draft;

#define WANP_MASK	0x3f000000

/**
 * struct wanp_txn - the open transaction, if there is one
 * @draft: what was staged; NULL while no transaction is open
 * @owner: netlink port of the socket that opened it
 * @flags: enum nf_wan_policy_txn_flags
 * @spoiled: a command of it was refused
 */
struct wanp_txn {
	struct wanp_draft	*draft;
	u32			owner;
	u32			flags;
	bool			spoiled;
};

/**
 * struct wanp_fit - what a look at the routing tables found, for one family
 * @routed: bitmap of the WANs to which their mark leads; bit n for id n
 * @astray: bitmap of the WANs whose mark leads to another device by a default
 *	route. A WAN without any route is in neither.
 */
struct wanp_fit {
	u64	routed;
	u64	astray;
};

/**
 * struct wanp_watch - waiting for changes of the routing tables
 * @nb: told of each change
 * @work: looks at the tables some time after
 */
struct wanp_watch {
	struct notifier_block	nb;
	struct delayed_work	work;
};

/**
 * struct wanp_net - state of one network namespace
 * @net: the namespace
 * @ruleset: present generation; NULL until the first commit. Published under
 *	@lock, RTNL and wanp_moves.lock: holding any of them keeps it.
 * @stats: counters
 * @zones: zones given to pairs of WAN and address
 * @fit: of IPv4, of IPv6; written under RTNL
 * @watch: sees changes of the routing tables while our hooks are registered
 * @moves: what changes without a commit
 * @kill: flows to end
 * @review: flows to judge anew
 * @load: how much the WANs carry
 * @renumber: other flows to end
 * @lock: transactions and settings; taken before RTNL
 * @txn: the open transaction, under @lock
 * @mask: mark mask of the next generation, under @lock
 * @generation: number of the present generation, under @lock
 * @fed: how often sets were fed, under @lock
 * @hooked: our hooks are registered, under @lock
 */
struct wanp_net {
	struct net			*net;
	struct wanp_ruleset __rcu	*ruleset;
	struct wanp_stats __percpu	*stats;
	struct wanp_zones		zones;
	struct wanp_fit			fit[2];
	struct wanp_watch		watch;
	struct wanp_moves		moves;
	struct wanp_kill		kill;
	struct wanp_review		review;
	struct wanp_load		load;
	struct wanp_renumber		renumber;
	struct mutex			lock;	/* transactions and settings */
	struct wanp_txn			txn;
	u32				mask;
	u32				generation;
	u32				fed;
	bool				hooked;
};

extern unsigned int wanp_net_id;

/**
 * wanp_net_of() - our state in a namespace
 * @net: the namespace
 */
static inline struct wanp_net *wanp_net_of(const struct net *net)
{
	return net_generic(net, wanp_net_id);
}

#endif
