// SPDX-License-Identifier: GPL-2.0-only
/* Events are numbered as they happen, and sent when what they tell is so. */

#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "event.h"
#include "family.h"
#include "live.h"
#include "net.h"

/* More than all attributes of an event take */
#define WANP_EVENT_SIZE	256

static int put_wan(struct sk_buff *skb, const struct wanp_ruleset *rs,
		   const struct wanp_event *event)
{
	const struct wanp_health *health;

	if (!event->wan || !rs->wan[event->wan])
		return 0;
	health = &wanp_uplink_of(rs->wan[event->wan])->health;
	return nla_put_u8(skb, WANP_A_EVENT_WAN, event->wan) ?:
	       nla_put_string(skb, WANP_A_EVENT_WAN_NAME,
			      rs->wan[event->wan]->name) ?:
	       nla_put_u32(skb, WANP_A_EVENT_CONDITION, health->condition) ?:
	       nla_put_u32(skb, WANP_A_EVENT_HEALTH, health->report.health) ?:
	       nla_put_u32(skb, WANP_A_EVENT_PENALTY, event->penalty);
}

static int put_name(struct sk_buff *skb, const struct wanp_ruleset *rs, u8 wan,
		    u16 attr)
{
	if (!wan || !rs->wan[wan])
		return 0;
	return nla_put_string(skb, attr, rs->wan[wan]->name);
}

static int put_rule(struct sk_buff *skb, const struct wanp_ruleset *rs,
		    const struct wanp_event *event)
{
	if (!event->rule)
		return 0;
	return nla_put_u32(skb, WANP_A_EVENT_RULE, event->rule) ?:
	       put_name(skb, rs, event->from, WANP_A_EVENT_FROM) ?:
	       put_name(skb, rs, event->to, WANP_A_EVENT_TO) ?:
	       nla_put_u32(skb, WANP_A_EVENT_CAUSE, event->cause);
}

static int put(struct sk_buff *skb, const struct wanp_net *wn,
	       const struct wanp_ruleset *rs, const struct wanp_event *event)
{
	return nla_put_u32(skb, WANP_A_EVENT_SEQ, wn->moves.seq) ?:
	       nla_put_u32(skb, WANP_A_EVENT_GENERATION, rs->generation) ?:
	       nla_put_u32(skb, WANP_A_EVENT_KIND, event->kind) ?:
	       put_wan(skb, rs, event) ?:
	       put_rule(skb, rs, event);
}

void wanp_event_note(struct wanp_net *wn, const struct wanp_ruleset *rs,
		     const struct wanp_event *event)
{
	struct sk_buff *skb;
	void *hdr;

	lockdep_assert_held(&wn->moves.lock);

	wn->moves.seq++;
	if (!genl_has_listeners(&wanp_nl_family, wn->net, WANP_GROUP_STATE))
		return;
	skb = genlmsg_new(WANP_EVENT_SIZE, GFP_KERNEL);
	hdr = skb ? genlmsg_put(skb, 0, 0, &wanp_nl_family, 0,
				WANP_CMD_EVENT) : NULL;
	if (!hdr || put(skb, wn, rs, event)) {
		kfree_skb(skb);
		return;
	}
	genlmsg_end(skb, hdr);
	__skb_queue_tail(&wn->moves.news, skb);
}

void wanp_event_send(struct wanp_net *wn)
{
	struct sk_buff *skb;

	lockdep_assert_held(&wn->moves.lock);

	while ((skb = __skb_dequeue(&wn->moves.news)))
		genlmsg_multicast_netns(&wanp_nl_family, wn->net, skb, 0,
					WANP_GROUP_STATE, GFP_KERNEL);
}
