/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the router itself listens to.
 */
#ifndef _NF_SIP_ALG_LOCAL_H
#define _NF_SIP_ALG_LOCAL_H

#include "flow.h"

/**
 * nfsip_local_listens() - has a program of the router this UDP port?
 * @net: namespace
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @end: public end
 *
 * Context: softirq or BH disabled, RCU read side.
 */
bool nfsip_local_listens(struct net *net, u8 family,
			 const struct nfsip_end *end);

#endif
