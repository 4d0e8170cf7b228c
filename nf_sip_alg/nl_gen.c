// SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause)
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nf_sip_alg.yaml */
/* YNL-GEN kernel source */

#include <net/netlink.h>
#include <net/genetlink.h>

#include "nl_gen.h"

#include <uapi/linux/netfilter/nf_sip_alg.h>

/* Common nested types */
const struct nla_policy nf_sip_alg_peer_nl_policy[NFSIP_A_PEER_PORT + 1] = {
	[NFSIP_A_PEER_ID] = { .type = NLA_U32, },
	[NFSIP_A_PEER_MODE] = NLA_POLICY_MAX(NLA_U32, 4),
	[NFSIP_A_PEER_MEDIA_SOURCE] = NLA_POLICY_MAX(NLA_U32, 2),
	[NFSIP_A_PEER_MEDIA_HOST] = { .type = NLA_BINARY, },
	[NFSIP_A_PEER_EXPIRES_MAX] = { .type = NLA_U32, },
	[NFSIP_A_PEER_AUTO_REWRITE] = NLA_POLICY_MAX(NLA_U32, 1),
	[NFSIP_A_PEER_FAMILY] = { .type = NLA_U8, },
	[NFSIP_A_PEER_SRC] = { .type = NLA_BINARY, },
	[NFSIP_A_PEER_SRC_LEN] = { .type = NLA_U8, },
	[NFSIP_A_PEER_DST] = { .type = NLA_BINARY, },
	[NFSIP_A_PEER_DST_LEN] = { .type = NLA_U8, },
	[NFSIP_A_PEER_DEV] = { .type = NLA_NUL_STRING, .len = 15, },
	[NFSIP_A_PEER_WAN] = { .type = NLA_U8, },
	[NFSIP_A_PEER_PORT] = { .type = NLA_U16, },
};

/* NFSIP_CMD_CONFIG_SET - do */
const struct nla_policy nf_sip_alg_config_set_nl_policy[NFSIP_A_CONFIG_CHECK + 1] = {
	[NFSIP_A_CONFIG_MODE] = NLA_POLICY_MAX(NLA_U32, 4),
	[NFSIP_A_CONFIG_MEDIA_SOURCE] = NLA_POLICY_MAX(NLA_U32, 2),
	[NFSIP_A_CONFIG_MEDIA_HOST] = { .type = NLA_BINARY, },
	[NFSIP_A_CONFIG_EXPIRES_MAX] = { .type = NLA_U32, },
	[NFSIP_A_CONFIG_AUTO_REWRITE] = NLA_POLICY_MAX(NLA_U32, 1),
	[NFSIP_A_CONFIG_PORT] = { .type = NLA_U16, },
	[NFSIP_A_CONFIG_MEDIA_PORT_MIN] = { .type = NLA_U16, },
	[NFSIP_A_CONFIG_MEDIA_PORT_MAX] = { .type = NLA_U16, },
	[NFSIP_A_CONFIG_PEER] = NLA_POLICY_NESTED(nf_sip_alg_peer_nl_policy),
	[NFSIP_A_CONFIG_PEER_DEL] = { .type = NLA_U32, },
	[NFSIP_A_CONFIG_RESET] = { .type = NLA_FLAG, },
	[NFSIP_A_CONFIG_CHECK] = { .type = NLA_FLAG, },
};

/* Ops table for nf_sip_alg */
const struct genl_ops nf_sip_alg_nl_ops[6] = {
	{
		.cmd	= NFSIP_CMD_CONFIG_GET,
		.dumpit	= nf_sip_alg_nl_config_get_dumpit,
	},
	{
		.cmd		= NFSIP_CMD_CONFIG_SET,
		.doit		= nf_sip_alg_nl_config_set_doit,
		.policy		= nf_sip_alg_config_set_nl_policy,
		.maxattr	= NFSIP_A_CONFIG_CHECK,
		.flags		= GENL_ADMIN_PERM,
	},
	{
		.cmd	= NFSIP_CMD_CALL_GET,
		.dumpit	= nf_sip_alg_nl_call_get_dumpit,
		.flags	= GENL_ADMIN_PERM,
	},
	{
		.cmd	= NFSIP_CMD_STATS_GET,
		.dumpit	= nf_sip_alg_nl_stats_get_dumpit,
	},
	{
		.cmd	= NFSIP_CMD_PEER_GET,
		.dumpit	= nf_sip_alg_nl_peer_get_dumpit,
	},
	{
		.cmd	= NFSIP_CMD_EVIDENCE_GET,
		.dumpit	= nf_sip_alg_nl_evidence_get_dumpit,
		.flags	= GENL_ADMIN_PERM,
	},
};
