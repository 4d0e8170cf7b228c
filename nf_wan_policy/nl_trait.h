/* SPDX-License-Identifier: GPL-2.0-only */
/* The attributes by which rules and natmaps say what else a flow looks like. */
#ifndef _WANP_NL_TRAIT_H
#define _WANP_NL_TRAIT_H

#include <linux/types.h>

struct genl_info;
struct sk_buff;
struct wanp_match;

/**
 * struct wanp_nl_trait - attribute numbers, 0 where an object has no such one
 * @proto: transport protocol, of which there may be several
 * @sport_range: range of source ports, likewise
 * @dport_range: range of destination ports, likewise
 * @mac: Ethernet source address
 * @dscp: DSCP
 * @mark: mark of the socket
 * @mark_mask: its bits that count
 * @uid_min: first user of the socket
 * @uid_max: last user of the socket
 * @service: enum nf_wan_policy_service
 */
struct wanp_nl_trait {
	u16	proto;
	u16	sport_range;
	u16	dport_range;
	u16	mac;
	u16	dscp;
	u16	mark;
	u16	mark_mask;
	u16	uid_min;
	u16	uid_max;
	u16	service;
};

/**
 * wanp_nl_has_ports() - does a protocol have ports?
 * @proto: the protocol
 */
bool wanp_nl_has_ports(u8 proto);

/**
 * wanp_nl_trait_get() - attributes to traits
 * @at: attribute numbers
 * @info: the request
 * @match: the traits are filled in, and the ports and the protocol which they
 *	leave of it
 *
 * Return: 0 or -EINVAL.
 */
int wanp_nl_trait_get(const struct wanp_nl_trait *at,
		      const struct genl_info *info, struct wanp_match *match);

/**
 * wanp_nl_trait_put() - traits to attributes
 * @skb: the message
 * @at: attribute numbers
 * @match: with the traits
 *
 * Return: 0 or -EMSGSIZE.
 */
int wanp_nl_trait_put(struct sk_buff *skb, const struct wanp_nl_trait *at,
		      const struct wanp_match *match);

#endif
