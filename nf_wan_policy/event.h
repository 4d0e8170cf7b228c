/* SPDX-License-Identifier: GPL-2.0-only */
/* Telling user space what has happened. */
#ifndef _WANP_EVENT_H
#define _WANP_EVENT_H

#include <linux/types.h>

struct wanp_net;
struct wanp_ruleset;

/**
 * struct wanp_event - something that has happened; zero is not told
 * @kind: enum nf_wan_policy_event
 * @cause: enum nf_wan_policy_cause
 * @wan: WAN it is about
 * @from: WAN a rule has left
 * @to: WAN a rule is on
 * @rule: rule it is about
 * @penalty: of the WAN
 */
struct wanp_event {
	u8	kind;
	u8	cause;
	u8	wan;
	u8	from;
	u8	to;
	u32	rule;
	u32	penalty;
};

/**
 * wanp_event_note() - an event happens; it is sent by wanp_event_send()
 * @wn: namespace
 * @rs: present ruleset
 * @event: the event
 *
 * Its number is used up even if nobody listens or memory is short, so that who
 * listens knows what he has missed.
 *
 * Context: process, wanp_moves.lock held.
 */
void wanp_event_note(struct wanp_net *wn, const struct wanp_ruleset *rs,
		     const struct wanp_event *event);

/**
 * wanp_event_send() - send what was noted
 * @wn: namespace
 *
 * Context: process, wanp_moves.lock held.
 */
void wanp_event_send(struct wanp_net *wn);

#endif
