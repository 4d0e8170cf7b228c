/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * All that the pure rooms (match, rule, natmap, select) know of the world, so
 * that the same files are compiled into the kernel and into their unit test.
 */
#ifndef _WANP_ENV_H
#define _WANP_ENV_H

#ifdef __KERNEL__

#include <linux/bits.h>
#include <linux/compiler.h>
#include <linux/if.h>
#include <linux/string.h>
#include <linux/types.h>

#else

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <linux/types.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;

#define BIT_ULL(n)	(1ULL << (n))
#define READ_ONCE(x)	(*(const volatile __typeof__(x) *)&(x))

#endif

#include <linux/netfilter.h>

#endif
