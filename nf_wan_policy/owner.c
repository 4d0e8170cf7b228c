// SPDX-License-Identifier: GPL-2.0-only
/* Whose is it? The WAN of an address, of a packet, of a socket, of a route. */

#include <linux/etherdevice.h>
#include <linux/inetdevice.h>
#include <linux/netdevice.h>
#include <net/addrconf.h>
#include <net/arp.h>
#include <net/ipv6_stubs.h>
#include <net/neighbour.h>
#include <net/sock.h>
#include "contract.h"
#include "owner.h"
#include "route.h"
#include "ruleset.h"

/* How well an address suits a WAN, ascending */
enum suit {
	SUITS_NOT,
	SUITS_DEVICE,
	SUITS_GATEWAY,
};

static enum suit suit4(const struct net_device *dev,
		       const struct wanp_wan *wan, __be32 addr)
{
	const struct in_device *in_dev = __in_dev_get_rcu(dev);
	enum suit best = SUITS_NOT;
	const struct in_ifaddr *ifa;

	if (!in_dev)
		return SUITS_NOT;
	in_dev_for_each_ifa_rcu(ifa, in_dev) {
		if (ifa->ifa_local != addr)
			continue;
		if (wan->gateway4 && inet_ifa_match(wan->gateway4, ifa))
			return SUITS_GATEWAY;
		best = SUITS_DEVICE;
	}
	return best;
}

#if IS_ENABLED(CONFIG_IPV6)
static enum suit suit6(const struct net_device *dev,
		       const struct wanp_wan *wan, const struct in6_addr *addr)
{
	struct inet6_dev *idev = __in6_dev_get(dev);
	const struct inet6_ifaddr *ifp;
	enum suit best = SUITS_NOT;

	if (!idev)
		return SUITS_NOT;
	read_lock_bh(&idev->lock);
	list_for_each_entry(ifp, &idev->addr_list, if_list) {
		if (!ipv6_addr_equal(&ifp->addr, addr))
			continue;
		best = SUITS_DEVICE;
		if (ipv6_prefix_equal(&wan->gateway6, addr, ifp->prefix_len))
			best = SUITS_GATEWAY;
		break;
	}
	read_unlock_bh(&idev->lock);
	return best;
}

static struct neighbour *neigh6(struct net_device *dev,
				const struct wanp_wan *wan)
{
	struct neigh_table *table = ipv6_stub->nd_tbl;

	return table ? neigh_lookup(table, &wan->gateway6, dev) : NULL;
}
#else
static enum suit suit6(const struct net_device *dev,
		       const struct wanp_wan *wan, const struct in6_addr *addr)
{
	return SUITS_NOT;
}

static struct neighbour *neigh6(struct net_device *dev,
				const struct wanp_wan *wan)
{
	return NULL;
}
#endif

static enum suit suits(struct net *net, const struct wanp_wan *wan, u8 family,
		       const union nf_inet_addr *addr)
{
	const struct net_device *dev =
		dev_get_by_index_rcu(net, READ_ONCE(wan->ifindex));

	if (!dev)
		return SUITS_NOT;
	return family == NFPROTO_IPV6 ? suit6(dev, wan, &addr->in6) :
					suit4(dev, wan, addr->ip);
}

/**
 * struct wish - an address whose WAN is looked for
 * @addr: the address
 * @iif: on this device; on any if it is 0
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @enough: how well it has to suit
 */
struct wish {
	const union nf_inet_addr	*addr;
	int				iif;
	u8				family;
	enum suit			enough;
};

static u8 best_of(struct net *net, const struct wanp_ruleset *rs,
		  const struct wish *wish)
{
	u8 id, found = 0;

	for (id = 1; id <= WANP_WAN_MAX; id++) {
		const struct wanp_wan *wan = rs->wan[id];
		enum suit suit;

		if (!wan || (wish->iif && READ_ONCE(wan->ifindex) != wish->iif))
			continue;
		suit = suits(net, wan, wish->family, wish->addr);
		if (suit == SUITS_GATEWAY)
			return id;
		if (suit >= wish->enough && !found)
			found = id;
	}
	return found;
}

bool wanp_owner_has_source(struct net *net, const struct wanp_ruleset *rs,
			   const struct nf_wan_key *key, u8 wan)
{
	const struct wish other = {
		.addr	= &key->saddr,
		.iif	= READ_ONCE(rs->wan[wan]->ifindex),
		.family	= key->family,
		.enough	= SUITS_GATEWAY,
	};

	switch (suits(net, rs->wan[wan], key->family, &key->saddr)) {
	case SUITS_GATEWAY:
		return true;
	case SUITS_DEVICE:
		return !best_of(net, rs, &other);
	default:
		return false;
	}
}

static bool is_shared(const struct wanp_ruleset *rs, u8 wan, int ifindex)
{
	u8 id;

	for (id = wan + 1; id <= WANP_WAN_MAX; id++)
		if (rs->wan[id] && READ_ONCE(rs->wan[id]->ifindex) == ifindex)
			return true;
	return false;
}

