/* SPDX-License-Identifier: GPL-2.0-only */
/* Flows of public addresses which the router has lost. */
#ifndef _WANP_RENUMBER_H
#define _WANP_RENUMBER_H

struct wanp_net;

/**
 * wanp_renumber_start() - prepare a namespace
 * @wn: the namespace
 */
void wanp_renumber_start(struct wanp_net *wn);

/**
 * wanp_renumber_stop() - end no more flows in a namespace
 * @wn: the namespace; none of its addresses goes any more
 *
 * Context: process, may sleep.
 */
void wanp_renumber_stop(struct wanp_net *wn);

/**
 * wanp_renumber_init() - watch the addresses of all namespaces
 *
 * Return: 0 or a negative errno.
 */
int wanp_renumber_init(void);

/**
 * wanp_renumber_exit() - undo wanp_renumber_init()
 */
void wanp_renumber_exit(void);

#endif
