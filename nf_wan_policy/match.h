/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which flows a rule or a natmap is about: interface, family, prefixes or sets,
 * protocol and ports of the first packet, and its traits. Pure.
 */
#ifndef _WANP_MATCH_H
#define _WANP_MATCH_H

#include "env.h"
#include "set.h"
#include "trait.h"

struct nf_wan_key;

/* An interface that is named, but does not exist: no packet comes from it. */
#define WANP_IIF_NONE	(-1)

/**
 * struct wanp_prefix - an address prefix
 * @addr: the address, all zero behind the prefix
 * @mask: ones in the prefix, zeros behind; all zero matches everything
 * @len: length of the prefix in bits
 */
struct wanp_prefix {
	union nf_inet_addr	addr;
	union nf_inet_addr	mask;
	u8			len;
};

/**
 * struct wanp_match - what a flow must look like; zero fields match everything
 * @src: source before any translation
 * @dst: destination before any translation
 * @sport: source ports; the first to the last one where @trait has a list
 * @dport: destination ports, likewise
 * @iif: index of the device @iif_name; follows the device, everything else
 *	never changes. WANP_IIF_NONE while there is no such device.
 * @iif_name: name of the device the packet came in on, empty for any
 * @family: NFPROTO_IPV4, NFPROTO_IPV6 or 0
 * @proto: IPPROTO_* or 0; 0 where @trait has a list
 * @src_set: what the source has to be in, NULL for anything; @src is zero then
 * @dst_set: likewise the destination
 * @src_set_name: name of the set, empty for none; the commit looks for it
 * @dst_set_name: likewise
 * @trait: all else it must look like
 */
struct wanp_match {
	struct wanp_prefix	src;
	struct wanp_prefix	dst;
	struct wanp_ports	sport;
	struct wanp_ports	dport;
	int			iif;
	char			iif_name[IFNAMSIZ];
	u8			family;
	u8			proto;
	const struct wanp_feed	*src_set;
	const struct wanp_feed	*dst_set;
	char			src_set_name[WANP_SET_NAME];
	char			dst_set_name[WANP_SET_NAME];
	struct wanp_trait	trait;
};

/**
 * wanp_prefix_set() - make a prefix
 * @prefix: result
 * @addr: address of @size bytes, bits behind the prefix are ignored
 * @size: 4 or 16
 * @len: length of the prefix in bits
 *
 * Return: 0; -ERANGE when @len exceeds the address; -EINVAL when @addr has bits
 * behind the prefix. @prefix is valid in the latter case, too.
 */
int wanp_prefix_set(struct wanp_prefix *prefix, const void *addr, u8 size,
		    u8 len);

/**
 * wanp_match_key() - does a flow look like this?
 * @match: what it must look like
 * @key: the flow
 */
bool wanp_match_key(const struct wanp_match *match,
		    const struct nf_wan_key *key);

#endif
