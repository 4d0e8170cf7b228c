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

static int get_addr(const struct wanp_natmap *natmap,
		    const struct nlattr *attr, union nf_inet_addr *addr,
		    struct netlink_ext_ack *extack)
{
	static const union nf_inet_addr zeros;
	int err;

	err = wanp_nl_addr_get(attr, natmap->match.family, addr, extack);
	if (!err && !memcmp(addr, &zeros, sizeof(zeros)))
		err = wanp_nl_refuse(extack, attr, -EINVAL,
				     "flows cannot have the address 0");
	return err;
}

/* Number of addresses from @first to @last; 0 for those a range cannot have. */
static u32 distance(const union nf_inet_addr *first,
		    const union nf_inet_addr *last, u8 family)
{
	u8 word = family == NFPROTO_IPV4 ? 0 : 3;
	u32 from = ntohl((__force __be32)first->all[word]);
	u32 to = ntohl((__force __be32)last->all[word]);

	if (memcmp(first, last, word * sizeof(first->all[0])) ||
	    to < from || to - from >= WANP_RANGE_MAX)
		return 0;
	return to - from + 1;
}

static int get_last(const struct wanp_natmap *natmap,
		    const struct nlattr *attr, struct wanp_natmap_entry *entry,
		    struct netlink_ext_ack *extack)
{
	union nf_inet_addr last;
	int err;

	err = get_addr(natmap, attr, &last, extack);
	if (err)
		return err;
	entry->size = distance(&entry->to.addr, &last, natmap->match.family);
	if (entry->size)
		return 0;
	return wanp_nl_refuse(extack, attr, -EINVAL,
			      "a range has 65536 addresses at most, in rising order");
}

/* Two hosts which differ in what is replaced would get one address. */
static int get_len(const struct wanp_natmap *natmap, const struct nlattr *attr,
		   struct wanp_natmap_entry *entry,
		   struct netlink_ext_ack *extack)
{
	union nf_inet_addr addr = entry->to.addr;
	u8 len = nla_get_u8(attr);

	if (len > natmap->match.src.len)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "the source prefix is shorter than this one");
	if (wanp_prefix_set(&entry->to, &addr,
			    wanp_nl_addr_size(natmap->match.family), len))
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "the address has bits behind the prefix");
	return 0;
}

/* Without an address all of the entry is zero. */
static int get_to(const struct wanp_natmap *natmap, struct nlattr *const *tb,
		  struct wanp_natmap_entry *entry,
		  struct netlink_ext_ack *extack)
{
	const struct nlattr *last = tb[WANP_A_ENTRY_LAST];
	const struct nlattr *len = tb[WANP_A_ENTRY_LEN];
	u8 size = wanp_nl_addr_size(natmap->match.family);
	union nf_inet_addr addr;
	int err;

	if ((last || len) && (!tb[WANP_A_ENTRY_ADDR] || (last && len)))
		return wanp_nl_refuse(extack, last ?: len, -EINVAL,
				      "a range or a prefix needs an address, and is not both");
	if (!tb[WANP_A_ENTRY_ADDR])
		return 0;
	err = get_addr(natmap, tb[WANP_A_ENTRY_ADDR], &addr, extack);
	if (err)
		return err;
	entry->size = 1;
	wanp_prefix_set(&entry->to, &addr, size, size * 8);
	if (last)
		return get_last(natmap, last, entry, extack);
	return len ? get_len(natmap, len, entry, extack) : 0;
}

