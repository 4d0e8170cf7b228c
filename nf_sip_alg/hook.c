// SPDX-License-Identifier: GPL-2.0-only
/*
 * Where packets enter.
 *
 * DOC: the walk of a SIP datagram
 *
 * -250 steer: SIP datagrams that came in one buffer part, and each is put in the
 *      conntrack zone of its call's WAN and public address. Later hooks read the
 *      zone; nobody chooses again.
 * -200 conntrack finds or makes the connection, in that zone.
 * -199 follow: a connection on a SIP port, or to an inlet, is given the helper,
 *      and media that was announced is taken into its call.
 * last the helper sees the datagram, after NAT, as it will leave (helper.c).
 */
#include <linux/netfilter_ipv4.h>
#include <linux/netfilter_ipv6.h>
#include <linux/udp.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_core.h>

#include "adopt.h"
#include "batch.h"
#include "helper.h"
#include "hook.h"
#include "inlet.h"
#include "steer.h"

/* After defragmentation (-400) and the raw table (-300), whose notrack rules
 * and templates are respected, before conntrack (-200).
 */
#define STEER_PRIORITY	(NF_IP_PRI_CONNTRACK - 50)

/* Before any NAT, so that the NAT core knows of the helper */
#define FOLLOW_PRIORITY	(NF_IP_PRI_CONNTRACK + 1)

static unsigned int steer_hook(void *priv, struct sk_buff *skb,
			       const struct nf_hook_state *state)
{
	struct nfsip_net *sn = nfsip_state(state->net);

	if (!sn)
		return NF_ACCEPT;
	if (nfsip_is_batch(skb) && state->hook == NF_INET_PRE_ROUTING &&
	    nfsip_steer_sees(sn, skb, state))
		return nfsip_batch_split(skb, steer_hook, state);
	/* what notrack or another template has decided stays decided */
	if (!skb->_nfct)
		nfsip_steer(sn, skb, state);
	return NF_ACCEPT;
}

static bool is_on_sip_port(const struct nfsip_net *sn,
			   const struct nf_conn *ct)
{
	const struct nfsip_config *config = rcu_dereference(sn->config);
	const struct nf_conntrack_tuple *t;

	t = &ct->tuplehash[IP_CT_DIR_ORIGINAL].tuple;
	return nfsip_is_sip_port(config, t->dst.u.udp.port) ||
	       nfsip_is_sip_port(config, t->src.u.udp.port);
}

/* Nobody has answered it, and it is nobody's child */
static bool is_stray(const struct nf_conn *ct, enum ip_conntrack_info ctinfo)
{
	return ct && ctinfo == IP_CT_NEW && !nf_ct_is_template(ct) &&
	       !ct->master && !(ct->status & IPS_NAT_MASK);
}

/* Likewise, but from the inside, and on its way by some public end. A first
 * packet has none as yet.
 */
static bool is_own(const struct nf_conn *ct, enum ip_conntrack_info ctinfo)
{
	return ct && ctinfo == IP_CT_NEW && !nf_ct_is_template(ct) &&
	       !ct->master && nf_ct_protonum(ct) == IPPROTO_UDP &&
	       (ct->status & IPS_NAT_MASK) == IPS_SRC_NAT &&
	       nf_ct_is_confirmed(ct);
}

/* An inlet may have any port, and whoever comes by it may, too. */
static unsigned int follow_udp(struct nfsip_net *sn, struct nf_conn *ct,
			       struct sk_buff *skb,
			       const struct nf_hook_state *state)
{
	bool is_inlet = nfsip_inlet_admits(sn, ct);
	bool is_sip = is_inlet || is_on_sip_port(sn, ct);

	if (is_sip && !nf_ct_is_confirmed(ct) &&
	    !nfsip_config_is_off(rcu_dereference(sn->config)) &&
	    !nfsip_helper_assign(ct))
		nfsip_count(sn, NFSIP_R_NO_MEMORY);
	return is_sip && !is_inlet ? NF_ACCEPT : nfsip_adopt(sn, skb, state);
}

static unsigned int follow_hook(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	struct nfsip_net *sn = nfsip_state(state->net);
	enum ip_conntrack_info ctinfo;
	struct nf_conn *ct;

	ct = nf_ct_get(skb, &ctinfo);
	if (sn && is_own(ct, ctinfo))
		return nfsip_adopt_own(sn, skb, state);
	if (!sn || !is_stray(ct, ctinfo))
		return NF_ACCEPT;
	if (nf_ct_protonum(ct) == IPPROTO_TCP)
		return nf_ct_is_confirmed(ct) ? NF_ACCEPT :
						nfsip_adopt(sn, skb, state);
	if (nf_ct_protonum(ct) != IPPROTO_UDP)
		return NF_ACCEPT;
	return follow_udp(sn, ct, skb, state);
}

#define HOOK(family, where, prio, fn)		\
	{					\
		.hook		= fn,		\
		.pf		= family,	\
		.hooknum	= where,	\
		.priority	= prio,		\
	}

static const struct nf_hook_ops ops[] = {
	HOOK(NFPROTO_IPV4, NF_INET_PRE_ROUTING, STEER_PRIORITY, steer_hook),
	HOOK(NFPROTO_IPV4, NF_INET_LOCAL_OUT, STEER_PRIORITY, steer_hook),
	HOOK(NFPROTO_IPV4, NF_INET_PRE_ROUTING, FOLLOW_PRIORITY, follow_hook),
	HOOK(NFPROTO_IPV4, NF_INET_LOCAL_OUT, FOLLOW_PRIORITY, follow_hook),
	HOOK(NFPROTO_IPV6, NF_INET_PRE_ROUTING, STEER_PRIORITY, steer_hook),
	HOOK(NFPROTO_IPV6, NF_INET_LOCAL_OUT, STEER_PRIORITY, steer_hook),
	HOOK(NFPROTO_IPV6, NF_INET_PRE_ROUTING, FOLLOW_PRIORITY, follow_hook),
	HOOK(NFPROTO_IPV6, NF_INET_LOCAL_OUT, FOLLOW_PRIORITY, follow_hook),
};

int nfsip_hooks_attach(struct net *net)
{
	int err = nf_ct_netns_get(net, NFPROTO_INET);

	if (err)
		return err;
	err = nf_register_net_hooks(net, ops, ARRAY_SIZE(ops));
	if (err)
		nf_ct_netns_put(net, NFPROTO_INET);
	return err;
}

void nfsip_hooks_detach(struct net *net)
{
	nf_unregister_net_hooks(net, ops, ARRAY_SIZE(ops));
	nf_ct_netns_put(net, NFPROTO_INET);
}
