// SPDX-License-Identifier: GPL-2.0-only
/*
 * Questions to the routing tables.
 *
 * The IPv4 side reads the tables without building a route cache entry. The IPv6
 * side goes through nf_ip6_route(), so that ipv6 may be a module, or absent.
 */

#include <linux/inetdevice.h>
#include <linux/netfilter_ipv6.h>
#include <net/addrconf.h>
#include <net/ip6_fib.h>
#include <net/ip_fib.h>
#include <net/route.h>
#include "contract.h"
#include "route.h"
#include "ruleset.h"

static void gateway4(const struct fib_nh_common *nhc, struct wanp_way *way)
{
	if (nhc->nhc_gw_family == AF_INET)
		way->gateway.ip = nhc->nhc_gw.ipv4;
}

/* An ifindex, WANP_ROUTE_LOCAL, or the error of the route that was found. */
static int route4(struct net *net, const struct nf_wan_key *key, u32 mark,
		  struct wanp_way *way)
{
	int err;
	struct fib_result res;
	struct flowi4 fl4 = {
		.daddr		= key->daddr.ip,
		.saddr		= key->saddr.ip,
		.flowi4_mark	= mark,
		.flowi4_proto	= key->proto,
		.flowi4_iif	= key->iif ?: LOOPBACK_IFINDEX,
	};

	if (ipv4_is_multicast(key->daddr.ip) || ipv4_is_lbcast(key->daddr.ip))
		return WANP_ROUTE_LOCAL;
	err = fib_lookup(net, &fl4, &res, 0);
	if (err)
		return err;
	if (res.type != RTN_UNICAST)
		return WANP_ROUTE_LOCAL;
	way->is_default = !res.prefixlen;
	gateway4(FIB_RES_NHC(res), way);
	return FIB_RES_DEV(res)->ifindex;
}

static void read6(const struct rt6_info *rt, struct wanp_way *way)
{
	const struct fib6_info *from = rcu_dereference(rt->from);

	way->is_default = from && !from->fib6_dst.plen;
	if (rt->rt6i_flags & RTF_GATEWAY)
		way->gateway.in6 = rt->rt6i_gateway;
}

static int route6(struct net *net, const struct nf_wan_key *key, u32 mark,
		  struct wanp_way *way)
{
	struct dst_entry *dst = NULL;
	int ifindex, err;
	struct flowi fl = {
		.u.ip6 = {
			.daddr		= key->daddr.in6,
			.saddr		= key->saddr.in6,
			.flowi6_mark	= mark,
			.flowi6_proto	= key->proto,
			.flowi6_iif	= key->iif ?: LOOPBACK_IFINDEX,
		},
	};

	if (ipv6_addr_type(&key->daddr.in6) &
	    (IPV6_ADDR_MULTICAST | IPV6_ADDR_LINKLOCAL | IPV6_ADDR_LOOPBACK))
		return WANP_ROUTE_LOCAL;
	err = nf_ip6_route(net, &dst, &fl, false);
	if (err)
		return err;
	if (((struct rt6_info *)dst)->rt6i_flags & (RTF_LOCAL | RTF_ANYCAST)) {
		ifindex = WANP_ROUTE_LOCAL;
	} else {
		ifindex = dst->dev->ifindex;
		read6((struct rt6_info *)dst, way);
	}
	dst_release(dst);
	return ifindex;
}

/* The device, or the error of the route. */
static int find_way(struct net *net, const struct nf_wan_key *key, u32 mark,
		    struct wanp_way *way)
{
	memset(way, 0, sizeof(*way));
	way->family = key->family;
	if (key->family == NFPROTO_IPV4)
		return route4(net, key, mark, way);
	return route6(net, key, mark, way);
}

void wanp_route_way(struct net *net, const struct nf_wan_key *key, u32 mark,
		    struct wanp_way *way)
{
	int dev = find_way(net, key, mark, way);

	way->dev = dev < 0 ? WANP_ROUTE_NONE : dev;
	if (dev < 0)
		way->is_default = true;
}

int wanp_route_dev(struct net *net, const struct nf_wan_key *key, u32 mark)
{
	struct wanp_way way;

	wanp_route_way(net, key, mark, &way);
	return way.dev;
}

