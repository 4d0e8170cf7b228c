/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * All that the pure rooms (set to select in Kbuild's list) know of
 * the kernel. The unit tests put their own file of this name in its place.
 */
#ifndef _WANP_ENV_H
#define _WANP_ENV_H

#include <linux/bitops.h>
#include <linux/bits.h>
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/if.h>
#include <linux/if_ether.h>
#include <linux/limits.h>
#include <linux/mm.h>
#include <linux/netfilter.h>
#include <linux/rcupdate.h>
#include <linux/refcount.h>
#include <linux/slab.h>
#include <linux/sort.h>
#include <linux/string.h>
#include <linux/types.h>

/* The unit tests count the steps of a search. */
#define WANP_STEP()	do { } while (0)

#endif
