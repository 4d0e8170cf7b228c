/* SPDX-License-Identifier: GPL-2.0-only */
/* Which WAN a new flow takes: the order of authority, as one list of steps. */
#ifndef _WANP_DECIDE_H
#define _WANP_DECIDE_H

#include "contract.h"
#include "reasons.h"

struct wanp_net;
struct wanp_rule;
struct wanp_ruleset;

/**
 * struct wanp_ask - all that may have a say in the WAN of a flow
 * @key: the flow
 * @zone: its conntrack zone
 * @master: WAN of the connection that expected it, 0 for none
 * @ingress: WAN from which it came in, 0 for none
 * @socket: WAN which the router's own socket asked for, 0 for none
 */
struct wanp_ask {
	struct nf_wan_key	key;
	u16			zone;
	u8			master;
	u8			ingress;
	u8			socket;
};

/**
 * struct wanp_decision - what was decided, and why
 * @choice: WAN, mark, authority, rule; zone where the flow is in one. The
 *	address is not decided here: see wanp_address_of().
 * @rule: the rule that decided, NULL for none
 * @failed: id of the first rule that left the flow to the next, 0 for none
 * @reason: why
 */
struct wanp_decision {
	struct nf_wan_choice	choice;
	const struct wanp_rule	*rule;
	u32			failed;
	enum wanp_reason	reason;
};

/**
 * wanp_decide() - the WAN of a new flow
 * @wn: namespace
 * @rs: present ruleset
 * @ask: the flow
 * @out: result; @choice.wan is 0 when the flow is not steered
 *
 * Counts nothing and changes nothing.
 *
 * Context: under rcu_read_lock().
 */
void wanp_decide(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		 const struct wanp_ask *ask, struct wanp_decision *out);

/**
 * wanp_decide_by_rule() - the WAN of a new flow, asking the rules only
 * @wn: namespace
 * @rs: present ruleset
 * @key: the flow
 * @out: result; @choice.wan is 0 when the flow is not steered
 *
 * Context: under rcu_read_lock().
 */
void wanp_decide_by_rule(const struct wanp_net *wn,
			 const struct wanp_ruleset *rs,
			 const struct nf_wan_key *key,
			 struct wanp_decision *out);

/**
 * wanp_decide_member() - the WAN a rule has for a new flow
 * @wn: namespace
 * @rs: present ruleset
 * @rule: a rule of it
 * @key: the flow
 *
 * Context: under rcu_read_lock().
 * Return: as wanp_select(); of no WAN without a carrier while there is another.
 */
u8 wanp_decide_member(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		      const struct wanp_rule *rule,
		      const struct nf_wan_key *key);

/**
 * wanp_decide_zone() - the WAN of a conntrack zone
 * @wn: namespace
 * @rs: present ruleset
 * @zone: zone id
 *
 * Return: id of a WAN which exists; 0 for none.
 */
u8 wanp_decide_zone(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		    u16 zone);

#endif
