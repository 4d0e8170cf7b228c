// SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause)
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nf_wan_policy.yaml */
/* YNL-GEN kernel source */

#include <net/netlink.h>
#include <net/genetlink.h>

#include "nl_gen.h"

#include <uapi/linux/netfilter/nf_wan_policy.h>

/* Integer value ranges */
static const struct netlink_range_validation wanp_a_wan_hold_down_range = {
	.max	= 86400ULL,
};

static const struct netlink_range_validation wanp_a_wan_half_life_range = {
	.min	= 1ULL,
	.max	= 86400ULL,
};

static const struct netlink_range_validation wanp_a_wan_suppress_range = {
	.min	= 1ULL,
	.max	= 1000000ULL,
};

static const struct netlink_range_validation wanp_a_wan_reuse_range = {
	.min	= 1ULL,
	.max	= 1000000ULL,
};

static const struct netlink_range_validation wanp_a_wan_max_suppress_range = {
	.max	= 1000000ULL,
};

static const struct netlink_range_validation wanp_a_wan_lease_range = {
	.max	= 1000000ULL,
};

static const struct netlink_range_validation wanp_a_rule_idle_time_range = {
	.max	= 1000000ULL,
};

static const struct netlink_range_validation wanp_a_rule_drain_max_range = {
	.max	= 1000000ULL,
};

static const struct netlink_range_validation wanp_a_rule_min_dwell_range = {
	.max	= 1000000ULL,
};

/* Common nested types */
const struct nla_policy nf_wan_policy_entry_nl_policy[WANP_A_ENTRY_LEN + 1] = {
	[WANP_A_ENTRY_WAN] = { .type = NLA_U8, },
	[WANP_A_ENTRY_ADDR] = { .type = NLA_BINARY, },
	[WANP_A_ENTRY_LAST] = { .type = NLA_BINARY, },
	[WANP_A_ENTRY_LEN] = { .type = NLA_U8, },
};

/* WANP_CMD_CONFIG_SET - do */
const struct nla_policy nf_wan_policy_config_set_nl_policy[WANP_A_CONFIG_ZONE_BASE + 1] = {
	[WANP_A_CONFIG_MASK] = { .type = NLA_U32, },
	[WANP_A_CONFIG_ZONE_BASE] = { .type = NLA_U16, },
};

/* WANP_CMD_TXN_BEGIN - do */
const struct nla_policy nf_wan_policy_txn_begin_nl_policy[WANP_A_TXN_FLAGS + 1] = {
	[WANP_A_TXN_FLAGS] = NLA_POLICY_MASK(NLA_U32, 0x3),
};

/* WANP_CMD_TXN_COMMIT - do */
const struct nla_policy nf_wan_policy_txn_commit_nl_policy[WANP_A_TXN_APPLY + 1] = {
	[WANP_A_TXN_GENERATION] = { .type = NLA_U32, },
	[WANP_A_TXN_APPLY] = NLA_POLICY_MAX(NLA_U32, 2),
};

/* WANP_CMD_WAN_NEW - do */
const struct nla_policy nf_wan_policy_wan_new_nl_policy[WANP_A_WAN_MAX_SUPPRESS + 1] = {
	[WANP_A_WAN_ID] = { .type = NLA_U8, },
	[WANP_A_WAN_NAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[WANP_A_WAN_DEV] = { .type = NLA_NUL_STRING, .len = 15, },
	[WANP_A_WAN_GATEWAY4] = NLA_POLICY_EXACT_LEN(4),
	[WANP_A_WAN_GATEWAY6] = NLA_POLICY_EXACT_LEN(16),
	[WANP_A_WAN_TABLE] = { .type = NLA_U32, },
	[WANP_A_WAN_WEIGHT] = { .type = NLA_U32, },
	[WANP_A_WAN_CAPACITY] = { .type = NLA_U32, },
	[WANP_A_WAN_STATE] = NLA_POLICY_MAX(NLA_U32, 2),
	[WANP_A_WAN_HOLD_DOWN] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_hold_down_range),
	[WANP_A_WAN_HALF_LIFE] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_half_life_range),
	[WANP_A_WAN_SUPPRESS] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_suppress_range),
	[WANP_A_WAN_REUSE] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_reuse_range),
	[WANP_A_WAN_MAX_SUPPRESS] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_max_suppress_range),
};

