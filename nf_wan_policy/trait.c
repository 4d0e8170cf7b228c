// SPDX-License-Identifier: GPL-2.0-only
/* What a flow looks like besides its addresses. */

#include "key.h"
#include "trait.h"

bool wanp_ports_have(const struct wanp_ports *ports, __be16 port)
{
	return !ports->max ||
	       (ntohs(port) >= ports->min && ntohs(port) <= ports->max);
}

static bool list_has(const struct wanp_port_list *list, __be16 port)
{
	u8 i;

	for (i = 0; i < list->n; i++)
		if (wanp_ports_have(&list->range[i], port))
			return true;
	return !list->n;
}

static bool proto_fits(const struct wanp_trait *trait, u8 proto)
{
	return !trait->n_protos ||
	       memchr(trait->proto, proto, trait->n_protos);
}

static bool packet_fits(const struct wanp_trait *trait,
			const struct nf_wan_key *key)
{
	if (trait->has_mac && (!(key->knows & NF_WAN_KNOWS_MAC) ||
			       memcmp(trait->mac, key->mac, ETH_ALEN)))
		return false;
	return !trait->has_dscp || (key->knows & NF_WAN_KNOWS_DSCP &&
				    trait->dscp == key->dscp);
}

static bool socket_fits(const struct wanp_trait *trait,
			const struct nf_wan_key *key)
{
	if (!trait->mark_mask && !trait->has_uid)
		return true;
	if (!(key->knows & NF_WAN_KNOWS_SOCKET))
		return false;
	if ((key->mark ^ trait->mark) & trait->mark_mask)
		return false;
	return !trait->has_uid ||
	       (key->uid >= trait->uid_min && key->uid <= trait->uid_max);
}

bool wanp_trait_fits(const struct wanp_trait *trait,
		     const struct nf_wan_key *key)
{
	return proto_fits(trait, key->proto) &&
	       list_has(&trait->sports, key->sport) &&
	       list_has(&trait->dports, key->dport) &&
	       packet_fits(trait, key) && socket_fits(trait, key) &&
	       (!trait->service || trait->service == key->service);
}
