/* SPDX-License-Identifier: GPL-2.0-only */
/* The generic netlink family itself: who answers, and who is told. */
#ifndef _WANP_FAMILY_H
#define _WANP_FAMILY_H

#include <net/genetlink.h>

/* Index of the only multicast group */
#define WANP_GROUP_STATE	0

extern struct genl_family wanp_nl_family;

#endif
