/* SPDX-License-Identifier: GPL-2.0-only */
/* Has the routing changed? */
#ifndef _WANP_WATCH_H
#define _WANP_WATCH_H

struct wanp_net;

/**
 * wanp_watch_on() - from now on each change is looked at
 * @wn: namespace
 *
 * Context: process; takes RTNL.
 * Return: 0; -EBUSY while the tables change all the time; -ENOMEM.
 */
int wanp_watch_on(struct wanp_net *wn);

/**
 * wanp_watch_off() - stop it; nothing is under way afterwards
 * @wn: namespace
 *
 * Context: process, without RTNL.
 */
void wanp_watch_off(struct wanp_net *wn);

#endif
