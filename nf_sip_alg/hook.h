/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where packets enter: before conntrack to be steered, after it to be followed.
 */
#ifndef _NF_SIP_ALG_HOOK_H
#define _NF_SIP_ALG_HOOK_H

#include <linux/types.h>

struct net;

/**
 * nfsip_hooks_attach() - begin to see the packets of a namespace
 * @net: namespace
 *
 * Context: process, may sleep; nfsip_net.config_mutex held.
 * Return: 0 or a negative errno.
 */
int nfsip_hooks_attach(struct net *net);

/**
 * nfsip_hooks_detach() - see none any more
 * @net: namespace, attached before
 *
 * Context: process, may sleep; nfsip_net.config_mutex held.
 */
void nfsip_hooks_detach(struct net *net);

#endif
