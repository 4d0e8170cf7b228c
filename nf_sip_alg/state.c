// SPDX-License-Identifier: GPL-2.0-only
/* What the ALG knows in one network namespace: settings, tables, counters. */
#include <linux/module.h>
#include <linux/slab.h>
#include <net/netns/generic.h>
#include <net/netfilter/nf_conntrack.h>

#include "hash.h"
#include "state.h"
#include "trace.h"

/* Bounds of memory per namespace, at 128 or 192 bytes an entry, and 512 a call */
#define CALLS_MAX	65536
#define TXNS_MAX	131072
#define RESTORES_MAX	65536
#define MEDIA_MAX	131072

#define GC_INTERVAL	HZ

static unsigned int state_id __read_mostly;
static bool state_up __read_mostly;

struct nfsip_net *nfsip_state(const struct net *net)
{
	return READ_ONCE(state_up) ? net_generic(net, state_id) : NULL;
}

void nfsip_count(struct nfsip_net *sn, enum nfsip_reason reason)
{
	this_cpu_inc(sn->stats->count[reason]);
	trace_nfsip_outcome(sn->net, reason);
}

void nfsip_config_swap(struct nfsip_net *sn, struct nfsip_config *config)
{
	struct nfsip_config *old;

	old = rcu_replace_pointer(sn->config, config,
				  lockdep_is_held(&sn->config_mutex));
	if (old)
		kfree_rcu(old, rcu);
}

static void gc_work(struct work_struct *work)
{
	struct nfsip_net *sn = container_of(to_delayed_work(work),
					    struct nfsip_net, gc);

	nfsip_table_gc(&sn->calls);
	nfsip_table_gc(&sn->txns);
	nfsip_table_gc(&sn->restores);
	queue_delayed_work(system_power_efficient_wq, &sn->gc, GC_INTERVAL);
}

static void __net_exit drop_tables(struct nfsip_net *sn)
{
	nfsip_index_destroy(&sn->ports);
	nfsip_index_drop(&sn->media);
	nfsip_table_destroy(&sn->restores);
	nfsip_table_destroy(&sn->txns);
	nfsip_table_destroy(&sn->calls);
}

static int __net_init init_tables(struct nfsip_net *sn)
{
	int err;

	err = nfsip_table_init(&sn->calls, CALLS_MAX);
	if (err)
		return err;
	err = nfsip_table_init(&sn->txns, TXNS_MAX);
	if (err)
		goto err_txns;
	err = nfsip_table_init(&sn->restores, RESTORES_MAX);
	if (err)
		goto err_restores;
	err = nfsip_index_init(&sn->media, MEDIA_MAX);
	if (err)
		goto err_media;
	err = nfsip_index_init(&sn->ports, MEDIA_MAX);
	if (err)
		goto err_ports;
	return 0;
err_ports:
	nfsip_index_destroy(&sn->media);
err_media:
	nfsip_table_destroy(&sn->restores);
err_restores:
	nfsip_table_destroy(&sn->txns);
err_txns:
	nfsip_table_destroy(&sn->calls);
	return err;
}

static int __net_init state_net_init(struct net *net)
{
	struct nfsip_net *sn = net_generic(net, state_id);
	int err = -ENOMEM;

	sn->net = net;
	mutex_init(&sn->config_mutex);
	spin_lock_init(&sn->lock);
	xa_init(&sn->templates);
	sn->stats = alloc_percpu(struct nfsip_stats);
	if (!sn->stats)
		return err;
	RCU_INIT_POINTER(sn->config, nfsip_config_default());
	if (!rcu_access_pointer(sn->config))
		goto err_config;
	err = init_tables(sn);
	if (err)
		goto err_tables;
	INIT_DELAYED_WORK(&sn->gc, gc_work);
	queue_delayed_work(system_power_efficient_wq, &sn->gc, GC_INTERVAL);
	return 0;
err_tables:
	kfree(rcu_access_pointer(sn->config));
err_config:
	free_percpu(sn->stats);
	return err;
}

static void __net_exit state_net_exit(struct net *net)
{
	struct nfsip_net *sn = net_generic(net, state_id);
	struct nf_conn *tmpl;
	unsigned long zone;

	cancel_delayed_work_sync(&sn->gc);
	drop_tables(sn);
	xa_for_each(&sn->templates, zone, tmpl)
		nf_ct_put(tmpl);
	xa_destroy(&sn->templates);
	kfree(rcu_access_pointer(sn->config));
	free_percpu(sn->stats);
}

static struct pernet_operations state_ops = {
	.init	= state_net_init,
	.exit	= state_net_exit,
	.id	= &state_id,
	.size	= sizeof(struct nfsip_net),
};

int nfsip_state_init(void)
{
	int err;

	nfsip_hash_init();
	err = register_pernet_subsys(&state_ops);
	if (!err)
		WRITE_ONCE(state_up, true);
	return err;
}

void nfsip_state_exit(void)
{
	WRITE_ONCE(state_up, false);
	synchronize_net();
	unregister_pernet_subsys(&state_ops);
	rcu_barrier();
}