static bool sent_by_gateway(struct net_device *dev, const struct wanp_wan *wan,
			    u8 family, const u8 *source)
{
	u8 addr[MAX_ADDR_LEN];
	struct neighbour *n;

	if (family == NFPROTO_IPV6)
		n = neigh6(dev, wan);
	else
		n = neigh_lookup(&arp_tbl, &wan->gateway4, dev);
	if (!n)
		return false;
	neigh_ha_snapshot(addr, n, dev);
	neigh_release(n);
	return ether_addr_equal_unaligned(addr, source);
}

static u8 by_gateway(struct net *net, const struct wanp_ruleset *rs,
		     const struct nf_wan_key *key, const struct sk_buff *skb)
{
	struct net_device *dev = dev_get_by_index_rcu(net, key->iif);
	u8 id;

	if (!dev || dev->type != ARPHRD_ETHER || !skb ||
	    !skb_mac_header_was_set(skb))
		return 0;
	for (id = 1; id <= WANP_WAN_MAX; id++)
		if (rs->wan[id] &&
		    READ_ONCE(rs->wan[id]->ifindex) == key->iif &&
		    sent_by_gateway(dev, rs->wan[id], key->family,
				    eth_hdr(skb)->h_source))
			return id;
	return 0;
}

static u8 of_shared(struct net *net, const struct wanp_ruleset *rs,
		    const struct nf_wan_key *key, const struct sk_buff *skb)
{
	const struct wish wish = {
		.addr	= &key->daddr,
		.iif	= key->iif,
		.family	= key->family,
		.enough	= SUITS_GATEWAY,
	};
	u8 wan = best_of(net, rs, &wish);

	return wan ?: by_gateway(net, rs, key, skb);
}

u8 wanp_owner_of_packet(struct net *net, const struct wanp_ruleset *rs,
			const struct nf_wan_key *key,
			const struct sk_buff *skb)
{
	u8 first = wanp_ruleset_dev(rs, key->iif);

	if (!first || !is_shared(rs, first, key->iif))
		return first;
	return of_shared(net, rs, key, skb) ?: first;
}

/*
 * Raw sockets do not note that they were bound to an address. Connected ones
 * have one in any case, so theirs says nothing.
 */
static bool is_bound_to_addr(const struct sock *sk)
{
	if (sk->sk_userlocks & SOCK_BINDADDR_LOCK)
		return true;
	if (sk->sk_type != SOCK_RAW || sk->sk_state == TCP_ESTABLISHED)
		return false;
#if IS_ENABLED(CONFIG_IPV6)
	if (sk->sk_family == AF_INET6)
		return !ipv6_addr_any(&sk->sk_v6_rcv_saddr);
#endif
	return sk->sk_family == AF_INET && sk->sk_rcv_saddr;
}

u8 wanp_owner_of_socket(struct net *net, const struct wanp_ruleset *rs,
			const struct nf_wan_key *key, struct sock *sk)
{
	struct wish wish = {
		.addr	= &key->saddr,
		.family	= key->family,
		.enough	= SUITS_DEVICE,
	};
	u8 wan;

	sk = sk ? sk_to_full_sk(sk) : NULL;
	if (!sk || !sk_fullsock(sk))
		return 0;
	wan = wanp_ruleset_marked(rs, READ_ONCE(sk->sk_mark));
	wish.iif = READ_ONCE(sk->sk_bound_dev_if);
	if (!wan && is_bound_to_addr(sk))
		wan = best_of(net, rs, &wish);
	return wan ?: wanp_ruleset_dev(rs, wish.iif);
}

/* A route without a gateway, or a WAN without one, is no contradiction. */
static bool has_gateway(const struct wanp_wan *wan, const struct wanp_way *way)
{
	const union nf_inet_addr none = {};

	if (!memcmp(&way->gateway, &none, sizeof(none)))
		return true;
	if (way->family == NFPROTO_IPV6)
		return ipv6_addr_equal(&wan->gateway6, &way->gateway.in6);
	return wan->gateway4 == way->gateway.ip;
}

static bool leaves_by(const struct wanp_ruleset *rs, u8 wan,
		      const struct wanp_way *way)
{
	return rs->wan[wan] && READ_ONCE(rs->wan[wan]->ifindex) == way->dev;
}

u8 wanp_owner_of_way(const struct wanp_ruleset *rs, const struct wanp_way *way,
		     u8 wan)
{
	u8 id;

	if (way->dev <= 0)
		return 0;
	if (leaves_by(rs, wan, way) && has_gateway(rs->wan[wan], way))
		return wan;
	for (id = 1; id <= WANP_WAN_MAX; id++)
		if (leaves_by(rs, id, way) && has_gateway(rs->wan[id], way))
			return id;
	return leaves_by(rs, wan, way) ? wan : wanp_ruleset_dev(rs, way->dev);
}
