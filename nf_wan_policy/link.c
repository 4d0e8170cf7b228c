// SPDX-License-Identifier: GPL-2.0-only
/*
 * Binding to nf_sip_alg.
 *
 * DOC: Neither module holds a reference on the other, or none could be removed
 * under traffic. Instead each keeps the functions of the other in an RCU
 * pointer, and the other clears it, or its MODULE_STATE_GOING notification
 * does, before its text is freed. Both may be going at the same time, and then
 * neither can reach the other's symbol: the gate @is_open covers our side.
 */

#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/rcupdate.h>
#include <linux/string.h>
#include "link.h"

static const struct nf_sip_alg_ops __rcu *alg;
static const struct nf_wan_policy_ops *our_ops;
static bool is_open;
static DEFINE_MUTEX(link_lock);	/* writing alg and is_open */

/* A table that comes when the gate is closed would never be withdrawn. */
static void set_alg(const struct nf_sip_alg_ops *theirs)
{
	mutex_lock(&link_lock);
	if (!is_open)
		theirs = NULL;
	rcu_assign_pointer(alg, theirs);
	mutex_unlock(&link_lock);
	if (!theirs)
		synchronize_rcu();
}

const struct nf_wan_policy_ops *
nf_wan_policy_bind(const struct nf_sip_alg_ops *theirs)
{
	set_alg(theirs);
	return our_ops;
}
EXPORT_SYMBOL_GPL(nf_wan_policy_bind);

/* The symbol's reference lasts for the call only: see DOC. */
static const struct nf_sip_alg_ops *
offer(const struct nf_wan_policy_ops *ours)
{
	const struct nf_sip_alg_ops *theirs;
	typeof(nf_sip_alg_bind) *bind = symbol_get(nf_sip_alg_bind);

	if (!bind)
		return NULL;
	theirs = bind(ours);
	symbol_put(nf_sip_alg_bind);
	return theirs;
}

static void meet(void)
{
	const struct nf_sip_alg_ops *theirs = offer(our_ops);

	if (theirs)
		set_alg(theirs);
}

static int module_event(struct notifier_block *nb, unsigned long event,
			void *data)
{
	const struct module *mod = data;

	if (strcmp(mod->name, "nf_sip_alg"))
		return NOTIFY_DONE;
	if (event == MODULE_STATE_LIVE)
		meet();
	else if (event == MODULE_STATE_GOING)
		set_alg(NULL);
	return NOTIFY_DONE;
}

static struct notifier_block module_notifier = {
	.notifier_call	= module_event,
};

int wanp_link_media(struct net *net, const struct nf_wan_key *key,
		    struct nf_wan_choice *choice)
{
	const struct nf_sip_alg_ops *ops = rcu_dereference(alg);

	return ops ? ops->media_affinity(net, key, choice) : -ENOENT;
}

u8 wanp_link_service(struct net *net, const struct nf_wan_key *key)
{
	const struct nf_sip_alg_ops *ops = rcu_dereference(alg);

	return ops ? ops->service_of(net, key) : NF_WAN_SERVICE_NONE;
}

int wanp_link_calls(struct net *net, u8 wan)
{
	const struct nf_sip_alg_ops *ops = rcu_dereference(alg);

	return ops ? (int)ops->live_calls(net, wan) : -ENOENT;
}

bool wanp_link_is_live(struct net *net, const struct nf_conn *ct)
{
	const struct nf_sip_alg_ops *ops = rcu_dereference(alg);

	return ops && ops->is_live(net, ct);
}

u32 wanp_link_end_calls(struct net *net,
			bool (*is_doomed)(const struct nf_wan_key *key,
					  u16 zone, void *arg), void *arg)
{
	const struct nf_sip_alg_ops *ops;
	u32 n;

	rcu_read_lock();
	ops = rcu_dereference(alg);
	n = ops ? ops->end_calls(net, is_doomed, arg) : 0;
	rcu_read_unlock();
	return n;
}

bool wanp_link_open(void)
{
	return READ_ONCE(is_open);
}

int wanp_link_init(const struct nf_wan_policy_ops *ours)
{
	int err;

	our_ops = ours;
	WRITE_ONCE(is_open, true);
	err = register_module_notifier(&module_notifier);
	if (err) {
		WRITE_ONCE(is_open, false);
		return err;
	}
	meet();
	return 0;
}

void wanp_link_exit(void)
{
	WRITE_ONCE(is_open, false);
	offer(NULL);
	set_alg(NULL);
	unregister_module_notifier(&module_notifier);
}
