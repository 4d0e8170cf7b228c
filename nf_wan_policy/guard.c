// SPDX-License-Identifier: GPL-2.0-only
/*
 * Late ICMP errors, stray TCP and the like have no conntrack entry, so nobody
 * translates them. With their inside source they are of no use to anybody.
 */

#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/netfilter.h>
#include <net/netfilter/nf_conntrack.h>
#include "address.h"
#include "guard.h"
#include "net.h"
#include "route.h"

static bool is_invalid(const struct sk_buff *skb)
{
	enum ip_conntrack_info ctinfo;

	return !nf_ct_get(skb, &ctinfo) && ctinfo != IP_CT_UNTRACKED;
}

/* What is invalid has no ports that one could rely on. */
static void read_key(struct nf_wan_key *key, const struct sk_buff *skb, u8 family)
{
	memset(key, 0, sizeof(*key));
	key->family = family;
	key->iif = skb->skb_iif;
	if (family == NFPROTO_IPV4) {
		key->saddr.ip = ip_hdr(skb)->saddr;
		key->daddr.ip = ip_hdr(skb)->daddr;
		key->proto = ip_hdr(skb)->protocol;
	} else {
		key->saddr.in6 = ipv6_hdr(skb)->saddr;
		key->daddr.in6 = ipv6_hdr(skb)->daddr;
		key->proto = ipv6_hdr(skb)->nexthdr;
	}
}

static bool is_public(enum wanp_reason reason, const struct nf_wan_key *key,
		      const struct nf_wan_choice *choice)
{
	return reason == WANP_R_NAT_NO_MAP ||
	       !memcmp(&choice->addr, &key->saddr, sizeof(key->saddr));
}

bool wanp_guard_leaks(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		      const struct sk_buff *skb,
		      const struct nf_hook_state *state)
{
	struct nf_wan_choice choice = {};
	enum wanp_reason reason;
	struct nf_wan_key key;
	u32 natmap;

	if (!is_invalid(skb))
		return false;
	choice.wan = wanp_ruleset_dev(rs, state->out->ifindex);
	if (!choice.wan)
		return false;
	read_key(&key, skb, state->pf);
	if (wanp_route_is_local(wn->net, key.family, &key.saddr))
		return false;
	reason = wanp_address_of(wn, rs, &key, &choice, &natmap);
	return !is_public(reason, &key, &choice);
}
