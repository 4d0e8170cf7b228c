/* SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause) */
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nf_wan_policy.yaml */
/* YNL-GEN uapi header */

#ifndef _UAPI_LINUX_NF_WAN_POLICY_H
#define _UAPI_LINUX_NF_WAN_POLICY_H

#define WANP_GENL_NAME		"nf_wan_policy"
#define WANP_GENL_VERSION	1

/**
 * enum nf_wan_policy_txn_flags - How a transaction is to be taken.
 * @WANP_TXN_F_REPLACE: Start from an empty ruleset, not from the present one.
 * @WANP_TXN_F_CHECK: On commit, judge the transaction and drop it.
 */
enum nf_wan_policy_txn_flags {
	WANP_TXN_F_REPLACE = 1,
	WANP_TXN_F_CHECK = 2,
};

/**
 * enum nf_wan_policy_state - What the administrator wants of a WAN.
 * @WANP_STATE_UP: In use while its link is up.
 * @WANP_STATE_DOWN: Not in use. Flows on it are moved to the next WAN of their
 *   rule.
 * @WANP_STATE_DRAIN: No new flows. Those on it stay.
 */
enum nf_wan_policy_state {
	WANP_STATE_UP,
	WANP_STATE_DOWN,
	WANP_STATE_DRAIN,
};

/**
 * enum nf_wan_policy_algorithm - How a rule chooses among its members.
 * @WANP_ALG_ENFORCED: The one member, whether it is usable or not.
 * @WANP_ALG_PRIORITY: The first usable member; the first one when none is
 *   usable.
 * @WANP_ALG_PASS: No WAN. The flow is left to the main routing table.
 */
enum nf_wan_policy_algorithm {
	WANP_ALG_ENFORCED,
	WANP_ALG_PRIORITY,
	WANP_ALG_PASS,
};

/**
 * enum nf_wan_policy_authority - Who decided the WAN of a flow, in order of
 *   rank.
 * @WANP_BY_NONE: Nobody, the flow is not steered.
 * @WANP_BY_MARK: The conntrack entry was pinned before.
 * @WANP_BY_ZONE: The packet was placed in the zone of a WAN and address.
 * @WANP_BY_MEDIA: The media of a live call.
 * @WANP_BY_MASTER: The connection that expected this one.
 * @WANP_BY_INGRESS: The flow was opened from this WAN.
 * @WANP_BY_SOCKET: The router's own socket asked for it by mark or device.
 * @WANP_BY_RULE: The first rule that matches.
 */
enum nf_wan_policy_authority {
	WANP_BY_NONE,
	WANP_BY_MARK,
	WANP_BY_ZONE,
	WANP_BY_MEDIA,
	WANP_BY_MASTER,
	WANP_BY_INGRESS,
	WANP_BY_SOCKET,
	WANP_BY_RULE,
};

enum {
	WANP_A_CONFIG_MASK = 1,
	WANP_A_CONFIG_ZONE_BASE,
	WANP_A_CONFIG_GENERATION,

	__WANP_A_CONFIG_MAX
};
#define WANP_A_CONFIG_MAX (__WANP_A_CONFIG_MAX - 1)

enum {
	WANP_A_TXN_FLAGS = 1,
	WANP_A_TXN_GENERATION,

	__WANP_A_TXN_MAX
};
#define WANP_A_TXN_MAX (__WANP_A_TXN_MAX - 1)

enum {
	WANP_A_WAN_ID = 1,
	WANP_A_WAN_NAME,
	WANP_A_WAN_DEV,
	WANP_A_WAN_GATEWAY4,
	WANP_A_WAN_GATEWAY6,
	WANP_A_WAN_TABLE,
	WANP_A_WAN_WEIGHT,
	WANP_A_WAN_STATE,
	WANP_A_WAN_IFINDEX,
	WANP_A_WAN_LINK,
	WANP_A_WAN_USABLE,
	WANP_A_WAN_ROUTE_MISMATCH,
	WANP_A_WAN_MARK,
	WANP_A_WAN_FLOWS,
	WANP_A_WAN_CALLS,

	__WANP_A_WAN_MAX
};
#define WANP_A_WAN_MAX (__WANP_A_WAN_MAX - 1)

