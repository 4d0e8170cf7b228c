/* SPDX-License-Identifier: GPL-2.0-only */
/* The attributes by which rules and natmaps say which flows they are about. */
#ifndef _WANP_NL_MATCH_H
#define _WANP_NL_MATCH_H

#include <linux/types.h>

struct netlink_ext_ack;
struct nlattr;
struct sk_buff;
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
 * @proto: transport protocol
 * @sport_min: first source port, or 0
 * @sport_max: last source port, or 0
 * @dport_min: first destination port
 * @dport_max: last destination port
 */
struct wanp_nl_match {
	u16	iif;
	u16	family;
	u16	src;
	u16	src_len;
	u16	dst;
	u16	dst_len;
	u16	proto;
	u16	sport_min;
	u16	sport_max;
	u16	dport_min;
	u16	dport_max;
};

/**
 * wanp_nl_match_get() - attributes to match
 * @at: attribute numbers
 * @tb: attributes by number; a number 0 is never set
 * @match: result
 * @extack: says what is wrong
 *
 * Return: 0 or -EINVAL.
 */
int wanp_nl_match_get(const struct wanp_nl_match *at,
		      struct nlattr *const *tb, struct wanp_match *match,
		      struct netlink_ext_ack *extack);

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
