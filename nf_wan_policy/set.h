/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Prefixes under a name, of any number: what is in a set is found in the
 * logarithm of its size. Pure.
 */
#ifndef _WANP_SET_H
#define _WANP_SET_H

#include "env.h"

/* Bytes of a name with its NUL */
#define WANP_SET_NAME	32

/**
 * struct wanp_member - one prefix of a set
 * @addr: the address, all zero behind the prefix
 * @outer: index of the widest prefix of the set that contains this one, which
 *	may be itself; wanp_prefixes_tidy() finds it
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @len: length of the prefix in bits
 */
struct wanp_member {
	union nf_inet_addr	addr;
	u32			outer;
	u8			family;
	u8			len;
};

/**
 * struct wanp_prefixes - what is in a set at one time; never changes
 * @rcu: frees it when no packet looks at it any more
 * @n: number of @member
 * @member: by family, address, and length, each once
 */
struct wanp_prefixes {
	struct rcu_head		rcu;
	u32			n;
	struct wanp_member	member[];
};

/**
 * struct wanp_feed - what user space feeds a set with
 * @prefixes: what is in the set; another one with each update
 * @users: sets of any generation which share it
 * @fed: when it was fed last, in seconds since boot
 * @name: name of the set
 */
struct wanp_feed {
	struct wanp_prefixes __rcu	*prefixes;
	refcount_t			users;
	u32				fed;
	char				name[WANP_SET_NAME];
};

/**
 * wanp_prefixes_tidy() - bring the prefixes of a set in order
 * @prefixes: prefixes in any order, and more than once; sorted on return
 */
void wanp_prefixes_tidy(struct wanp_prefixes *prefixes);

/**
 * wanp_prefixes_find() - is exactly this prefix listed?
 * @prefixes: tidy
 * @member: the prefix; its @outer is not looked at
 */
bool wanp_prefixes_find(const struct wanp_prefixes *prefixes,
			const struct wanp_member *member);

/**
 * wanp_prefixes_have() - is an address in any of the prefixes?
 * @prefixes: tidy
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @addr: the address
 */
bool wanp_prefixes_have(const struct wanp_prefixes *prefixes, u8 family,
			const union nf_inet_addr *addr);

#endif
