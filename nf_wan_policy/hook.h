/* SPDX-License-Identifier: GPL-2.0-only */
/* The path of a packet: its flow's WAN, stamped on it before routing. */
#ifndef _WANP_HOOK_H
#define _WANP_HOOK_H

struct net;

/**
 * wanp_hook_on() - start steering in a namespace
 * @net: the namespace
 *
 * Context: process, may sleep, not under RTNL.
 * Return: 0 or a negative errno.
 */
int wanp_hook_on(struct net *net);

/**
 * wanp_hook_off() - stop steering in a namespace
 * @net: the namespace
 *
 * Context: process, may sleep, not under RTNL.
 */
void wanp_hook_off(struct net *net);

#endif
