/* SPDX-License-Identifier: GPL-2.0-only */
/* Whose is it? The WAN of an address, of a packet, of a socket, of a route. */
#ifndef _WANP_OWNER_H
#define _WANP_OWNER_H

#include <linux/types.h>

struct net;
struct nf_wan_key;
struct sk_buff;
struct sock;
struct wanp_ruleset;
struct wanp_way;

/**
 * wanp_owner_has_source() - is a packet from an address of a WAN?
 * @net: network namespace
 * @rs: present ruleset
 * @key: the packet
 * @wan: id of a WAN in the ruleset
 *
 * Context: under rcu_read_lock().
 * Return: true when the source is one of the WAN's device, and not in the
 *	network of the gateway of another WAN on that device.
 */
bool wanp_owner_has_source(struct net *net, const struct wanp_ruleset *rs,
			   const struct nf_wan_key *key, u8 wan);

/**
 * wanp_owner_of_packet() - the WAN a packet came in from
 * @net: network namespace
 * @rs: present ruleset
 * @key: the packet, with the device it came in on
 * @skb: the packet itself, or NULL
 *
 * Several WANs on one device are told apart by the network the destination is
 * in, else by the gateway whose hardware address the packet came from.
 *
 * Context: under rcu_read_lock().
 * Return: WAN id; 0 when the device is no WAN's.
 */
u8 wanp_owner_of_packet(struct net *net, const struct wanp_ruleset *rs,
			const struct nf_wan_key *key,
			const struct sk_buff *skb);

/**
 * wanp_owner_of_socket() - the WAN which the router's own socket asks for
 * @net: network namespace
 * @rs: present ruleset
 * @key: the packet it sends
 * @sk: the socket, or NULL
 *
 * By its mark, the device it is bound to, or the address it is bound to, in
 * this order. An address which routing has chosen for it is no wish.
 *
 * Context: under rcu_read_lock().
 * Return: WAN id; 0 for none.
 */
u8 wanp_owner_of_socket(struct net *net, const struct wanp_ruleset *rs,
			const struct nf_wan_key *key, struct sock *sk);

/**
 * wanp_owner_of_way() - the WAN by which a route leaves
 * @rs: present ruleset
 * @way: where the route leads
 * @wan: WAN to prefer where the route suits several; or 0
 *
 * Return: WAN id; 0 when it leaves by none.
 */
u8 wanp_owner_of_way(const struct wanp_ruleset *rs, const struct wanp_way *way,
		     u8 wan);

#endif
