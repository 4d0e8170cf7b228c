/* SPDX-License-Identifier: GPL-2.0-only */
/* Whose a flow is that lives already: which rule would decide it anew. */
#ifndef _WANP_ORIGIN_H
#define _WANP_ORIGIN_H

#include "contract.h"

struct nf_conn;
struct wanp_decision;
struct wanp_net;
struct wanp_rule;
struct wanp_ruleset;

/**
 * wanp_origin_find() - the device by which a flow has come
 * @wn: namespace
 * @rs: present ruleset
 * @key: its first packet; the device is filled in
 *
 * Context: under rcu_read_lock().
 * Return: false when no rule has a say: it came in from a WAN, or nobody knows
 *	from where.
 */
bool wanp_origin_find(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		      struct nf_wan_key *key);

/**
 * wanp_origin_key() - the first packet of a connection, as rules see it
 * @wn: namespace
 * @rs: present ruleset
 * @ct: the connection, or one that was expected by it
 * @key: result
 *
 * Context: under rcu_read_lock().
 * Return: as wanp_origin_find().
 */
bool wanp_origin_key(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		     const struct nf_conn *ct, struct nf_wan_key *key);

/**
 * wanp_origin_noted() - the rule a connection was decided by
 * @rs: present ruleset
 * @ct: the connection
 *
 * Return: the rule; NULL when none was noted, or it is no more.
 */
const struct wanp_rule *wanp_origin_noted(const struct wanp_ruleset *rs,
					  const struct nf_conn *ct);

/**
 * wanp_origin_rule() - the rule of a connection: as noted, or as of now
 * @wn: namespace
 * @rs: present ruleset
 * @ct: the connection, or one that was expected by it
 *
 * Context: under rcu_read_lock().
 * Return: the rule, or NULL.
 */
const struct wanp_rule *wanp_origin_rule(const struct wanp_net *wn,
					 const struct wanp_ruleset *rs,
					 const struct nf_conn *ct);

/**
 * wanp_origin_of_call() - what the rules would give a call of the inside now
 * @wn: namespace
 * @rs: present ruleset
 * @call: its signalling, from the inside end
 * @anew: result; its rule is NULL when no rule has a say
 *
 * Context: under rcu_read_lock().
 */
void wanp_origin_of_call(const struct wanp_net *wn,
			 const struct wanp_ruleset *rs,
			 const struct nf_wan_key *call,
			 struct wanp_decision *anew);

#endif
