/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The other module, if it is there: nf_wan_policy.
 */
#ifndef _NF_SIP_ALG_LINK_H
#define _NF_SIP_ALG_LINK_H

#include "../nf_wan_policy/contract_alg.h"

/**
 * nfsip_policy() - the policy's functions
 *
 * Context: RCU read side; valid until it ends.
 * Return: the functions, or NULL while nf_wan_policy is not there.
 */
const struct nf_wan_policy_ops *nfsip_policy(void);

/**
 * nfsip_link_init() - find the policy now, and when it is loaded later
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno.
 */
int nfsip_link_init(void);

/**
 * nfsip_link_exit() - part from the policy
 *
 * No call into this module by the policy is running, or will be made, after
 * this.
 *
 * Context: process, may sleep.
 */
void nfsip_link_exit(void);

#endif
