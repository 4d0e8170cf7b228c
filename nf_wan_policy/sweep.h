/* SPDX-License-Identifier: GPL-2.0-only */
/* Ending some of the connections of a namespace. */
#ifndef _WANP_SWEEP_H
#define _WANP_SWEEP_H

#include <linux/types.h>

struct net;
struct nf_conn;

/**
 * struct wanp_sweep - which connections are to end
 * @may_end: a first look, under rcu_read_lock() and a lock of conntrack: it must
 *	be short and take no lock
 * @must_end: the last word, under rcu_read_lock() alone
 * @arg: handed to both
 */
struct wanp_sweep {
	bool	(*may_end)(const struct nf_conn *ct, void *arg);
	bool	(*must_end)(const struct nf_conn *ct, void *arg);
	void	*arg;
};

/**
 * wanp_sweep() - walk over the connections and end some
 * @net: network namespace
 * @sweep: which ones
 *
 * TCP hosts inside are told by a reset.
 *
 * Context: process, may sleep. What memory does not suffice for is left.
 * Return: how many were ended.
 */
unsigned int wanp_sweep(struct net *net, const struct wanp_sweep *sweep);

#endif
