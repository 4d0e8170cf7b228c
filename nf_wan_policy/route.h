/* SPDX-License-Identifier: GPL-2.0-only */
/* What the routing tables and the devices' addresses say. */
#ifndef _WANP_ROUTE_H
#define _WANP_ROUTE_H

#include <linux/netfilter.h>

struct net;
struct nf_wan_key;
struct wanp_wan;

/* Values of wanp_way.dev which are no device */
#define WANP_ROUTE_LOCAL	0
#define WANP_ROUTE_NONE		(-1)

/**
 * struct wanp_way - where a route leads
 * @gateway: next hop of the same family; zero without one
 * @dev: ifindex; WANP_ROUTE_LOCAL when the destination is the router itself or
 *	no single host; WANP_ROUTE_NONE when there is no route
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @is_default: it is a default route, or there is none
 */
struct wanp_way {
	union nf_inet_addr	gateway;
	int			dev;
	u8			family;
	bool			is_default;
};

/**
 * wanp_route_way() - the way by which a packet leaves
 * @net: network namespace
 * @key: the packet
 * @mark: its mark
 * @way: filled in
 *
 * Context: under rcu_read_lock().
 */
void wanp_route_way(struct net *net, const struct nf_wan_key *key, u32 mark,
		    struct wanp_way *way);

/**
 * wanp_route_dev() - the device by which a packet leaves
 * @net: network namespace
 * @key: the packet
 * @mark: its mark
 *
 * Context: under rcu_read_lock().
 * Return: @dev of wanp_route_way().
 */
int wanp_route_dev(struct net *net, const struct nf_wan_key *key, u32 mark);

/**
 * wanp_route_origin() - the device by which a flow has come, long after
 * @net: network namespace
 * @key: the flow, of which @iif is not known
 *
 * Context: under rcu_read_lock().
 * Return: as wanp_route_dev(), of the way back.
 */
int wanp_route_origin(struct net *net, const struct nf_wan_key *key);

/**
 * wanp_route_to() - the device to which an address is routed
 * @net: network namespace
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @addr: the address
 *
 * Context: under rcu_read_lock().
 * Return: as wanp_route_dev(), but WANP_ROUTE_LOCAL also when the route is a
 *	blackhole or its like: then nobody else has the address.
 */
int wanp_route_to(struct net *net, u8 family, const union nf_inet_addr *addr);

/**
 * wanp_route_is_local() - is an address one of the router's?
 * @net: network namespace
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @addr: the address
 *
 * Context: under rcu_read_lock().
 */
bool wanp_route_is_local(struct net *net, u8 family,
			 const union nf_inet_addr *addr);

/**
 * wanp_route_is_owned() - has an interface of the router an address?
 * @net: network namespace
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @addr: the address
 *
 * Unlike wanp_route_is_local(), IPv4 interfaces that are down count.
 *
 * Context: under rcu_read_lock().
 */
bool wanp_route_is_owned(struct net *net, u8 family,
			 const union nf_inet_addr *addr);

/**
 * wanp_route_has_link() - has a WAN a carrier now? The kernel tells a second late.
 * @net: network namespace; under rcu_read_lock()
 * @wan: the WAN
 */
bool wanp_route_has_link(struct net *net, const struct wanp_wan *wan);

/**
 * wanp_route_primary() - the address a WAN uses by itself
 * @net: network namespace
 * @wan: the WAN
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @addr: the address is stored here, in full
 *
 * Context: under rcu_read_lock().
 * Return: 0; -EADDRNOTAVAIL when its device has none, or is none.
 */
int wanp_route_primary(struct net *net, const struct wanp_wan *wan, u8 family,
		       union nf_inet_addr *addr);

#endif
