// SPDX-License-Identifier: GPL-2.0-only
/* Natmaps: attributes <-> struct wanp_natmap. */

#include <linux/slab.h>
#include "draft.h"
#include "nl.h"
#include "nl_match.h"

static const struct wanp_nl_match natmap_match = {
	.family		= WANP_A_NATMAP_FAMILY,
	.src		= WANP_A_NATMAP_SRC,
	.src_len	= WANP_A_NATMAP_SRC_LEN,
	.dst		= WANP_A_NATMAP_DST,
	.dst_len	= WANP_A_NATMAP_DST_LEN,
	.dport_min	= WANP_A_NATMAP_DPORT_MIN,
	.dport_max	= WANP_A_NATMAP_DPORT_MAX,
	.src_set	= WANP_A_NATMAP_SRC_SET,
	.dst_set	= WANP_A_NATMAP_DST_SET,
	.trait		= {
		.proto		= WANP_A_NATMAP_PROTO,
		.dport_range	= WANP_A_NATMAP_DPORT_RANGE,
	},
};

static int get_id(const struct genl_info *info, u32 *id)
{
	const struct nlattr *attr = info->attrs[WANP_A_NATMAP_ID];

	*id = attr ? nla_get_u32(attr) : 0;
	if (*id)
		return 0;
	return wanp_nl_refuse(info->extack, attr, -EINVAL,
			      "a natmap needs an id that is not 0");
}

static int get_wan(const struct wanp_draft *draft,
		   const struct wanp_natmap *natmap, const struct nlattr *attr,
		   u8 *wan, struct netlink_ext_ack *extack)
{
	*wan = attr ? nla_get_u8(attr) : 0;
	if (*wan > WANP_WAN_MAX || !draft->wan[*wan])
		return wanp_nl_refuse(extack, attr, -ENOENT,
				      "no WAN has this id");
	if (wanp_natmap_on(natmap, *wan))
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "this WAN has an address here already");
	return 0;
}

/* An address of zeros would mean "auto" in the ruleset. */
static int get_addr(const struct wanp_natmap *natmap,
		    const struct nlattr *attr, union nf_inet_addr *addr,
		    struct netlink_ext_ack *extack)
{
	static const union nf_inet_addr zeros;
	int err;

	*addr = zeros;
	if (!attr)
		return 0;
	err = wanp_nl_addr_get(attr, natmap->match.family, addr, extack);
	if (!err && !memcmp(addr, &zeros, sizeof(zeros)))
		err = wanp_nl_refuse(extack, attr, -EINVAL,
				     "flows cannot have the address 0");
	return err;
}

static int get_entry(const struct genl_info *info,
		     const struct wanp_draft *draft, struct wanp_natmap *natmap,
		     const struct nlattr *nest)
{
	struct wanp_natmap_entry *entry = &natmap->entry[natmap->n_entries];
	struct nlattr *tb[WANP_A_ENTRY_ADDR + 1];
	int err;

	err = nla_parse_nested(tb, WANP_A_ENTRY_ADDR, nest,
			       nf_wan_policy_entry_nl_policy, info->extack);
	if (err)
		return err;
	if (!tb[WANP_A_ENTRY_WAN])
		return wanp_nl_refuse(info->extack, nest, -EINVAL,
				      "an entry needs a WAN");
	err = get_wan(draft, natmap, tb[WANP_A_ENTRY_WAN], &entry->wan,
		      info->extack) ?:
	      get_addr(natmap, tb[WANP_A_ENTRY_ADDR], &entry->addr,
		       info->extack);
	if (!err)
		natmap->n_entries++;
	return err;
}

/* As each WAN comes once, @natmap has room for all entries but a wrong one. */
static int get_entries(const struct genl_info *info,
		       const struct wanp_draft *draft,
		       struct wanp_natmap *natmap)
{
	const struct nlattr *attr;
	int err, rem;

	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) != WANP_A_NATMAP_ENTRY)
			continue;
		err = get_entry(info, draft, natmap, attr);
		if (err)
			return err;
	}
	if (natmap->n_entries)
		return 0;
	return wanp_nl_refuse(info->extack, NULL, -EINVAL,
			      "a natmap needs an address on some WAN");
}

