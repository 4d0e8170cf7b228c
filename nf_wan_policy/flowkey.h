/* SPDX-License-Identifier: GPL-2.0-only */
/* What a rule can see of a flow, taken from its conntrack tuple. */
#ifndef _WANP_FLOWKEY_H
#define _WANP_FLOWKEY_H

#include "contract.h"

struct nf_conn;

/**
 * wanp_flowkey_of() - the key of a connection's first packet
 * @key: result
 * @ct: the connection
 * @iif: device the first packet came in on, 0 for the router's own
 */
void wanp_flowkey_of(struct nf_wan_key *key, const struct nf_conn *ct, int iif);

#endif
