/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The generic netlink family "nf_sip_alg": attributes to values and back.
 */
#ifndef _NF_SIP_ALG_NETLINK_H
#define _NF_SIP_ALG_NETLINK_H

/**
 * nfsip_netlink_init() - register the family
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno.
 */
int nfsip_netlink_init(void);

/**
 * nfsip_netlink_exit() - unregister it; no handler runs any more after this
 *
 * Context: process, may sleep.
 */
void nfsip_netlink_exit(void);

#endif
