/* SPDX-License-Identifier: GPL-2.0-only */
/* The member of a rule which a new flow takes. Pure. */
#ifndef _WANP_SELECT_H
#define _WANP_SELECT_H

#include "env.h"

struct wanp_rule;

/**
 * wanp_select() - the WAN which a rule gives a new flow now
 * @rule: the rule which matched
 * @usable: bitmap of the usable WANs, bit n for id n
 *
 * It depends on nothing but its arguments: not on who spoke first nor on what
 * was selected before.
 *
 * Return: WAN id, 0 for none. It may be one that is not usable: see
 * WANP_ALG_ENFORCED and WANP_ALG_PRIORITY.
 */
u8 wanp_select(const struct wanp_rule *rule, u64 usable);

#endif