/* WANP_CMD_WAN_SET - do */
const struct nla_policy nf_wan_policy_wan_set_nl_policy[WANP_A_WAN_MAX_SUPPRESS + 1] = {
	[WANP_A_WAN_ID] = { .type = NLA_U8, },
	[WANP_A_WAN_NAME] = { .type = NLA_NUL_STRING, .len = 15, },
	[WANP_A_WAN_DEV] = { .type = NLA_NUL_STRING, .len = 15, },
	[WANP_A_WAN_GATEWAY4] = NLA_POLICY_EXACT_LEN(4),
	[WANP_A_WAN_GATEWAY6] = NLA_POLICY_EXACT_LEN(16),
	[WANP_A_WAN_TABLE] = { .type = NLA_U32, },
	[WANP_A_WAN_WEIGHT] = { .type = NLA_U32, },
	[WANP_A_WAN_CAPACITY] = { .type = NLA_U32, },
	[WANP_A_WAN_STATE] = NLA_POLICY_MAX(NLA_U32, 2),
	[WANP_A_WAN_HOLD_DOWN] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_hold_down_range),
	[WANP_A_WAN_HALF_LIFE] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_half_life_range),
	[WANP_A_WAN_SUPPRESS] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_suppress_range),
	[WANP_A_WAN_REUSE] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_reuse_range),
	[WANP_A_WAN_MAX_SUPPRESS] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_max_suppress_range),
};

/* WANP_CMD_WAN_DEL - do */
const struct nla_policy nf_wan_policy_wan_del_nl_policy[WANP_A_WAN_ID + 1] = {
	[WANP_A_WAN_ID] = { .type = NLA_U8, },
};

/* WANP_CMD_WAN_REPORT - do */
const struct nla_policy nf_wan_policy_wan_report_nl_policy[WANP_A_WAN_LEASE + 1] = {
	[WANP_A_WAN_ID] = { .type = NLA_U8, },
	[WANP_A_WAN_HEALTH] = NLA_POLICY_MAX(NLA_U32, 3),
	[WANP_A_WAN_LATENCY] = { .type = NLA_U32, },
	[WANP_A_WAN_RESPONSE] = { .type = NLA_U32, },
	[WANP_A_WAN_LOSS] = NLA_POLICY_MAX(NLA_U32, 1000),
	[WANP_A_WAN_LEASE] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_wan_lease_range),
};

