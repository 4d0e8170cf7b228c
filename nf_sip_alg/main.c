// SPDX-License-Identifier: GPL-2.0-only
/* nf_sip_alg: a SIP ALG that can be left on. */
#include <linux/module.h>
#include <net/netfilter/nf_conntrack_helper.h>

#include "control.h"
#include "helper.h"
#include "link.h"
#include "netlink.h"
#include "scratch.h"
#include "state.h"

static int __init nfsip_init(void)
{
	int err;

	err = nfsip_scratch_init();
	if (err)
		return err;
	err = nfsip_state_init();
	if (err)
		goto err_state;
	err = nfsip_helper_init();
	if (err)
		goto err_helper;
	err = nfsip_control_init();
	if (err)
		goto err_control;
	err = nfsip_netlink_init();
	if (err)
		goto err_netlink;
	err = nfsip_link_init();
	if (err)
		goto err_link;
	return 0;
err_link:
	nfsip_netlink_exit();
err_netlink:
	nfsip_control_exit();
err_control:
	nfsip_helper_exit();
err_helper:
	nfsip_state_exit();
err_state:
	nfsip_scratch_exit();
	return err;
}

static void __exit nfsip_exit(void)
{
	nfsip_link_exit();
	nfsip_netlink_exit();
	nfsip_control_exit();
	nfsip_helper_exit();
	nfsip_state_exit();
	nfsip_scratch_exit();
}

module_init(nfsip_init);
module_exit(nfsip_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("SIP ALG: calls through NAT and multi-WAN, fail-open");
MODULE_ALIAS("ip_conntrack_sip_alg");
MODULE_ALIAS_NFCT_HELPER("sip-alg");
