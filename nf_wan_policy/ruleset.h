/* SPDX-License-Identifier: GPL-2.0-only */
/* One generation of the policy; only what follows network devices changes. */
#ifndef _WANP_RULESET_H
#define _WANP_RULESET_H

#include <linux/rcupdate.h>
#include "counter.h"
#include "gauge.h"
#include "health.h"
#include "natmap.h"
#include "rule.h"
#include "selection.h"
#include "sets.h"

/**
 * struct wanp_wan - one uplink
 * @name: its name
 * @dev: name of its device
 * @gateway6: IPv6 gateway or zero
 * @gateway4: IPv4 gateway or zero
 * @table: its routing table
 * @weight: see struct wanp_gauge
 * @capacity: likewise
 * @id: 1..WANP_WAN_MAX
 * @state: enum nf_wan_policy_state
 * @link: the device is up and has a carrier; written under RTNL
 * @ifindex: the device, 0 while there is none; written under RTNL
 * @terms: when it counts as up
 * @flows: flows put on it; first member of a struct wanp_uplink
 */
struct wanp_wan {
	char			name[IFNAMSIZ];
	char			dev[IFNAMSIZ];
	struct in6_addr		gateway6;
	__be32			gateway4;
	u32			table;
	u32			weight;
	u32			capacity;
	u8			id;
	u8			state;
	bool			link;
	int			ifindex;
	struct wanp_health_terms terms;
	struct wanp_counter	*flows;
};

/**
 * struct wanp_ruleset - one generation
 * @selection: what follows from the state of WANs; under wanp_moves.lock
 * @measured: bitmap of the WANs whose rate a rule needs
 * @wans: bitmap of all WANs
 * @wan: WANs by id, NULL where there is none
 * @gauge: what is known of each WAN, by id; rates and reports may change
 * @rules: rules in the order in which they are tried
 * @natmaps: natmaps in the order in which they are tried
 * @sets: sets which rules and natmaps name
 * @by_rule: finds the first of @rules
 * @by_natmap: finds the first of @natmaps
 * @pairs: the first of @natmaps which is a pair, or NULL
 * @n_rules: number of @rules
 * @n_natmaps: number of @natmaps
 * @generation: its number
 * @asks_service: a rule wants to know the service of flows
 * @mask: bits of the mark that hold the WAN id
 * @rcu: for wanp_ruleset_retire()
 */
struct wanp_ruleset {
	struct wanp_selection __rcu *selection;
	u64			measured;
	u64			wans;
	struct wanp_wan		*wan[WANP_WAN_MAX + 1];
	struct wanp_gauge	gauge[WANP_WAN_MAX + 1];
	struct wanp_rule	**rules;
	struct wanp_natmap	**natmaps;
	struct wanp_sets	sets;
	struct wanp_classifier	*by_rule;
	struct wanp_classifier	*by_natmap;
	struct wanp_natmap	*pairs;
	u32			n_rules;
	u32			n_natmaps;
	u32			generation;
	bool			asks_service;
	u32			mask;
	struct rcu_head		rcu;
};

/** wanp_wan_free() - free a WAN which no packet can see, or NULL */
void wanp_wan_free(struct wanp_wan *wan);

/** wanp_rule_free() - free a rule which no packet can see, or NULL */
void wanp_rule_free(struct wanp_rule *rule);

/** wanp_ruleset_free() - free a ruleset, which no packet can see, or NULL */
void wanp_ruleset_free(struct wanp_ruleset *rs);

/** wanp_ruleset_retire() - free a ruleset, or NULL, once no packet can see it */
void wanp_ruleset_retire(struct wanp_ruleset *rs);

/**
 * wanp_ruleset_mark() - the mark of a WAN
 * @rs: the ruleset
 * @wan: WAN id
 */
u32 wanp_ruleset_mark(const struct wanp_ruleset *rs, u8 wan);

/**
 * wanp_ruleset_marked() - the id of the WAN of a mark, 0 for none
 * @rs: the ruleset
 * @mark: a whole mark
 */
u8 wanp_ruleset_marked(const struct wanp_ruleset *rs, u32 mark);

/**
 * wanp_ruleset_dev() - the id of the WAN of a device, 0 for none
 * @rs: the ruleset
 * @ifindex: the device
 */
u8 wanp_ruleset_dev(const struct wanp_ruleset *rs, int ifindex);

#endif