/* WANP_CMD_RULE_NEW - do */
const struct nla_policy nf_wan_policy_rule_new_nl_policy[WANP_A_RULE_MAX_MOVES + 1] = {
	[WANP_A_RULE_ID] = { .type = NLA_U32, },
	[WANP_A_RULE_ORDER] = { .type = NLA_U32, },
	[WANP_A_RULE_IIF] = { .type = NLA_NUL_STRING, .len = 15, },
	[WANP_A_RULE_FAMILY] = { .type = NLA_U8, },
	[WANP_A_RULE_SRC] = { .type = NLA_BINARY, },
	[WANP_A_RULE_SRC_LEN] = { .type = NLA_U8, },
	[WANP_A_RULE_DST] = { .type = NLA_BINARY, },
	[WANP_A_RULE_DST_LEN] = { .type = NLA_U8, },
	[WANP_A_RULE_PROTO] = { .type = NLA_U8, },
	[WANP_A_RULE_SPORT_MIN] = { .type = NLA_U16, },
	[WANP_A_RULE_SPORT_MAX] = { .type = NLA_U16, },
	[WANP_A_RULE_DPORT_MIN] = { .type = NLA_U16, },
	[WANP_A_RULE_DPORT_MAX] = { .type = NLA_U16, },
	[WANP_A_RULE_ALGORITHM] = NLA_POLICY_MAX(NLA_U32, 9),
	[WANP_A_RULE_MEMBER] = { .type = NLA_U8, },
	[WANP_A_RULE_SRC_SET] = { .type = NLA_NUL_STRING, .len = 31, },
	[WANP_A_RULE_DST_SET] = { .type = NLA_NUL_STRING, .len = 31, },
	[WANP_A_RULE_SPORT_RANGE] = NLA_POLICY_EXACT_LEN(4),
	[WANP_A_RULE_DPORT_RANGE] = NLA_POLICY_EXACT_LEN(4),
	[WANP_A_RULE_MAC] = NLA_POLICY_EXACT_LEN(6),
	[WANP_A_RULE_DSCP] = { .type = NLA_U8, },
	[WANP_A_RULE_MARK] = { .type = NLA_U32, },
	[WANP_A_RULE_MARK_MASK] = { .type = NLA_U32, },
	[WANP_A_RULE_UID_MIN] = { .type = NLA_U32, },
	[WANP_A_RULE_UID_MAX] = { .type = NLA_U32, },
	[WANP_A_RULE_SERVICE] = NLA_POLICY_MAX(NLA_U32, 2),
	[WANP_A_RULE_ON_FAIL] = NLA_POLICY_MAX(NLA_U32, 4),
	[WANP_A_RULE_FAILBACK] = NLA_POLICY_MAX(NLA_U32, 5),
	[WANP_A_RULE_IDLE_TIME] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_rule_idle_time_range),
	[WANP_A_RULE_DRAIN_MAX] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_rule_drain_max_range),
	[WANP_A_RULE_WINDOW_BEGIN] = NLA_POLICY_MAX(NLA_U32, 1439),
	[WANP_A_RULE_WINDOW_END] = NLA_POLICY_MAX(NLA_U32, 1439),
	[WANP_A_RULE_MIN_DWELL] = NLA_POLICY_FULL_RANGE(NLA_U32, (void *)&wanp_a_rule_min_dwell_range),
	[WANP_A_RULE_MAX_MOVES] = NLA_POLICY_MAX(NLA_U32, 16),
};

/* WANP_CMD_RULE_DEL - do */
const struct nla_policy nf_wan_policy_rule_del_nl_policy[WANP_A_RULE_ID + 1] = {
	[WANP_A_RULE_ID] = { .type = NLA_U32, },
};

/* WANP_CMD_FAILBACK - do */
const struct nla_policy nf_wan_policy_failback_nl_policy[WANP_A_RULE_FAILBACK + 1] = {
	[WANP_A_RULE_ID] = { .type = NLA_U32, },
	[WANP_A_RULE_FAILBACK] = NLA_POLICY_MAX(NLA_U32, 5),
};

/* WANP_CMD_NATMAP_NEW - do */
const struct nla_policy nf_wan_policy_natmap_new_nl_policy[WANP_A_NATMAP_DST_SET + 1] = {
	[WANP_A_NATMAP_ID] = { .type = NLA_U32, },
	[WANP_A_NATMAP_ORDER] = { .type = NLA_U32, },
	[WANP_A_NATMAP_FAMILY] = { .type = NLA_U8, },
	[WANP_A_NATMAP_SRC] = { .type = NLA_BINARY, },
	[WANP_A_NATMAP_SRC_LEN] = { .type = NLA_U8, },
	[WANP_A_NATMAP_DST] = { .type = NLA_BINARY, },
	[WANP_A_NATMAP_DST_LEN] = { .type = NLA_U8, },
	[WANP_A_NATMAP_PROTO] = { .type = NLA_U8, },
	[WANP_A_NATMAP_DPORT_MIN] = { .type = NLA_U16, },
	[WANP_A_NATMAP_DPORT_MAX] = { .type = NLA_U16, },
	[WANP_A_NATMAP_ENTRY] = NLA_POLICY_NESTED(nf_wan_policy_entry_nl_policy),
	[WANP_A_NATMAP_SRC_SET] = { .type = NLA_NUL_STRING, .len = 31, },
	[WANP_A_NATMAP_DST_SET] = { .type = NLA_NUL_STRING, .len = 31, },
	[WANP_A_NATMAP_DPORT_RANGE] = NLA_POLICY_EXACT_LEN(4),
	[WANP_A_NATMAP_PAIR] = { .type = NLA_FLAG, },
	[WANP_A_NATMAP_REQUIRE] = { .type = NLA_FLAG, },
	[WANP_A_NATMAP_STATIC_PORT] = { .type = NLA_FLAG, },
};

