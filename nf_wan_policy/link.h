/* SPDX-License-Identifier: GPL-2.0-only */
/* The other side of contract.h: finding nf_sip_alg, and asking it. */
#ifndef _WANP_LINK_H
#define _WANP_LINK_H

#include "contract_alg.h"

struct nf_conn;

/**
 * wanp_link_media() - ask the ALG for the WAN of a media flow
 * @net: network namespace
 * @key: the flow, from its inside end
 * @choice: WAN and address are set
 *
 * Context: under rcu_read_lock().
 * Return: 0; -ENOENT when no call knows it or there is no ALG.
 */
int wanp_link_media(struct net *net, const struct nf_wan_key *key,
		    struct nf_wan_choice *choice);

/**
 * wanp_link_calls() - ask the ALG for the calls which are up on a WAN
 * @net: network namespace
 * @wan: WAN id
 *
 * Context: under rcu_read_lock().
 * Return: their number; -ENOENT when there is no ALG.
 */
int wanp_link_calls(struct net *net, u8 wan);

/**
 * wanp_link_is_live() - ask the ALG whether a live call needs a connection
 * @net: network namespace
 * @ct: the connection, of signalling or of media
 *
 * Context: under rcu_read_lock().
 */
bool wanp_link_is_live(struct net *net, const struct nf_conn *ct);

/**
 * wanp_link_end_calls() - have the ALG end calls
 * @net: network namespace
 * @is_doomed: is told the flow of a call's signalling, from its inside end, and
 *	its zone
 * @arg: handed to @is_doomed
 *
 * Context: process, BH enabled.
 * Return: how many calls there were.
 */
u32 wanp_link_end_calls(struct net *net,
			bool (*is_doomed)(const struct nf_wan_key *key,
					  u16 zone, void *arg), void *arg);

/**
 * wanp_link_open() - be the gate of our functions
 *
 * Our functions ask this first: once the module is on its way out they know
 * nothing any more.
 */
bool wanp_link_open(void);

/**
 * wanp_link_init() - offer our functions, now and when the ALG appears
 * @ours: what the ALG may call from now on
 *
 * Context: process, at the end of module init.
 * Return: 0 or a negative errno.
 */
int wanp_link_init(const struct nf_wan_policy_ops *ours);

/**
 * wanp_link_exit() - withdraw our functions and forget those of the ALG
 *
 * No call in either direction is running when this returns.
 *
 * Context: process, first thing in module exit.
 */
void wanp_link_exit(void);

#endif