enum {
	WANP_A_RULE_ID = 1,
	WANP_A_RULE_ORDER,
	WANP_A_RULE_IIF,
	WANP_A_RULE_FAMILY,
	WANP_A_RULE_SRC,
	WANP_A_RULE_SRC_LEN,
	WANP_A_RULE_DST,
	WANP_A_RULE_DST_LEN,
	WANP_A_RULE_PROTO,
	WANP_A_RULE_SPORT_MIN,
	WANP_A_RULE_SPORT_MAX,
	WANP_A_RULE_DPORT_MIN,
	WANP_A_RULE_DPORT_MAX,
	WANP_A_RULE_ALGORITHM,
	WANP_A_RULE_MEMBER,
	WANP_A_RULE_HITS,

	__WANP_A_RULE_MAX
};
#define WANP_A_RULE_MAX (__WANP_A_RULE_MAX - 1)

enum {
	WANP_A_ENTRY_WAN = 1,
	WANP_A_ENTRY_ADDR,

	__WANP_A_ENTRY_MAX
};
#define WANP_A_ENTRY_MAX (__WANP_A_ENTRY_MAX - 1)

enum {
	WANP_A_NATMAP_ID = 1,
	WANP_A_NATMAP_ORDER,
	WANP_A_NATMAP_FAMILY,
	WANP_A_NATMAP_SRC,
	WANP_A_NATMAP_SRC_LEN,
	WANP_A_NATMAP_DST,
	WANP_A_NATMAP_DST_LEN,
	WANP_A_NATMAP_PROTO,
	WANP_A_NATMAP_DPORT_MIN,
	WANP_A_NATMAP_DPORT_MAX,
	WANP_A_NATMAP_ENTRY,

	__WANP_A_NATMAP_MAX
};
#define WANP_A_NATMAP_MAX (__WANP_A_NATMAP_MAX - 1)

enum {
	WANP_A_EXPLAIN_IIF = 1,
	WANP_A_EXPLAIN_FAMILY,
	WANP_A_EXPLAIN_SADDR,
	WANP_A_EXPLAIN_DADDR,
	WANP_A_EXPLAIN_PROTO,
	WANP_A_EXPLAIN_SPORT,
	WANP_A_EXPLAIN_DPORT,
	WANP_A_EXPLAIN_WAN,
	WANP_A_EXPLAIN_BY,
	WANP_A_EXPLAIN_RULE,
	WANP_A_EXPLAIN_NATMAP,
	WANP_A_EXPLAIN_ADDR,
	WANP_A_EXPLAIN_MARK,
	WANP_A_EXPLAIN_ZONE,
	WANP_A_EXPLAIN_REASON,

	__WANP_A_EXPLAIN_MAX
};
#define WANP_A_EXPLAIN_MAX (__WANP_A_EXPLAIN_MAX - 1)

enum {
	WANP_A_STAT_NAME = 1,
	WANP_A_STAT_HELP,
	WANP_A_STAT_COUNT,

	__WANP_A_STAT_MAX
};
#define WANP_A_STAT_MAX (__WANP_A_STAT_MAX - 1)

enum {
	WANP_CMD_UNSPEC,
	WANP_CMD_CONFIG_GET,
	WANP_CMD_CONFIG_SET,
	WANP_CMD_TXN_BEGIN,
	WANP_CMD_TXN_COMMIT,
	WANP_CMD_TXN_ABORT,
	WANP_CMD_WAN_NEW,
	WANP_CMD_WAN_SET,
	WANP_CMD_WAN_DEL,
	WANP_CMD_WAN_GET,
	WANP_CMD_RULE_NEW,
	WANP_CMD_RULE_DEL,
	WANP_CMD_RULE_GET,
	WANP_CMD_NATMAP_NEW,
	WANP_CMD_NATMAP_DEL,
	WANP_CMD_NATMAP_GET,
	WANP_CMD_FLUSH,
	WANP_CMD_EXPLAIN,
	WANP_CMD_STATS_GET,

	__WANP_CMD_MAX
};
#define WANP_CMD_MAX (__WANP_CMD_MAX - 1)

#endif /* _UAPI_LINUX_NF_WAN_POLICY_H */
