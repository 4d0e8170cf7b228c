// SPDX-License-Identifier: GPL-2.0-only
/* WANs: attributes <-> struct wanp_wan. */

#include <linux/slab.h>
#include <net/ipv6.h>
#include "draft.h"
#include "fit.h"
#include "link.h"
#include "net.h"
#include "nl_state.h"

#define WANP_TABLE_BASE	1000

static int get_id(const struct genl_info *info, const struct wanp_draft *draft,
		  u8 *id)
{
	const struct nlattr *attr = info->attrs[WANP_A_WAN_ID];
	u32 room = draft->mask >> __ffs(draft->mask);

	if (!attr)
		return wanp_nl_refuse(info->extack, NULL, -EINVAL,
				      "a WAN needs an id");
	*id = nla_get_u8(attr);
	if (!*id || *id > WANP_WAN_MAX)
		return wanp_nl_refuse(info->extack, attr, -EINVAL,
				      "a WAN id is a number from 1 to 62");
	if (*id > room)
		return wanp_nl_refuse(info->extack, attr, -EINVAL,
				      "the id does not fit the mark mask");
	return 0;
}

static bool has_name(const struct wanp_wan *a, const struct wanp_wan *b)
{
	return !strcmp(a->name, b->name);
}

/* Several WANs may share a device if their gateways tell them apart. */
static bool has_way(const struct wanp_wan *a, const struct wanp_wan *b)
{
	return !strcmp(a->dev, b->dev) &&
	       (a->gateway4 == b->gateway4 || !a->gateway4 || !b->gateway4) &&
	       (ipv6_addr_equal(&a->gateway6, &b->gateway6) ||
		ipv6_addr_any(&a->gateway6) || ipv6_addr_any(&b->gateway6));
}

static bool is_taken(const struct wanp_draft *draft, const struct wanp_wan *wan,
		     bool (*has)(const struct wanp_wan *a,
				 const struct wanp_wan *b))
{
	u8 id;

	for (id = 1; id <= WANP_WAN_MAX; id++)
		if (draft->wan[id] && id != wan->id &&
		    has(draft->wan[id], wan))
			return true;
	return false;
}

static int get_names(const struct genl_info *info,
		     const struct wanp_draft *draft, struct wanp_wan *wan)
{
	const struct nlattr *name = info->attrs[WANP_A_WAN_NAME];
	const struct nlattr *dev = info->attrs[WANP_A_WAN_DEV];

	if (name)
		nla_strscpy(wan->name, name, sizeof(wan->name));
	if (dev)
		nla_strscpy(wan->dev, dev, sizeof(wan->dev));
	if (!wan->name[0])
		return wanp_nl_refuse(info->extack, name, -EINVAL,
				      "a WAN needs a name");
	if (!wan->dev[0])
		return wanp_nl_refuse(info->extack, dev, -EINVAL,
				      "a WAN needs a device");
	if (is_taken(draft, wan, has_name))
		return wanp_nl_refuse(info->extack, name, -EEXIST,
				      "another WAN has this name");
	return 0;
}

static int get_numbers(const struct genl_info *info, struct wanp_wan *wan)
{
	struct nlattr *const *tb = info->attrs;

	if (tb[WANP_A_WAN_GATEWAY4])
		wan->gateway4 = nla_get_in_addr(tb[WANP_A_WAN_GATEWAY4]);
	if (tb[WANP_A_WAN_GATEWAY6])
		wan->gateway6 = nla_get_in6_addr(tb[WANP_A_WAN_GATEWAY6]);
	if (tb[WANP_A_WAN_TABLE])
		wan->table = nla_get_u32(tb[WANP_A_WAN_TABLE]);
	if (tb[WANP_A_WAN_WEIGHT])
		wan->weight = nla_get_u32(tb[WANP_A_WAN_WEIGHT]);
	if (tb[WANP_A_WAN_CAPACITY])
		wan->capacity = nla_get_u32(tb[WANP_A_WAN_CAPACITY]);
	if (tb[WANP_A_WAN_STATE])
		wan->state = nla_get_u32(tb[WANP_A_WAN_STATE]);
	if (!wan->table)
		return wanp_nl_refuse(info->extack, tb[WANP_A_WAN_TABLE],
				      -EINVAL, "table 0 is no table");
	if (!wan->weight)
		return wanp_nl_refuse(info->extack, tb[WANP_A_WAN_WEIGHT],
				      -EINVAL, "the weight must not be 0");
	return 0;
}

static int get_way(const struct genl_info *info, const struct wanp_draft *draft,
		   const struct wanp_wan *wan)
{
	if (!is_taken(draft, wan, has_way))
		return 0;
	return wanp_nl_refuse(info->extack, info->attrs[WANP_A_WAN_DEV],
			      -EEXIST,
			      "another WAN has this device and no other gateway");
}

static int add(const struct genl_info *info, struct wanp_draft *draft)
{
	struct wanp_wan *wan;
	u8 id;
	int err = get_id(info, draft, &id);

	if (err)
		return err;
	if (draft->wan[id])
		return wanp_nl_refuse(info->extack, info->attrs[WANP_A_WAN_ID],
				      -EEXIST, "a WAN with this id exists");
	wan = kzalloc(sizeof(*wan), GFP_KERNEL);
	if (!wan)
		return -ENOMEM;
	wan->id = id;
	wan->table = WANP_TABLE_BASE + id;
	wan->weight = 1;
	wanp_nl_terms_default(wan);
	err = get_names(info, draft, wan) ?: get_numbers(info, wan) ?:
	      get_way(info, draft, wan) ?: wanp_nl_terms_get(info, wan) ?:
	      wanp_draft_wan_add(draft, wan);
	if (err)
		wanp_wan_free(wan);
	return err;
}

