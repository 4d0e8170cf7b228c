/* SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause) */
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nf_wan_policy.yaml */
/* YNL-GEN kernel header */

#ifndef _LINUX_NF_WAN_POLICY_GEN_H
#define _LINUX_NF_WAN_POLICY_GEN_H

#include <net/netlink.h>
#include <net/genetlink.h>

#include <uapi/linux/netfilter/nf_wan_policy.h>

/* Common nested types */
extern const struct nla_policy nf_wan_policy_entry_nl_policy[WANP_A_ENTRY_LEN + 1];

extern const struct nla_policy nf_wan_policy_config_set_nl_policy[WANP_A_CONFIG_ZONE_BASE + 1];

extern const struct nla_policy nf_wan_policy_txn_begin_nl_policy[WANP_A_TXN_FLAGS + 1];

extern const struct nla_policy nf_wan_policy_txn_commit_nl_policy[WANP_A_TXN_APPLY + 1];

extern const struct nla_policy nf_wan_policy_wan_new_nl_policy[WANP_A_WAN_MAX_SUPPRESS + 1];

extern const struct nla_policy nf_wan_policy_wan_set_nl_policy[WANP_A_WAN_MAX_SUPPRESS + 1];

extern const struct nla_policy nf_wan_policy_wan_del_nl_policy[WANP_A_WAN_ID + 1];

extern const struct nla_policy nf_wan_policy_wan_report_nl_policy[WANP_A_WAN_LEASE + 1];

extern const struct nla_policy nf_wan_policy_rule_new_nl_policy[WANP_A_RULE_MAX_MOVES + 1];

extern const struct nla_policy nf_wan_policy_rule_del_nl_policy[WANP_A_RULE_ID + 1];

extern const struct nla_policy nf_wan_policy_failback_nl_policy[WANP_A_RULE_FAILBACK + 1];

extern const struct nla_policy nf_wan_policy_natmap_new_nl_policy[WANP_A_NATMAP_DST_SET + 1];

extern const struct nla_policy nf_wan_policy_natmap_del_nl_policy[WANP_A_NATMAP_ID + 1];

extern const struct nla_policy nf_wan_policy_set_new_nl_policy[WANP_A_SET_PREFIX + 1];

extern const struct nla_policy nf_wan_policy_set_del_nl_policy[WANP_A_SET_NAME + 1];

extern const struct nla_policy nf_wan_policy_set_update_nl_policy[WANP_A_SET_REPLACE + 1];

extern const struct nla_policy nf_wan_policy_explain_nl_policy[WANP_A_EXPLAIN_UID + 1];

/* Ops table for nf_wan_policy */
extern const struct genl_ops nf_wan_policy_nl_ops[24];

int nf_wan_policy_nl_config_get_dumpit(struct sk_buff *skb,
				       struct netlink_callback *cb);
int nf_wan_policy_nl_config_set_doit(struct sk_buff *skb,
				     struct genl_info *info);
int nf_wan_policy_nl_txn_begin_doit(struct sk_buff *skb,
				    struct genl_info *info);
int nf_wan_policy_nl_txn_commit_doit(struct sk_buff *skb,
				     struct genl_info *info);
int nf_wan_policy_nl_txn_abort_doit(struct sk_buff *skb,
				    struct genl_info *info);
int nf_wan_policy_nl_wan_new_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_wan_set_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_wan_del_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_wan_get_dumpit(struct sk_buff *skb,
				    struct netlink_callback *cb);
int nf_wan_policy_nl_wan_report_doit(struct sk_buff *skb,
				     struct genl_info *info);
int nf_wan_policy_nl_rule_new_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_rule_del_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_rule_get_dumpit(struct sk_buff *skb,
				     struct netlink_callback *cb);
int nf_wan_policy_nl_failback_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_natmap_new_doit(struct sk_buff *skb,
				     struct genl_info *info);
int nf_wan_policy_nl_natmap_del_doit(struct sk_buff *skb,
				     struct genl_info *info);
int nf_wan_policy_nl_natmap_get_dumpit(struct sk_buff *skb,
				       struct netlink_callback *cb);
int nf_wan_policy_nl_set_new_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_set_del_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_set_update_doit(struct sk_buff *skb,
				     struct genl_info *info);
int nf_wan_policy_nl_set_get_dumpit(struct sk_buff *skb,
				    struct netlink_callback *cb);
int nf_wan_policy_nl_flush_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_explain_doit(struct sk_buff *skb, struct genl_info *info);
int nf_wan_policy_nl_stats_get_dumpit(struct sk_buff *skb,
				      struct netlink_callback *cb);

enum {
	NF_WAN_POLICY_NLGRP_STATE,
};

#endif /* _LINUX_NF_WAN_POLICY_GEN_H */
