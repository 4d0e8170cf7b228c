// SPDX-License-Identifier: GPL-2.0-only
/* Does nf_ct_refresh() take the packet? */
#include <net/netfilter/nf_conntrack.h>

void probe(struct nf_conn *ct, const struct sk_buff *skb);

void probe(struct nf_conn *ct, const struct sk_buff *skb)
{
	nf_ct_refresh(ct, skb, HZ);
}
