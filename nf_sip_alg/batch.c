// SPDX-License-Identifier: GPL-2.0-only
/* Datagrams that come together in one buffer. */
#include <linux/netfilter_bridge.h>
#include <linux/skbuff.h>
#include <net/net_namespace.h>

#include "batch.h"
#include "compat.h"

bool nfsip_is_batch(const struct sk_buff *skb)
{
	return skb_is_gso(skb) &&
	       skb_shinfo(skb)->gso_type & SKB_GSO_UDP_L4;
}

static const struct nf_hook_entries *
hooks_of(const struct nf_hook_state *state)
{
	const struct netns_nf *nf = &state->net->nf;

	return state->pf == NFPROTO_IPV4 ?
	       rcu_dereference(nf->hooks_ipv4[state->hook]) :
	       rcu_dereference(nf->hooks_ipv6[state->hook]);
}

/* The place of the hook that follows; 0 when @hook is being taken away */
static unsigned int behind(const struct nf_hook_entries *hooks, nf_hookfn *hook)
{
	unsigned int i;

	for (i = 0; i < hooks->num_hook_entries; i++)
		if (hooks->hooks[i].hook == hook)
			return i + 1;
	return 0;
}

/* A bridge still wants the MAC header of each of them. */
static unsigned int mac_len(const struct sk_buff *skb)
{
#if IS_ENABLED(CONFIG_BRIDGE_NETFILTER)
	if (nf_bridge_info_get(skb))
		return skb->network_header - skb->mac_header;
#endif
	return 0;
}

unsigned int nfsip_batch_split(struct sk_buff *skb, nf_hookfn *hook,
			       const struct nf_hook_state *state)
{
	const struct nf_hook_entries *hooks = hooks_of(state);
	struct sk_buff *list, *one, *next;
	unsigned int from = hooks ? behind(hooks, hook) : 0;
	unsigned int mac = mac_len(skb);
	struct nf_hook_state on = *state;

	if (!from)
		return NF_ACCEPT;
	__skb_push(skb, mac);
	list = skb_gso_segment(skb, 0);
	if (IS_ERR_OR_NULL(list)) {
		__skb_pull(skb, mac);
		return NF_ACCEPT;
	}
	consume_skb(skb);
	skb_list_walk_safe(list, one, next) {
		skb_mark_not_on_list(one);
		__skb_pull(one, mac);
		hook(NULL, one, state);
		if (nf_hook_slow(one, &on, hooks, from) == 1)
			state->okfn(state->net, state->sk, one);
	}
	return NF_STOLEN;
}
