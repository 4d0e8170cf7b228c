// SPDX-License-Identifier: GPL-2.0-only
/* Datagrams that come together in one buffer. */
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

/* The place of the hook that follows */
static unsigned int behind(const struct nf_hook_entries *hooks, nf_hookfn *hook)
{
	unsigned int i;

	for (i = 0; i < hooks->num_hook_entries; i++)
		if (hooks->hooks[i].hook == hook)
			return i + 1;
	return i;
}

unsigned int nfsip_batch_split(struct sk_buff *skb, nf_hookfn *hook,
			       const struct nf_hook_state *state)
{
	const struct nf_hook_entries *hooks = hooks_of(state);
	struct sk_buff *list, *one, *next;
	struct nf_hook_state on = *state;

	if (!hooks)
		return NF_ACCEPT;
	list = skb_gso_segment(skb, 0);
	if (IS_ERR_OR_NULL(list))
		return NF_ACCEPT;
	consume_skb(skb);
	skb_list_walk_safe(list, one, next) {
		skb_mark_not_on_list(one);
		hook(NULL, one, state);
		if (nf_hook_slow(one, &on, hooks, behind(hooks, hook)) == 1)
			state->okfn(state->net, state->sk, one);
	}
	return NF_STOLEN;
}
