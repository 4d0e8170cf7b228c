/* SPDX-License-Identifier: GPL-2.0-only */
/* Translation of flows which leave by their WAN, and of those that come in to a pair. */
#ifndef _WANP_NAT_H
#define _WANP_NAT_H

struct net;

/**
 * wanp_nat_on() - translate in a namespace
 * @net: the namespace
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno.
 */
int wanp_nat_on(struct net *net);

/**
 * wanp_nat_off() - bind no more flows; bound ones stay translated
 * @net: the namespace
 */
void wanp_nat_off(struct net *net);

/**
 * wanp_nat_init() - have bindings end when their device or address goes
 *
 * Return: 0 or a negative errno.
 */
int wanp_nat_init(void);

/**
 * wanp_nat_exit() - undo wanp_nat_init()
 */
void wanp_nat_exit(void);

#endif
