/* SPDX-License-Identifier: GPL-2.0-only */
/* What nf_sip_alg may ask: our side of contract.h. */
#ifndef _WANP_OFFER_H
#define _WANP_OFFER_H

#include "contract.h"

/* The functions of contract.h, for wanp_link_init(). */
extern const struct nf_wan_policy_ops wanp_offer;

#endif
