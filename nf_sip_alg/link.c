// SPDX-License-Identifier: GPL-2.0-only
/*
 * The other module, if it is there.
 *
 * DOC: binding
 *
 * No reference to the peer is held, so either module can be removed under
 * traffic. That is safe for two reasons. A module that goes withdraws its
 * functions from its peer and waits until nobody runs in them; and should the
 * peer be going at the same moment, so that it cannot be reached, the gate
 * @is_open makes the functions harmless and the peer's module notifier drops
 * the pointer before the memory is freed.
 */
#include <linux/module.h>
#include <linux/notifier.h>
#include <net/netfilter/nf_conntrack_helper.h>

#include "census.h"
#include "config.h"
#include "link.h"
#include "media.h"

static const struct nf_wan_policy_ops __rcu *policy;
static DEFINE_MUTEX(bind_mutex);
static bool is_open;

const struct nf_wan_policy_ops *nfsip_policy(void)
{
	return rcu_dereference(policy);
}

/* The policy asks with the tuple as it was sent; only what the inside sends
 * from an announced end belongs to a call.
 */
static int media_affinity(struct net *net, const struct nf_wan_key *key,
			  struct nf_wan_choice *choice)
{
	struct nfsip_end lan = { .ip = key->saddr, .port = key->sport };
	const struct nf_wan_policy_ops *ops = nfsip_policy();
	struct nfsip_media *m;
	struct nfsip_net *sn;

	if (!READ_ONCE(is_open) || !ops || key->proto != IPPROTO_UDP)
		return -ENOENT;
	sn = nfsip_state(net);
	m = sn ? nfsip_media_at(sn, nfsip_end_hash(key->family, &lan)) : NULL;
	if (!m || ops->zone_choice(net, m->zone, choice))
		return -ENOENT;
	choice->addr = m->pub.ip;
	return 0;
}

struct on_wan {
	const struct nf_wan_policy_ops	*ops;
	struct net			*net;
	u8				wan;
};

static bool zone_is_on(u16 zone, void *arg)
{
	struct nf_wan_choice choice;
	struct on_wan *on = arg;

	return !on->ops->zone_choice(on->net, zone, &choice) &&
	       choice.wan == on->wan;
}

static u32 live_calls(struct net *net, u8 wan)
{
	struct on_wan on = { .ops = nfsip_policy(), .net = net, .wan = wan };
	struct nfsip_net *sn;

	if (!READ_ONCE(is_open) || !on.ops)
		return 0;
	sn = nfsip_state(net);
	return sn ? nfsip_census(sn, zone_is_on, &on) : 0;
}

/* Media lives as long as its call. */
static bool is_live(struct net *net, const struct nf_conn *ct)
{
	const struct nf_conn_help *help = nfct_help(ct);
	struct nfsip_flow flow;
	struct nfsip_net *sn;

	sn = READ_ONCE(is_open) ? nfsip_state(net) : NULL;
	if (!sn || nfsip_flow_of(ct, IP_CT_DIR_ORIGINAL, &flow))
		return false;
	if (nfsip_media_at(sn, nfsip_end_hash(flow.family, &flow.lan)) ||
	    nfsip_media_at(sn, nfsip_end_hash(flow.family, &flow.peer)))
		return true;
	return help && rcu_access_pointer(help->helper) &&
	       nfsip_census_of(sn, &flow);
}

struct doom {
	bool	(*is_doomed)(const struct nf_wan_key *key, u16 zone, void *arg);
	void	*arg;
};

static bool is_doomed(const struct nfsip_flow *flow, u16 zone, void *arg)
{
	const struct doom *doom = arg;
	struct nf_wan_key key = {
		.saddr	= flow->lan.ip,
		.daddr	= flow->peer.ip,
		.sport	= flow->lan.port,
		.dport	= flow->peer.port,
		.family	= flow->family,
		.proto	= IPPROTO_UDP,
	};

	return doom->is_doomed(&key, zone, doom->arg);
}

