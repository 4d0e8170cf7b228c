/* SPDX-License-Identifier: GPL-2.0-only */
/* What the ALG knows in one network namespace: settings, tables, counters. */
#ifndef _NF_SIP_ALG_STATE_H
#define _NF_SIP_ALG_STATE_H

#include <linux/percpu.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>
#include <linux/xarray.h>
#include <net/net_namespace.h>

#include "config.h"
#include "reasons.h"
#include "table.h"

/**
 * struct nfsip_stats - counters of one CPU
 * @count: by enum nfsip_reason
 */
struct nfsip_stats {
	u64			count[NFSIP_R_MAX];
};

/* Slots by which the media ports of inside hosts are counted */
#define NFSIP_HOSTS	1024

/**
 * struct nfsip_net - everything of one namespace
 * @net: the namespace
 * @config: settings
 * @config_mutex: serialises changes of @config and of the hooks
 * @calls: struct nfsip_dialog by Call-ID and the caller's tag
 * @txns: struct nfsip_txn by branch and method
 * @restores: struct nfsip_restore by inside host and written token
 * @media: struct nfsip_media by inside endpoint
 * @ports: the same by public endpoint: being in it is the reservation
 * @host_ports: entries in @media, by a hash of the inside address
 * @lock: guards @host_ports, the media of the calls and what changes of it
 * @templates: conntrack templates by zone id
 * @stats: counters
 * @is_attached: the hooks are there; written under @config_mutex
 * @gc: drops what has expired
 * @drain: takes the hooks away when the last call is over
 */
struct nfsip_net {
	struct net			*net;
	struct nfsip_config __rcu	*config;
	struct mutex			config_mutex; /* writes config, hooks */
	struct nfsip_table		calls;
	struct nfsip_table		txns;
	struct nfsip_table		restores;
	struct nfsip_index		media;
	struct nfsip_index		ports;
	u32				host_ports[NFSIP_HOSTS];
	spinlock_t			lock; /* media of the calls */
	struct xarray			templates;
	struct nfsip_stats __percpu	*stats;
	bool				is_attached;
	struct delayed_work		gc;
	struct delayed_work		drain;
};

/**
 * nfsip_state() - the state of a namespace
 * @net: namespace
 *
 * Return: the state; NULL once the module is on its way out.
 */
struct nfsip_net *nfsip_state(const struct net *net);

/**
 * nfsip_state_init() - give every namespace its state
 * Return: 0 or a negative errno.
 */
int nfsip_state_init(void);

/**
 * nfsip_state_exit() - take the state back
 *
 * All readers must be gone: hooks, helper, netlink and the peer's calls.
 */
void nfsip_state_exit(void);

/**
 * nfsip_config_swap() - publish new settings
 * @sn: state, config_mutex held
 * @config: settings from kmalloc(); owned by @sn from now on
 */
void nfsip_config_swap(struct nfsip_net *sn, struct nfsip_config *config);

/**
 * nfsip_count() - count one outcome, and trace it
 * @sn: state
 * @reason: which one
 */
void nfsip_count(struct nfsip_net *sn, enum nfsip_reason reason);

#endif
