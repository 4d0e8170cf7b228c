/* SPDX-License-Identifier: GPL-2.0-only */
/* The attributes by which rules and natmaps say which flows they are about. */
#ifndef _WANP_NL_MATCH_H
#define _WANP_NL_MATCH_H

#include "nl_trait.h"

struct genl_info;
struct netlink_ext_ack;
struct nlattr;
struct sk_buff;
struct wanp_draft;
struct wanp_match;
union nf_inet_addr;

/**
 * struct wanp_nl_match - attribute numbers of one object's match
 * @iif: device name, or 0 when the object has no such attribute
 * @family: AF_INET or AF_INET6
 * @src: source address
 * @src_len: source prefix length
 * @dst: destination address
 * @dst_len: destination prefix length
 * @sport_min: first source port, or 0
 * @sport_max: last source port, or 0
 * @dport_min: first destination port
 * @dport_max: last destination port
 * @src_set: name of the source's set
 * @dst_set: name of the destination's set
 * @trait: numbers of all else, see nl_trait.h
 */
struct wanp_nl_match {
	u16	iif;
	u16	family;
	u16	src;
	u16	src_len;
	u16	dst;
	u16	dst_len;
	u16	sport_min;
	u16	sport_max;
	u16	dport_min;
	u16	dport_max;
	u16	src_set;
	u16	dst_set;
	struct wanp_nl_trait trait;
};

/**
 * wanp_nl_match_get() - attributes to match
 * @at: attribute numbers; a number 0 is never set
 * @info: the request
 * @draft: has the sets there are
 * @match: result
 *
 * Return: 0, -EINVAL, -ENOENT.
 */
int wanp_nl_match_get(const struct wanp_nl_match *at,
		      const struct genl_info *info,
		      const struct wanp_draft *draft,
		      struct wanp_match *match);

/**
 * wanp_nl_match_put() - match to attributes
 * @skb: the message
 * @at: attribute numbers
 * @match: the match
 *
 * Return: 0 or -EMSGSIZE.
 */
int wanp_nl_match_put(struct sk_buff *skb, const struct wanp_nl_match *at,
		      const struct wanp_match *match);

/**
 * wanp_nl_addr_size() - size of an address of a family
 * @family: any value
 *
 * Return: 4, 16; or 0 when @family is neither AF_INET nor AF_INET6.
 */
u8 wanp_nl_addr_size(u8 family);

/**
 * wanp_nl_addr_get() - attribute to address
 * @attr: the attribute
 * @family: AF_INET, AF_INET6 or 0
 * @addr: result, zero behind an IPv4 address
 * @extack: says what is wrong
 *
 * Return: 0 or -EINVAL.
 */
int wanp_nl_addr_get(const struct nlattr *attr, u8 family,
		     union nf_inet_addr *addr,
		     struct netlink_ext_ack *extack);

#endif
