/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a flow can look like besides its addresses and one range of ports: lists
 * of those, and what only its first packet shows. Pure.
 */
#ifndef _WANP_TRAIT_H
#define _WANP_TRAIT_H

#include "env.h"

struct nf_wan_key;

#define WANP_RANGES_MAX		8	/* ranges of ports in a list */
#define WANP_PROTOS_MAX		4	/* protocols in a list */

/**
 * struct wanp_ports - a range of ports
 * @min: first one, host order
 * @max: last one, host order; 0 matches every port and packets without one
 */
struct wanp_ports {
	u16	min;
	u16	max;
};

/**
 * struct wanp_port_list - several ranges of ports
 * @n: number of @range; 0 matches every port
 * @range: the ranges, in the order in which they were given
 */
struct wanp_port_list {
	u8			n;
	struct wanp_ports	range[WANP_RANGES_MAX];
};

/**
 * struct wanp_trait - what a flow must look like; zero matches everything
 * @sports: source ports
 * @dports: destination ports
 * @mark: mark of the router's own socket, under @mark_mask
 * @mark_mask: bits of @mark; 0 matches every flow
 * @uid_min: first user of the router's own socket
 * @uid_max: last one
 * @proto: IPPROTO_*
 * @mac: Ethernet source address
 * @n_protos: number of @proto; 0 matches all
 * @dscp: of the first packet
 * @service: enum nf_wan_service; 0 matches all
 * @has_uid: @uid_min and @uid_max count
 * @has_mac: @mac counts
 * @has_dscp: @dscp counts
 */
struct wanp_trait {
	struct wanp_port_list	sports;
	struct wanp_port_list	dports;
	u32			mark;
	u32			mark_mask;
	u32			uid_min;
	u32			uid_max;
	u8			proto[WANP_PROTOS_MAX];
	u8			mac[ETH_ALEN];
	u8			n_protos;
	u8			dscp;
	u8			service;
	bool			has_uid;
	bool			has_mac;
	bool			has_dscp;
};

/**
 * wanp_ports_have() - is a port in a range?
 * @ports: the range
 * @port: the port
 */
bool wanp_ports_have(const struct wanp_ports *ports, __be16 port);

/**
 * wanp_trait_fits() - does a flow look like this?
 * @trait: what it must look like
 * @key: the flow; what is not known of it does not fit
 */
bool wanp_trait_fits(const struct wanp_trait *trait,
		     const struct nf_wan_key *key);

/**
 * wanp_trait_needs_packet() - does it look at what only the first packet shows?
 * @trait: what a flow must look like
 *
 * A flow of which the packet is gone does not match then, though it did.
 */
static inline bool wanp_trait_needs_packet(const struct wanp_trait *trait)
{
	return trait->mark_mask || trait->has_uid || trait->has_mac ||
	       trait->has_dscp;
}

#endif
