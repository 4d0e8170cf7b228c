/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The conntrack helper "sip-alg".
 */
#ifndef _NF_SIP_ALG_HELPER_H
#define _NF_SIP_ALG_HELPER_H

struct nf_conn;

/**
 * nfsip_helper_assign() - have a new connection followed
 * @ct: connection, not yet confirmed
 *
 * A connection that has a helper keeps it.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: false when there is no memory: its messages will pass as they are.
 */
bool nfsip_helper_assign(struct nf_conn *ct);

/**
 * nfsip_helper_init() - register the helper
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno.
 */
int nfsip_helper_init(void);

/**
 * nfsip_helper_exit() - unregister it
 *
 * Context: process, may sleep.
 */
void nfsip_helper_exit(void);

#endif
