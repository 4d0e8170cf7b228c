// SPDX-License-Identifier: GPL-2.0-only
/* Changing what the ALG does in a namespace. */
#include <linux/slab.h>
#include <uapi/linux/netfilter/nf_sip_alg.h>

#include "control.h"
#include "hook.h"
#include "nat.h"

static int attach(struct net *net)
{
	int err = nfsip_nat_attach(net);

	if (err)
		return err;
	err = nfsip_hooks_attach(net);
	if (err)
		nfsip_nat_detach(net);
	return err;
}

static void detach(struct net *net)
{
	nfsip_hooks_detach(net);
	nfsip_nat_detach(net);
}

static u32 mode_of(const struct nfsip_net *sn)
{
	return rcu_dereference_protected(sn->config,
			lockdep_is_held(&sn->config_mutex))->mode;
}

int nfsip_control_set(struct nfsip_net *sn, struct nfsip_config *config)
{
	bool was_off = mode_of(sn) == NFSIP_MODE_OFF;
	bool is_off = config->mode == NFSIP_MODE_OFF;
	int err = 0;

	lockdep_assert_held(&sn->config_mutex);
	if (was_off && !is_off)
		err = attach(sn->net);
	if (err)
		return err;
	nfsip_config_swap(sn, config);
	if (is_off && !was_off)
		detach(sn->net);
	return 0;
}

static void __net_exit control_net_exit(struct net *net)
{
	struct nfsip_net *sn = nfsip_state(net);

	mutex_lock(&sn->config_mutex);
	if (mode_of(sn) != NFSIP_MODE_OFF)
		detach(net);
	mutex_unlock(&sn->config_mutex);
}

/* Its exit runs before that of the state, which is registered earlier. */
static struct pernet_operations control_ops = {
	.exit	= control_net_exit,
};

int nfsip_control_init(void)
{
	return register_pernet_subsys(&control_ops);
}

void nfsip_control_exit(void)
{
	unregister_pernet_subsys(&control_ops);
}
