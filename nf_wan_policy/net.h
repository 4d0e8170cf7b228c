/* SPDX-License-Identifier: GPL-2.0-only */
/* All that the module keeps for one network namespace. */
#ifndef _WANP_NET_H
#define _WANP_NET_H

#include <linux/mutex.h>
#include <linux/skbuff.h>
#include <linux/workqueue.h>
#include <net/netns/generic.h>
#include "ruleset.h"
#include "stats.h"
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
 * struct wanp_moves - WANs that come and go, rules that move
 * @lock: state of WANs and rules, and the selection made of it; innermost
 * @work: looks at them when a time is over
 * @news: events to be sent
 * @seq: number of the last event
 * @kills: rules have flows to end since the last sweep was asked for
 */
struct wanp_moves {
	struct mutex		lock;	/* state of WANs and rules */
	struct delayed_work	work;
	struct sk_buff_head	news;
	u32			seq;
	bool			kills;
};

/**
 * struct wanp_kill - flows to end because their WAN went down, or a rule moved
 * @work: walks over the connections
 * @dead: bitmap of the WANs that went down since the last walk
 * @moved: rules have flows to end, which their struct wanp_live tells
 * @again: bitmap of the WANs to look at a second time; the worker's own
 */
struct wanp_kill {
	struct delayed_work	work;
	atomic64_t		dead;
	atomic_t		moved;
	u64			again;
};

/**
 * struct wanp_review - flows to judge by a new ruleset
 * @work: walks over the connections
 * @apply: enum nf_wan_policy_apply of the commits since the last walk
 * @again: what to walk for a second time; the worker's own
 */
struct wanp_review {
	struct delayed_work	work;
	atomic_t		apply;
	int			again;
};

/**
 * struct wanp_net - state of one network namespace
 * @net: the namespace
 * @ruleset: present generation; NULL until the first commit. Published under
 *	@lock, RTNL and wanp_moves.lock: holding any of them keeps it.
 * @stats: counters
 * @zones: zones given to pairs of WAN and address
 * @moves: what changes without a commit
 * @kill: flows to end
 * @review: flows to judge anew
 * @lock: transactions and settings; taken before RTNL
 * @txn: the open transaction, under @lock
 * @mask: mark mask of the next generation, under @lock
 * @generation: number of the present generation, under @lock
 * @hooked: our hooks are registered, under @lock
 */
struct wanp_net {
	struct net			*net;
	struct wanp_ruleset __rcu	*ruleset;
	struct wanp_stats __percpu	*stats;
	struct wanp_zones		zones;
	struct wanp_moves		moves;
	struct wanp_kill		kill;
	struct wanp_review		review;
	struct mutex			lock;	/* transactions and settings */
	struct wanp_txn			txn;
	u32				mask;
	u32				generation;
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
