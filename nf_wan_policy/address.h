/* SPDX-License-Identifier: GPL-2.0-only */
/* The public address of a flow, once its WAN is known. */
#ifndef _WANP_ADDRESS_H
#define _WANP_ADDRESS_H

#include "contract.h"
#include "reasons.h"

struct wanp_natmap;
struct wanp_net;
struct wanp_ruleset;
struct wanp_zone;

/**
 * wanp_address_of() - the public address of a flow on its WAN
 * @wn: namespace
 * @rs: present ruleset
 * @key: the flow
 * @choice: @wan and @zone are read, @addr is set, all zero when the policy does
 *	not translate the flow
 * @natmap: id of the natmap that gave the address is stored here, or 0
 *
 * Order: the address of the zone, the one a call promised, the natmap's; for the
 * router's own flow which would leave with the address of another device, the
 * first one of its WAN.
 *
 * Context: under rcu_read_lock().
 * Return: one of WANP_R_NAT_*.
 */
enum wanp_reason wanp_address_of(const struct wanp_net *wn,
				 const struct wanp_ruleset *rs,
				 const struct nf_wan_key *key,
				 struct nf_wan_choice *choice, u32 *natmap);

/**
 * wanp_address_is_gone() - has the router lost the address of a zone?
 * @wn: namespace
 * @pair: the WAN and address of the zone
 *
 * Of an address no interface ever had, but which was routed to the router, that
 * is not known.
 *
 * Context: under rcu_read_lock().
 */
bool wanp_address_is_gone(const struct wanp_net *wn,
			  const struct wanp_zone *pair);

/**
 * wanp_address_inside() - who inside has a public address
 * @rs: present ruleset
 * @wan: WAN of the flow
 * @key: a flow to the public address @daddr; of any other flow to it when @proto
 *	is 0
 * @host: the inside host is stored here, in full
 *
 * A pair matches what comes in if it matches what the host would send back.
 *
 * Return: the natmap; NULL when no pair has the address.
 */
const struct wanp_natmap *wanp_address_inside(const struct wanp_ruleset *rs,
					      u8 wan,
					      const struct nf_wan_key *key,
					      union nf_inet_addr *host);

#endif