/* WANP_CMD_NATMAP_DEL - do */
const struct nla_policy nf_wan_policy_natmap_del_nl_policy[WANP_A_NATMAP_ID + 1] = {
	[WANP_A_NATMAP_ID] = { .type = NLA_U32, },
};

/* WANP_CMD_SET_NEW - do */
const struct nla_policy nf_wan_policy_set_new_nl_policy[WANP_A_SET_PREFIX + 1] = {
	[WANP_A_SET_NAME] = { .type = NLA_NUL_STRING, .len = 31, },
	[WANP_A_SET_TTL] = { .type = NLA_U32, },
	[WANP_A_SET_PREFIX] = { .type = NLA_BINARY, },
};

/* WANP_CMD_SET_DEL - do */
const struct nla_policy nf_wan_policy_set_del_nl_policy[WANP_A_SET_NAME + 1] = {
	[WANP_A_SET_NAME] = { .type = NLA_NUL_STRING, .len = 31, },
};

/* WANP_CMD_SET_UPDATE - do */
const struct nla_policy nf_wan_policy_set_update_nl_policy[WANP_A_SET_REPLACE + 1] = {
	[WANP_A_SET_NAME] = { .type = NLA_NUL_STRING, .len = 31, },
	[WANP_A_SET_PREFIX] = { .type = NLA_BINARY, },
	[WANP_A_SET_GONE] = { .type = NLA_BINARY, },
	[WANP_A_SET_REPLACE] = { .type = NLA_FLAG, },
};

/* WANP_CMD_EXPLAIN - do */
const struct nla_policy nf_wan_policy_explain_nl_policy[WANP_A_EXPLAIN_UID + 1] = {
	[WANP_A_EXPLAIN_IIF] = { .type = NLA_NUL_STRING, .len = 15, },
	[WANP_A_EXPLAIN_FAMILY] = { .type = NLA_U8, },
	[WANP_A_EXPLAIN_SADDR] = { .type = NLA_BINARY, },
	[WANP_A_EXPLAIN_DADDR] = { .type = NLA_BINARY, },
	[WANP_A_EXPLAIN_PROTO] = { .type = NLA_U8, },
	[WANP_A_EXPLAIN_SPORT] = { .type = NLA_U16, },
	[WANP_A_EXPLAIN_DPORT] = { .type = NLA_U16, },
	[WANP_A_EXPLAIN_MAC] = NLA_POLICY_EXACT_LEN(6),
	[WANP_A_EXPLAIN_DSCP] = { .type = NLA_U8, },
	[WANP_A_EXPLAIN_SOCK_MARK] = { .type = NLA_U32, },
	[WANP_A_EXPLAIN_UID] = { .type = NLA_U32, },
};