int wanp_route_origin(struct net *net, const struct nf_wan_key *key)
{
	struct nf_wan_key back = *key;

	back.saddr = key->daddr;
	back.daddr = key->saddr;
	return wanp_route_dev(net, &back, 0);
}

int wanp_route_to(struct net *net, u8 family, const union nf_inet_addr *addr)
{
	struct nf_wan_key key = {
		.daddr	= *addr,
		.family	= family,
	};
	struct wanp_way way;
	int dev = find_way(net, &key, 0, &way);

	switch (dev) {
	case -EINVAL:		/* blackhole */
	case -EACCES:		/* prohibit */
	case -EHOSTUNREACH:	/* unreachable */
		return WANP_ROUTE_LOCAL;
	}
	return dev < 0 ? WANP_ROUTE_NONE : dev;
}

bool wanp_route_is_local(struct net *net, u8 family,
			 const union nf_inet_addr *addr)
{
	if (family == NFPROTO_IPV4)
		return inet_addr_type(net, addr->ip) == RTN_LOCAL;
	return nf_ipv6_chk_addr(net, &addr->in6, NULL, 0);
}

bool wanp_route_is_owned(struct net *net, u8 family,
			 const union nf_inet_addr *addr)
{
	if (family == NFPROTO_IPV4)
		return __ip_dev_find(net, addr->ip, false);
	return nf_ipv6_chk_addr(net, &addr->in6, NULL, 0);
}

static int select6(struct net *net, const struct net_device *dev,
		   const struct in6_addr *peer, struct in6_addr *addr)
{
#if IS_MODULE(CONFIG_IPV6)
	const struct nf_ipv6_ops *ops = nf_get_ipv6_ops();

	return ops ? ops->dev_get_saddr(net, dev, peer, 0, addr) :
		     -EADDRNOTAVAIL;
#elif IS_BUILTIN(CONFIG_IPV6)
	return ipv6_dev_get_saddr(net, dev, peer, 0, addr);
#else
	return -EADDRNOTAVAIL;
#endif
}

/* Source selection may answer with an address of another device. */
static int primary6(struct net *net, struct net_device *dev,
		    const struct in6_addr *gateway, struct in6_addr *addr)
{
	static const struct in6_addr anywhere = {
		.s6_addr = { 0x20, 0x00 },
	};

	/* A link-local gateway would have us take a link-local address. */
	if (ipv6_addr_any(gateway) ||
	    ipv6_addr_type(gateway) & IPV6_ADDR_LINKLOCAL)
		gateway = &anywhere;
	if (select6(net, dev, gateway, addr) ||
	    !nf_ipv6_chk_addr(net, addr, dev, 1))
		return -EADDRNOTAVAIL;
	return 0;
}

/* The address in the gateway's network, or else the first one. */
static __be32 primary4(const struct net_device *dev, __be32 gateway)
{
	const struct in_device *in_dev = __in_dev_get_rcu(dev);
	const struct in_ifaddr *ifa;
	__be32 first = 0;

	if (!in_dev)
		return 0;
	in_dev_for_each_ifa_rcu(ifa, in_dev) {
		if (ifa->ifa_flags & IFA_F_SECONDARY)
			continue;
		if (gateway && inet_ifa_match(gateway, ifa))
			return ifa->ifa_local;
		if (!first)
			first = ifa->ifa_local;
	}
	return first;
}

int wanp_route_primary(struct net *net, const struct wanp_wan *wan, u8 family,
		       union nf_inet_addr *addr)
{
	struct net_device *dev;

	memset(addr, 0, sizeof(*addr));
	dev = dev_get_by_index_rcu(net, READ_ONCE(wan->ifindex));
	if (!dev)
		return -EADDRNOTAVAIL;
	if (family == NFPROTO_IPV6)
		return primary6(net, dev, &wan->gateway6, &addr->in6);
	addr->ip = primary4(dev, wan->gateway4);
	return addr->ip ? 0 : -EADDRNOTAVAIL;
}

bool wanp_route_has_link(struct net *net, const struct wanp_wan *wan)
{
	const struct net_device *dev;

	dev = dev_get_by_index_rcu(net, READ_ONCE(wan->ifindex));
	return dev && dev->flags & IFF_UP && netif_carrier_ok(dev);
}
