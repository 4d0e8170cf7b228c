/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * All that the text rooms know of the world, in the kernel and outside it.
 */
#ifndef _NF_SIP_ALG_ENV_H
#define _NF_SIP_ALG_ENV_H

#ifdef __KERNEL__
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/types.h>
#include <asm/byteorder.h>
#else
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>
#include <linux/types.h>
#include <asm/byteorder.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __u64 u64;

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))
#define BITS_PER_LONG	__LONG_WIDTH__
#ifndef __always_inline
#define __always_inline	inline
#endif
#endif

#endif