static int find(const struct genl_info *info, const struct wanp_draft *draft,
		u8 *id)
{
	int err = get_id(info, draft, id);

	if (!err && !draft->wan[*id])
		err = wanp_nl_refuse(info->extack, info->attrs[WANP_A_WAN_ID],
				     -ENOENT, "no WAN has this id");
	return err;
}

static int set(const struct genl_info *info, struct wanp_draft *draft)
{
	u8 id;
	int err = find(info, draft, &id);

	/* A half-changed WAN is no harm: the error spoils the draft. */
	return err ?: get_names(info, draft, draft->wan[id]) ?:
	       get_numbers(info, draft->wan[id]) ?:
	       get_way(info, draft, draft->wan[id]) ?:
	       wanp_nl_terms_get(info, draft->wan[id]);
}

static int del(const struct genl_info *info, struct wanp_draft *draft)
{
	u8 id;
	int err = find(info, draft, &id);

	if (!err)
		wanp_draft_wan_del(draft, id);
	return err;
}

int nf_wan_policy_nl_wan_new_doit(struct sk_buff *skb, struct genl_info *info)
{
	return wanp_nl_change(info, add);
}

int nf_wan_policy_nl_wan_set_doit(struct sk_buff *skb, struct genl_info *info)
{
	return wanp_nl_change(info, set);
}

int nf_wan_policy_nl_wan_del_doit(struct sk_buff *skb, struct genl_info *info)
{
	return wanp_nl_change(info, del);
}

static int put_gateways(struct sk_buff *skb, const struct wanp_wan *wan)
{
	int err = 0;

	if (wan->gateway4)
		err = nla_put_in_addr(skb, WANP_A_WAN_GATEWAY4, wan->gateway4);
	if (!err && !ipv6_addr_any(&wan->gateway6))
		err = nla_put_in6_addr(skb, WANP_A_WAN_GATEWAY6,
				       &wan->gateway6);
	return err;
}

static int put_settings(struct sk_buff *skb, const struct wanp_wan *wan)
{
	return nla_put_u8(skb, WANP_A_WAN_ID, wan->id) ?:
	       nla_put_string(skb, WANP_A_WAN_NAME, wan->name) ?:
	       nla_put_string(skb, WANP_A_WAN_DEV, wan->dev) ?:
	       put_gateways(skb, wan) ?:
	       nla_put_u32(skb, WANP_A_WAN_TABLE, wan->table) ?:
	       nla_put_u32(skb, WANP_A_WAN_WEIGHT, wan->weight) ?:
	       nla_put_u32(skb, WANP_A_WAN_CAPACITY, wan->capacity) ?:
	       nla_put_u32(skb, WANP_A_WAN_STATE, wan->state);
}

static int put_link(const struct wanp_nl_dump *dump, const struct wanp_wan *wan)
{
	const struct wanp_net *wn = wanp_net_of(dump->net);
	const struct wanp_ruleset *rs = dump->rs;
	struct sk_buff *skb = dump->skb;
	int ifindex = READ_ONCE(wan->ifindex);
	int err = 0;

	if (ifindex)
		err = nla_put_u32(skb, WANP_A_WAN_IFINDEX, ifindex);
	if (!err && READ_ONCE(wan->link))
		err = nla_put_flag(skb, WANP_A_WAN_LINK);
	if (!err && rcu_dereference(rs->selection)->tier[0] & BIT_ULL(wan->id))
		err = nla_put_flag(skb, WANP_A_WAN_USABLE);
	if (!err && wanp_fit_is_mismatch(wn, rs, wan->id))
		err = nla_put_flag(skb, WANP_A_WAN_ROUTE_MISMATCH);
	return err;
}

static int put_use(const struct wanp_nl_dump *dump, const struct wanp_wan *wan)
{
	u64 flows = atomic64_read(&wan->flows->count);
	int calls = wanp_link_calls(dump->net, wan->id);
	int err;

	err = nla_put_u32(dump->skb, WANP_A_WAN_MARK,
			  wanp_ruleset_mark(dump->rs, wan->id)) ?:
	      nla_put(dump->skb, WANP_A_WAN_FLOWS, sizeof(flows), &flows);
	if (!err && calls >= 0)
		err = nla_put_u32(dump->skb, WANP_A_WAN_CALLS, calls);
	if (!err && dump->rs->measured & BIT_ULL(wan->id))
		err = nla_put_u32(dump->skb, WANP_A_WAN_RATE,
				  READ_ONCE(dump->rs->gauge[wan->id].rate));
	return err;
}

static u32 number(const struct wanp_nl_dump *dump)
{
	return dump->rs ? hweight64(dump->rs->wans) : 0;
}

static const struct wanp_wan *nth(const struct wanp_ruleset *rs, u32 n)
{
	u8 id = 1;

	while (!rs->wan[id] || n--)
		id++;
	return rs->wan[id];
}

static int put(const struct wanp_nl_dump *dump, u32 i)
{
	const struct wanp_wan *wan = nth(dump->rs, i);

	return put_settings(dump->skb, wan) ?:
	       wanp_nl_health_put(dump->skb, wan) ?:
	       put_link(dump, wan) ?:
	       put_use(dump, wan);
}

int nf_wan_policy_nl_wan_get_dumpit(struct sk_buff *skb,
				    struct netlink_callback *cb)
{
	static const struct wanp_nl_objects wans = {
		.cmd	= WANP_CMD_WAN_GET,
		.number	= number,
		.put	= put,
	};

	return wanp_nl_dump(skb, cb, &wans);
}
