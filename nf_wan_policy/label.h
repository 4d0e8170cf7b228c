/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The rule of a connection, noted in its conntrack labels: what a rule has
 * looked at (a MAC address, a user) can not be told from a connection later.
 */
#ifndef _WANP_LABEL_H
#define _WANP_LABEL_H

#include <linux/types.h>

struct net;
struct nf_conn;

/**
 * wanp_label_on() - have connections made in a namespace carry labels
 * @net: the namespace
 *
 * Return: 0 or a negative errno.
 */
int wanp_label_on(struct net *net);

/**
 * wanp_label_off() - undo wanp_label_on(); those there are keep their labels
 * @net: the namespace
 */
void wanp_label_off(struct net *net);

/**
 * wanp_label_note() - note the rule of a connection
 * @ct: the connection, not confirmed; any label of it but the last 32 bits is
 *	left as it is
 * @rule: id of the rule, 0 for none
 *
 * Context: any. Does nothing where the connection has no room for labels.
 */
void wanp_label_note(struct nf_conn *ct, u32 rule);

/**
 * wanp_label_rule() - the rule that decided a connection
 * @ct: the connection
 *
 * Return: id of the rule; 0 when none did, or it was not noted.
 */
u32 wanp_label_rule(const struct nf_conn *ct);

#endif
