/* SPDX-License-Identifier: GPL-2.0-only */
/* What conntrack calls invalid is not translated: it must not leave either. */
#ifndef _WANP_GUARD_H
#define _WANP_GUARD_H

#include <linux/types.h>

struct nf_hook_state;
struct sk_buff;
struct wanp_net;
struct wanp_ruleset;

/**
 * wanp_guard_leaks() - would an inside address leave by a WAN?
 * @wn: namespace
 * @rs: present ruleset
 * @skb: a packet at POST_ROUTING
 * @state: where it stands
 *
 * Only of packets which conntrack has seen and has no entry for. One that is
 * marked untracked is what the admin wants, one whose source is the router's or
 * no natmap's business is none of ours.
 *
 * Context: under rcu_read_lock().
 */
bool wanp_guard_leaks(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		      const struct sk_buff *skb,
		      const struct nf_hook_state *state);

#endif
