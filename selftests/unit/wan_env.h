/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What nf_wan_policy/env.h is in the kernel. It has the guard of that file and
 * is included first, so the pure rooms are compiled here as they are.
 */
#ifndef _WANP_ENV_H
#define _WANP_ENV_H

#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <linux/if_ether.h>
#include <linux/netfilter.h>
#include <linux/types.h>

#define u8	__u8
#define u16	__u16
#define u32	__u32
#define u64	__u64
#define __force
#define __rcu

#define BIT(n)		(1UL << (n))
#define BIT_ULL(n)	(1ULL << (n))
#define unlikely(x)	(x)
#define READ_ONCE(x)	(x)
#define rcu_dereference(p)	(p)
#define sort(base, n, size, cmp, swap)	qsort(base, n, size, cmp)

struct rcu_head {
	void	*nothing;
};

struct wan_env_users {
	int	count;
};

#define refcount_t	struct wan_env_users
#define WRITE_ONCE(x, v)	((x) = (v))
#define U32_MAX		(~0U)

#define __ffs(word)	((unsigned int)__builtin_ctz(word))
#define __ffs64(word)	((unsigned int)__builtin_ctzll(word))
#define fls(word)	((word) ? 32 - __builtin_clz(word) : 0)

/* Allocations fail when there is none left of these; negative: never. */
extern long allocations_left;

static inline void *kvcalloc(size_t n, size_t size, int flags)
{
	if (!allocations_left)
		return NULL;
	allocations_left -= allocations_left > 0;
	return calloc(n, size);
}

#define GFP_KERNEL	0
#define kvzalloc(size, flags)	kvcalloc(1, size, flags)
#define kvfree(memory)	free(memory)

/* Steps of searches so far */
extern unsigned long steps;
#define WANP_STEP()	(steps++)

#endif
