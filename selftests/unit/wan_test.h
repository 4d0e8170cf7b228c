/* SPDX-License-Identifier: GPL-2.0-only */
/* What the unit tests of nf_wan_policy have in common. */
#ifndef _WAN_TEST_H
#define _WAN_TEST_H

#include "contract.h"

/**
 * ok() - one line of TAP
 * @good: whether it holds
 * @sentence: what
 */
void ok(bool good, const char *sentence);

/** addr() - an address of either family, zero behind an IPv4 one */
union nf_inet_addr addr(const char *text);

/** invite() - the first packet of a call of the PBX */
struct nf_wan_key invite(void);

/** test_sets() - sets of prefixes */
void test_sets(void);

/** test_traits() - lists of ports, and what only a packet shows */
void test_traits(void);

#endif
