// SPDX-License-Identifier: GPL-2.0-only
/* Changing what the ALG does in a namespace. */
#include <linux/slab.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_core.h>
#include <net/netfilter/nf_conntrack_helper.h>
#include <uapi/linux/netfilter/nf_sip_alg.h>

#include "census.h"
#include "control.h"
#include "dialog.h"
#include "hook.h"
#include "inlet.h"
#include "nat.h"

#define DRAIN_INTERVAL	HZ

static int attach(struct nfsip_net *sn)
{
	int err = nfsip_nat_attach(sn->net);

	if (err)
		return err;
	err = nfsip_hooks_attach(sn->net);
	if (err)
		nfsip_nat_detach(sn->net);
	else
		WRITE_ONCE(sn->is_attached, true);
	return err;
}

static void detach(struct nfsip_net *sn)
{
	if (!sn->is_attached)
		return;
	WRITE_ONCE(sn->is_attached, false);
	nfsip_hooks_detach(sn->net);
	nfsip_nat_detach(sn->net);
}

static bool is_followed(const struct nf_conn *ct)
{
	const struct nf_conn_help *help = nfct_help(ct);

	return help && rcu_access_pointer(help->helper);
}

static int is_missed(struct nf_conn *ct, void *config)
{
	const struct nf_conntrack_tuple *t;

	t = &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
	return nf_ct_protonum(ct) == IPPROTO_UDP && !ct->master &&
	       !is_followed(ct) &&
	       (nfsip_is_sip_port(config, t->dst.u.udp.port) ||
		nfsip_is_sip_port(config, t->src.u.udp.port));
}

/* A helper can only be given to a new connection, and keep-alives let an old
 * one live for ever. So those on SIP ports from before are forgotten, once: the
 * next datagram begins them anew, and they are followed.
 */
static void forget_missed(struct nfsip_net *sn)
{
	struct nf_ct_iter_data what = {
		.net	= sn->net,
		.data	= rcu_dereference_protected(sn->config,
				lockdep_is_held(&sn->config_mutex)),
	};

	nf_ct_iterate_cleanup_net(is_missed, &what);
}

static bool is_off(const struct nfsip_net *sn)
{
	return nfsip_config_is_off(rcu_dereference_protected(sn->config,
				lockdep_is_held(&sn->config_mutex)));
}

static bool any_zone(u16 zone, void *arg)
{
	return true;
}

/* Off, but calls that began before keep the mode they began with: the hooks go
 * with the last of them.
 */
static void drain_work(struct work_struct *work)
{
	struct nfsip_net *sn = container_of(to_delayed_work(work),
					    struct nfsip_net, drain);

	mutex_lock(&sn->config_mutex);
	if (!is_off(sn) || !sn->is_attached)
		goto out;
	if (nfsip_census(sn, any_zone, NULL))
		queue_delayed_work(system_power_efficient_wq, &sn->drain,
				   DRAIN_INTERVAL);
	else
		detach(sn);
out:
	mutex_unlock(&sn->config_mutex);
}

int nfsip_control_set(struct nfsip_net *sn, struct nfsip_config *config)
{
	bool turns_off = nfsip_config_is_off(config);
	int err = 0;

	lockdep_assert_held(&sn->config_mutex);
	if (!turns_off && !sn->is_attached)
		err = attach(sn);
	if (err)
		return err;
	nfsip_config_swap(sn, config);
	if (turns_off && !nfsip_census(sn, any_zone, NULL))
		detach(sn);
	else if (turns_off)
		queue_delayed_work(system_power_efficient_wq, &sn->drain,
				   DRAIN_INTERVAL);
	else
		forget_missed(sn);
	return 0;
}

static int __net_init control_net_init(struct net *net)
{
	struct nfsip_net *sn = nfsip_state(net);

	INIT_DELAYED_WORK(&sn->drain, drain_work);
	sn->calls.on_expiry = nfsip_dialog_expired;
	sn->inlets.on_expiry = nfsip_inlet_expired;
	return 0;
}

static void __net_exit control_net_exit(struct net *net)
{
	struct nfsip_net *sn = nfsip_state(net);

	mutex_lock(&sn->config_mutex);
	detach(sn);
	mutex_unlock(&sn->config_mutex);
	/* it finds nothing to do, and does not queue itself again */
	cancel_delayed_work_sync(&sn->drain);
}

/* Its exit runs before that of the state, which is registered earlier. */
static struct pernet_operations control_ops = {
	.init	= control_net_init,
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