static int fill(const struct genl_info *info, const struct wanp_draft *draft,
		struct wanp_natmap *natmap)
{
	const struct nlattr *order = info->attrs[WANP_A_NATMAP_ORDER];

	natmap->order = order ? nla_get_u32(order) : natmap->id;
	return wanp_nl_match_get(&natmap_match, info, draft, &natmap->match) ?:
	       get_entries(info, draft, natmap);
}

static int insert(const struct genl_info *info, struct wanp_draft *draft,
		  struct wanp_natmap *natmap)
{
	const struct nlattr *attr = info->attrs[WANP_A_NATMAP_ID];
	int err = wanp_draft_natmap_add(draft, natmap);

	if (err == -EEXIST)
		return wanp_nl_refuse(info->extack, attr, err,
				      "a natmap with this id exists");
	if (err == -ENOSPC)
		return wanp_nl_refuse(info->extack, attr, err,
				      "there are 16384 natmaps already");
	return err;
}

static int add(const struct genl_info *info, struct wanp_draft *draft)
{
	struct wanp_natmap *natmap;
	u32 id;
	int err = get_id(info, &id);

	if (err)
		return err;
	natmap = kzalloc(struct_size(natmap, entry, WANP_WAN_MAX + 1),
			 GFP_KERNEL);
	if (!natmap)
		return -ENOMEM;
	natmap->id = id;
	err = fill(info, draft, natmap) ?: insert(info, draft, natmap);
	if (err)
		kfree(natmap);
	return err;
}

static int del(const struct genl_info *info, struct wanp_draft *draft)
{
	u32 id;
	int err = get_id(info, &id) ?: wanp_draft_natmap_del(draft, id);

	if (err == -ENOENT)
		return wanp_nl_refuse(info->extack,
				      info->attrs[WANP_A_NATMAP_ID], err,
				      "no natmap has this id");
	return err;
}

int nf_wan_policy_nl_natmap_new_doit(struct sk_buff *skb,
				     struct genl_info *info)
{
	return wanp_nl_change(info, add);
}

int nf_wan_policy_nl_natmap_del_doit(struct sk_buff *skb,
				     struct genl_info *info)
{
	return wanp_nl_change(info, del);
}

static int put_entry(struct sk_buff *skb, const struct wanp_natmap *natmap,
		     const struct wanp_natmap_entry *entry)
{
	static const union nf_inet_addr automatic;
	struct nlattr *nest = nla_nest_start(skb, WANP_A_NATMAP_ENTRY);
	int err;

	if (!nest)
		return -EMSGSIZE;
	err = nla_put_u8(skb, WANP_A_ENTRY_WAN, entry->wan);
	if (!err && memcmp(&entry->addr, &automatic, sizeof(automatic)))
		err = nla_put(skb, WANP_A_ENTRY_ADDR,
			      wanp_nl_addr_size(natmap->match.family),
			      &entry->addr);
	nla_nest_end(skb, nest);
	return err;
}

static int put_entries(struct sk_buff *skb, const struct wanp_natmap *natmap)
{
	int err = 0;
	u8 i;

	for (i = 0; i < natmap->n_entries && !err; i++)
		err = put_entry(skb, natmap, &natmap->entry[i]);
	return err;
}

static int put(const struct wanp_nl_dump *dump, u32 i)
{
	const struct wanp_natmap *natmap = dump->rs->natmaps[i];
	struct sk_buff *skb = dump->skb;

	return nla_put_u32(skb, WANP_A_NATMAP_ID, natmap->id) ?:
	       nla_put_u32(skb, WANP_A_NATMAP_ORDER, natmap->order) ?:
	       wanp_nl_match_put(skb, &natmap_match, &natmap->match) ?:
	       put_entries(skb, natmap);
}

static u32 number(const struct wanp_nl_dump *dump)
{
	return dump->rs ? dump->rs->n_natmaps : 0;
}

int nf_wan_policy_nl_natmap_get_dumpit(struct sk_buff *skb,
				       struct netlink_callback *cb)
{
	static const struct wanp_nl_objects natmaps = {
		.cmd	= WANP_CMD_NATMAP_GET,
		.number	= number,
		.put	= put,
	};

	return wanp_nl_dump(skb, cb, &natmaps);
}
