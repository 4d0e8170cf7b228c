// SPDX-License-Identifier: GPL-2.0-only
/* How a datagram is treated, as things stand now. */
#include <linux/netdevice.h>

#include "evidence.h"
#include "link.h"
#include "terms.h"

static u8 wan_of(const struct nfsip_flow *flow)
{
	const struct nf_wan_policy_ops *policy = nfsip_policy();
	struct nf_wan_choice choice;

	if (!policy || !flow->zone ||
	    policy->zone_choice(flow->net, flow->zone, &choice))
		return 0;
	return choice.wan;
}

/* Conntrack does not tell its helpers. */
static struct nfsip_path path_of(const struct nfsip_flow *flow,
				 const struct sk_buff *skb)
{
	const struct net_device *in = dev_get_by_index_rcu(flow->net,
							   skb->skb_iif);

	return (struct nfsip_path){
		.in	= in ? in->name : "",
		.out	= skb->dev ? skb->dev->name : "",
		.wan	= wan_of(flow),
	};
}

/* Pinhole, until the far side is known to need more */
static u32 mode_of_auto(const struct nfsip_plan *plan)
{
	if (plan->terms.auto_rewrite &&
	    nfsip_evidence_verdict(plan->sn, plan->flow) == SCORE_NAIVE)
		return NFSIP_MODE_REWRITE;
	return NFSIP_MODE_PINHOLE;
}

void nfsip_terms_agree(struct nfsip_plan *plan, const struct sk_buff *skb)
{
	const struct nfsip_config *config = rcu_dereference(plan->sn->config);
	struct nfsip_path path;

	plan->terms = config->terms;
	if (config->n_peers) {
		path = path_of(plan->flow, skb);
		plan->terms = nfsip_config_terms(config, plan->flow, &path);
	}
	plan->is_watched = plan->terms.mode == NFSIP_MODE_AUTO ||
			   plan->terms.mode == NFSIP_MODE_MONITOR;
	if (plan->terms.mode == NFSIP_MODE_AUTO)
		plan->terms.mode = mode_of_auto(plan);
}
