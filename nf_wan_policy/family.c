// SPDX-License-Identifier: GPL-2.0-only
/* The generic netlink family. */

#include <linux/module.h>
#include "family.h"
#include "nl_gen.h"

static const struct genl_multicast_group groups[] = {
	[WANP_GROUP_STATE] = { .name = NF_WAN_POLICY_MCGRP_STATE },
};

struct genl_family wanp_nl_family __ro_after_init = {
	.name		= WANP_GENL_NAME,
	.version	= WANP_GENL_VERSION,
	.netnsok	= true,
	.module		= THIS_MODULE,
	.ops		= nf_wan_policy_nl_ops,
	.n_ops		= ARRAY_SIZE(nf_wan_policy_nl_ops),
	.mcgrps		= groups,
	.n_mcgrps	= ARRAY_SIZE(groups),
};
