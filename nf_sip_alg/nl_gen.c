// SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause)
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nf_sip_alg.yaml */
/* YNL-GEN kernel source */

#include <net/netlink.h>
#include <net/genetlink.h>

#include "nl_gen.h"

#include <uapi/linux/netfilter/nf_sip_alg.h>

/* NFSIP_CMD_CONFIG_SET - do */
const struct nla_policy nf_sip_alg_config_set_nl_policy[NFSIP_A_CONFIG_CHECK + 1] = {
	[NFSIP_A_CONFIG_MODE] = NLA_POLICY_MAX(NLA_U32, 3),
	[NFSIP_A_CONFIG_PORT] = { .type = NLA_U16, },
	[NFSIP_A_CONFIG_MEDIA_PORT_MIN] = { .type = NLA_U16, },
	[NFSIP_A_CONFIG_MEDIA_PORT_MAX] = { .type = NLA_U16, },
	[NFSIP_A_CONFIG_MEDIA_SOURCE] = NLA_POLICY_MAX(NLA_U32, 2),
	[NFSIP_A_CONFIG_CHECK] = { .type = NLA_FLAG, },
};

/* Ops table for nf_sip_alg */
const struct genl_ops nf_sip_alg_nl_ops[4] = {
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
};