static int get_entry(const struct genl_info *info,
		     const struct wanp_draft *draft, struct wanp_natmap *natmap,
		     const struct nlattr *nest)
{
	struct wanp_natmap_entry *entry = &natmap->entry[natmap->n_entries];
	struct nlattr *tb[WANP_A_ENTRY_MAX + 1];
	int err;

	err = nla_parse_nested(tb, WANP_A_ENTRY_MAX, nest,
			       nf_wan_policy_entry_nl_policy, info->extack);
	if (err)
		return err;
	if (!tb[WANP_A_ENTRY_WAN])
		return wanp_nl_refuse(info->extack, nest, -EINVAL,
				      "an entry needs a WAN");
	err = get_wan(draft, natmap, tb[WANP_A_ENTRY_WAN], &entry->wan,
		      info->extack) ?:
	      get_to(natmap, tb, entry, info->extack);
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

/* Each public address must tell which host it belongs to. */
static int get_pair(const struct genl_info *info, struct wanp_natmap *natmap)
{
	const struct nlattr *attr = info->attrs[WANP_A_NATMAP_PAIR];
	const struct wanp_natmap_entry *entry;
	u8 i;

	natmap->pair = nla_get_flag(attr);
	for (i = 0; natmap->pair && i < natmap->n_entries; i++) {
		entry = &natmap->entry[i];
		if (entry->size != 1)
			return wanp_nl_refuse(info->extack, attr, -EINVAL,
					      "a pair has an address or a prefix, not auto nor a range");
		if (entry->to.len > natmap->match.src.len)
			return wanp_nl_refuse(info->extack, attr, -EINVAL,
					      "a pair has one inside host for each address");
	}
	return 0;
}

static int fill(const struct genl_info *info, const struct wanp_draft *draft,
		struct wanp_natmap *natmap)
{
	const struct nlattr *order = info->attrs[WANP_A_NATMAP_ORDER];

	natmap->order = order ? nla_get_u32(order) : natmap->id;
	natmap->require = nla_get_flag(info->attrs[WANP_A_NATMAP_REQUIRE]);
	natmap->static_port =
		nla_get_flag(info->attrs[WANP_A_NATMAP_STATIC_PORT]);
	return wanp_nl_match_get(&natmap_match, info, draft, &natmap->match) ?:
	       get_entries(info, draft, natmap) ?: get_pair(info, natmap);
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

static int put_to(struct sk_buff *skb, u8 family,
		  const struct wanp_natmap_entry *entry)
{
	u8 size = wanp_nl_addr_size(family);
	union nf_inet_addr last;
	int err;

	if (!entry->size)
		return 0;
	err = nla_put(skb, WANP_A_ENTRY_ADDR, size, &entry->to.addr);
	if (!err && entry->to.len < size * 8)
		err = nla_put_u8(skb, WANP_A_ENTRY_LEN, entry->to.len);
	if (err || entry->size == 1)
		return err;
	wanp_natmap_nth(entry, entry->size - 1, &last);
	return nla_put(skb, WANP_A_ENTRY_LAST, size, &last);
}

static int put_entry(struct sk_buff *skb, const struct wanp_natmap *natmap,
		     const struct wanp_natmap_entry *entry)
{
	struct nlattr *nest = nla_nest_start(skb, WANP_A_NATMAP_ENTRY);
	int err;

	if (!nest)
		return -EMSGSIZE;
	err = nla_put_u8(skb, WANP_A_ENTRY_WAN, entry->wan) ?:
	      put_to(skb, natmap->match.family, entry);
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

static int put_flag(struct sk_buff *skb, u16 attr, bool is_set)
{
	return is_set ? nla_put_flag(skb, attr) : 0;
}

static int put(const struct wanp_nl_dump *dump, u32 i)
{
	const struct wanp_natmap *natmap = dump->rs->natmaps[i];
	struct sk_buff *skb = dump->skb;

	return nla_put_u32(skb, WANP_A_NATMAP_ID, natmap->id) ?:
	       nla_put_u32(skb, WANP_A_NATMAP_ORDER, natmap->order) ?:
	       wanp_nl_match_put(skb, &natmap_match, &natmap->match) ?:
	       put_entries(skb, natmap) ?:
	       put_flag(skb, WANP_A_NATMAP_PAIR, natmap->pair) ?:
	       put_flag(skb, WANP_A_NATMAP_REQUIRE, natmap->require) ?:
	       put_flag(skb, WANP_A_NATMAP_STATIC_PORT, natmap->static_port);
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