static u32 end_calls(struct net *net,
		     bool (*judge)(const struct nf_wan_key *key, u16 zone,
				   void *arg), void *arg)
{
	struct doom doom = { .is_doomed = judge, .arg = arg };
	struct nfsip_net *sn = NULL;

	if (READ_ONCE(is_open))
		sn = nfsip_state(net);
	return sn ? nfsip_census_end(sn, is_doomed, &doom) : 0;
}

static bool is_media_port(const struct nfsip_config *config, __be16 port)
{
	return ntohs(port) >= config->media_port_min &&
	       ntohs(port) <= config->media_port_max;
}

static bool is_media(struct nfsip_net *sn, const struct nfsip_config *config,
		     const struct nf_wan_key *key)
{
	struct nfsip_end lan = { .ip = key->saddr, .port = key->sport };

	return key->proto == IPPROTO_UDP &&
	       (is_media_port(config, key->sport) ||
		is_media_port(config, key->dport) ||
		nfsip_media_at(sn, nfsip_end_hash(key->family, &lan)));
}

static bool is_sip(const struct nfsip_config *config,
		   const struct nf_wan_key *key)
{
	return (key->proto == IPPROTO_UDP || key->proto == IPPROTO_TCP) &&
	       (nfsip_is_sip_port(config, key->sport) ||
		nfsip_is_sip_port(config, key->dport));
}

/* By its ports, whatever the mode: a call that is not altered is one, too. */
static u8 service_of(struct net *net, const struct nf_wan_key *key)
{
	const struct nfsip_config *config;
	struct nfsip_net *sn = NULL;

	if (READ_ONCE(is_open))
		sn = nfsip_state(net);
	config = sn ? rcu_dereference(sn->config) : NULL;
	if (!config)
		return NF_WAN_SERVICE_NONE;
	if (is_sip(config, key))
		return NF_WAN_SERVICE_SIP;
	return is_media(sn, config, key) ? NF_WAN_SERVICE_RTP :
					   NF_WAN_SERVICE_NONE;
}

static const struct nf_sip_alg_ops our_ops = {
	.media_affinity	= media_affinity,
	.live_calls	= live_calls,
	.is_live	= is_live,
	.end_calls	= end_calls,
	.service_of	= service_of,
};

/* A table that came after the gate was closed would never be withdrawn. */
static void publish(const struct nf_wan_policy_ops *ops)
{
	mutex_lock(&bind_mutex);
	if (!is_open)
		ops = NULL;
	rcu_assign_pointer(policy, ops);
	mutex_unlock(&bind_mutex);
	if (!ops)
		synchronize_rcu();
}

const struct nf_sip_alg_ops *
nf_sip_alg_bind(const struct nf_wan_policy_ops *theirs)
{
	publish(theirs);
	return &our_ops;
}
EXPORT_SYMBOL_GPL(nf_sip_alg_bind);

static void tell_policy(const struct nf_sip_alg_ops *ops)
{
	typeof(nf_wan_policy_bind) *bind = symbol_get(nf_wan_policy_bind);
	const struct nf_wan_policy_ops *theirs;

	if (!bind)
		return;
	theirs = bind(ops);
	if (ops)
		publish(theirs);
	symbol_put(nf_wan_policy_bind);
}

static int on_module(struct notifier_block *nb, unsigned long event, void *data)
{
	const struct module *mod = data;

	if (strcmp(mod->name, "nf_wan_policy"))
		return NOTIFY_DONE;
	if (event == MODULE_STATE_LIVE)
		tell_policy(&our_ops);
	else if (event == MODULE_STATE_GOING)
		publish(NULL);
	return NOTIFY_OK;
}

static struct notifier_block module_nb = { .notifier_call = on_module };

int nfsip_link_init(void)
{
	int err;

	WRITE_ONCE(is_open, true);
	err = register_module_notifier(&module_nb);
	if (err) {
		WRITE_ONCE(is_open, false);
		return err;
	}
	tell_policy(&our_ops);
	return 0;
}

void nfsip_link_exit(void)
{
	WRITE_ONCE(is_open, false);
	tell_policy(NULL);
	publish(NULL);
	unregister_module_notifier(&module_nb);
}
