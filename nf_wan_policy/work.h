/* SPDX-License-Identifier: GPL-2.0-only */
/* What the workers keep from one turn to the next, for each namespace. */
#ifndef _WANP_WORK_H
#define _WANP_WORK_H

#include <linux/mutex.h>
#include <linux/netfilter.h>
#include <linux/skbuff.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>
#include "rule.h"

/**
 * struct wanp_moves - WANs that come and go, rules that move
 * @lock: state of WANs and rules, and the selection made of it; innermost
 * @work: looks at them when a time is over
 * @counted: when live calls were counted last, in milliseconds
 * @news: events to be sent
 * @seq: number of the last event
 * @kills: rules have flows to end since the last sweep was asked for
 */
struct wanp_moves {
	struct mutex		lock;	/* state of WANs and rules */
	struct delayed_work	work;
	u64			counted;
	struct sk_buff_head	news;
	u32			seq;
	bool			kills;
};

/**
 * struct wanp_kill - flows to end because their WAN went down, or a rule moved
 * @work: walks over the connections
 * @dead: bitmap of the WANs that went down since the last walk; bit 0 is for
 *	flows without a WAN
 * @moved: rules have flows to end, which their struct wanp_live tells
 * @again: bitmap of the WANs to look at a second time; the worker's own
 */
struct wanp_kill {
	struct delayed_work	work;
	atomic64_t		dead;
	atomic_t		moved;
	u64			again;
};

#define WANP_LOST_MAX	32

/**
 * struct wanp_lost - an address which an interface had
 * @addr: the address
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 */
struct wanp_lost {
	union nf_inet_addr	addr;
	u8			family;
};

/**
 * struct wanp_renumber - flows to end because their public address went
 * @work: walks over the connections
 * @lock: @n and @lost; taken in softirq, too
 * @n: number of @lost
 * @lost: the addresses since the last walk
 */
struct wanp_renumber {
	struct delayed_work	work;
	spinlock_t		lock;	/* n and lost */
	unsigned int		n;
	struct wanp_lost	lost[WANP_LOST_MAX];
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
 * struct wanp_reading - the counters of a device at one time
 * @rx: bytes received
 * @tx: bytes sent
 * @ms: when, in milliseconds
 * @ifindex: the device, 0 for none
 */
struct wanp_reading {
	u64	rx;
	u64	tx;
	u64	ms;
	int	ifindex;
};

/**
 * struct wanp_load - how much the WANs carry
 * @work: takes a sample of each WAN whose rate a rule needs
 * @reading: the last one of each WAN, by id; the worker's own
 */
struct wanp_load {
	struct delayed_work	work;
	struct wanp_reading	reading[WANP_WAN_MAX + 1];
};

#endif
