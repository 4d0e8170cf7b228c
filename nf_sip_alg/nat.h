/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Media leaves from exactly the public end its SDP announced.
 */
#ifndef _NF_SIP_ALG_NAT_H
#define _NF_SIP_ALG_NAT_H

#include <linux/types.h>

struct net;

/**
 * nfsip_nat_attach() - translate the sources of announced media in a namespace
 * @net: namespace
 *
 * Works with or without NAT rules of nftables or iptables; where those exist,
 * announced media is translated before they are asked.
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno.
 */
int nfsip_nat_attach(struct net *net);

/**
 * nfsip_nat_detach() - stop it
 * @net: namespace, attached before
 *
 * Context: process, may sleep.
 */
void nfsip_nat_detach(struct net *net);

#endif
