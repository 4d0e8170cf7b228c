/* SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause) */
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nf_sip_alg.yaml */
/* YNL-GEN kernel header */

#ifndef _LINUX_NF_SIP_ALG_GEN_H
#define _LINUX_NF_SIP_ALG_GEN_H

#include <net/netlink.h>
#include <net/genetlink.h>

#include <uapi/linux/netfilter/nf_sip_alg.h>

/* Common nested types */
extern const struct nla_policy nf_sip_alg_peer_nl_policy[NFSIP_A_PEER_PORT + 1];

extern const struct nla_policy nf_sip_alg_config_set_nl_policy[NFSIP_A_CONFIG_CHECK + 1];

/* Ops table for nf_sip_alg */
extern const struct genl_ops nf_sip_alg_nl_ops[6];

int nf_sip_alg_nl_config_get_dumpit(struct sk_buff *skb,
				    struct netlink_callback *cb);
int nf_sip_alg_nl_config_set_doit(struct sk_buff *skb, struct genl_info *info);
int nf_sip_alg_nl_call_get_dumpit(struct sk_buff *skb,
				  struct netlink_callback *cb);
int nf_sip_alg_nl_stats_get_dumpit(struct sk_buff *skb,
				   struct netlink_callback *cb);
int nf_sip_alg_nl_peer_get_dumpit(struct sk_buff *skb,
				  struct netlink_callback *cb);
int nf_sip_alg_nl_evidence_get_dumpit(struct sk_buff *skb,
				      struct netlink_callback *cb);

#endif /* _LINUX_NF_SIP_ALG_GEN_H */