/* Ops table for nf_wan_policy */
const struct genl_ops nf_wan_policy_nl_ops[24] = {
	{
		.cmd	= WANP_CMD_CONFIG_GET,
		.dumpit	= nf_wan_policy_nl_config_get_dumpit,
	},
	{
		.cmd		= WANP_CMD_CONFIG_SET,
		.doit		= nf_wan_policy_nl_config_set_doit,
		.policy		= nf_wan_policy_config_set_nl_policy,
		.maxattr	= WANP_A_CONFIG_ZONE_BASE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_TXN_BEGIN,
		.doit		= nf_wan_policy_nl_txn_begin_doit,
		.policy		= nf_wan_policy_txn_begin_nl_policy,
		.maxattr	= WANP_A_TXN_FLAGS,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_TXN_COMMIT,
		.doit		= nf_wan_policy_nl_txn_commit_doit,
		.policy		= nf_wan_policy_txn_commit_nl_policy,
		.maxattr	= WANP_A_TXN_APPLY,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd	= WANP_CMD_TXN_ABORT,
		.doit	= nf_wan_policy_nl_txn_abort_doit,
		.flags	= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_WAN_NEW,
		.doit		= nf_wan_policy_nl_wan_new_doit,
		.policy		= nf_wan_policy_wan_new_nl_policy,
		.maxattr	= WANP_A_WAN_MAX_SUPPRESS,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_WAN_SET,
		.doit		= nf_wan_policy_nl_wan_set_doit,
		.policy		= nf_wan_policy_wan_set_nl_policy,
		.maxattr	= WANP_A_WAN_MAX_SUPPRESS,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_WAN_DEL,
		.doit		= nf_wan_policy_nl_wan_del_doit,
		.policy		= nf_wan_policy_wan_del_nl_policy,
		.maxattr	= WANP_A_WAN_ID,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd	= WANP_CMD_WAN_GET,
		.dumpit	= nf_wan_policy_nl_wan_get_dumpit,
	},
	{
		.cmd		= WANP_CMD_WAN_REPORT,
		.doit		= nf_wan_policy_nl_wan_report_doit,
		.policy		= nf_wan_policy_wan_report_nl_policy,
		.maxattr	= WANP_A_WAN_LEASE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_RULE_NEW,
		.doit		= nf_wan_policy_nl_rule_new_doit,
		.policy		= nf_wan_policy_rule_new_nl_policy,
		.maxattr	= WANP_A_RULE_MAX_MOVES,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_RULE_DEL,
		.doit		= nf_wan_policy_nl_rule_del_doit,
		.policy		= nf_wan_policy_rule_del_nl_policy,
		.maxattr	= WANP_A_RULE_ID,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd	= WANP_CMD_RULE_GET,
		.dumpit	= nf_wan_policy_nl_rule_get_dumpit,
	},
	{
		.cmd		= WANP_CMD_FAILBACK,
		.doit		= nf_wan_policy_nl_failback_doit,
		.policy		= nf_wan_policy_failback_nl_policy,
		.maxattr	= WANP_A_RULE_FAILBACK,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_NATMAP_NEW,
		.doit		= nf_wan_policy_nl_natmap_new_doit,
		.policy		= nf_wan_policy_natmap_new_nl_policy,
		.maxattr	= WANP_A_NATMAP_DST_SET,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_NATMAP_DEL,
		.doit		= nf_wan_policy_nl_natmap_del_doit,
		.policy		= nf_wan_policy_natmap_del_nl_policy,
		.maxattr	= WANP_A_NATMAP_ID,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd	= WANP_CMD_NATMAP_GET,
		.dumpit	= nf_wan_policy_nl_natmap_get_dumpit,
	},
	{
		.cmd		= WANP_CMD_SET_NEW,
		.doit		= nf_wan_policy_nl_set_new_doit,
		.policy		= nf_wan_policy_set_new_nl_policy,
		.maxattr	= WANP_A_SET_PREFIX,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_SET_DEL,
		.doit		= nf_wan_policy_nl_set_del_doit,
		.policy		= nf_wan_policy_set_del_nl_policy,
		.maxattr	= WANP_A_SET_NAME,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_SET_UPDATE,
		.doit		= nf_wan_policy_nl_set_update_doit,
		.policy		= nf_wan_policy_set_update_nl_policy,
		.maxattr	= WANP_A_SET_REPLACE,
		.flags		= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd	= WANP_CMD_SET_GET,
		.dumpit	= nf_wan_policy_nl_set_get_dumpit,
	},
	{
		.cmd	= WANP_CMD_FLUSH,
		.doit	= nf_wan_policy_nl_flush_doit,
		.flags	= GENL_UNS_ADMIN_PERM,
	},
	{
		.cmd		= WANP_CMD_EXPLAIN,
		.doit		= nf_wan_policy_nl_explain_doit,
		.policy		= nf_wan_policy_explain_nl_policy,
		.maxattr	= WANP_A_EXPLAIN_UID,
	},
	{
		.cmd	= WANP_CMD_STATS_GET,
		.dumpit	= nf_wan_policy_nl_stats_get_dumpit,
	},
};
