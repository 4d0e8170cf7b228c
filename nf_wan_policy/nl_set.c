// SPDX-License-Identifier: GPL-2.0-only
/* Sets: attributes <-> struct wanp_set, and what user space feeds them with. */

#include <linux/slab.h>
#include "draft.h"
#include "feed.h"
#include "net.h"
#include "nl.h"
#include "nl_match.h"

/* Prefixes in one message of a dump */
#define WANP_NL_PART	64

static int get_name(const struct genl_info *info, char *name)
{
	const struct nlattr *attr = info->attrs[WANP_A_SET_NAME];

	name[0] = '\0';
	if (attr)
		nla_strscpy(name, attr, WANP_SET_NAME);
	if (name[0])
		return 0;
	return wanp_nl_refuse(info->extack, attr, -EINVAL,
			      "a set needs a name");
}

static int get_member(const struct nlattr *attr, struct wanp_member *member,
		      struct netlink_ext_ack *extack)
{
	const u8 *bytes = nla_data(attr);
	u8 size = nla_len(attr) ? nla_len(attr) - 1 : 0;
	struct wanp_prefix prefix;
	int err;

	if (nla_len(attr) != 1 + 4 && nla_len(attr) != 1 + 16)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "a prefix has 5 or 17 bytes");
	err = wanp_prefix_set(&prefix, bytes + 1, size, bytes[0]);
	if (err == -ERANGE)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "the prefix is longer than the address");
	if (err)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "the address has bits behind the prefix");
	member->addr = prefix.addr;
	member->family = size == 4 ? NFPROTO_IPV4 : NFPROTO_IPV6;
	member->len = prefix.len;
	return 0;
}

static u32 count_attrs(const struct genl_info *info, u16 type)
{
	const struct nlattr *attr;
	u32 n = 0;
	int rem;

	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem)
		n += nla_type(attr) == type;
	return n;
}

/* Prefixes of the message, in its order, behind the first @from of @to. */
static int get_members(const struct genl_info *info, u16 type,
		       struct wanp_prefixes *to, u32 from)
{
	const struct nlattr *attr;
	int err, rem;

	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) != type)
			continue;
		err = get_member(attr, &to->member[from++], info->extack);
		if (err)
			return err;
	}
	return 0;
}

/* How many there would be counts, not how many the message repeats. */
static int judge_size(const struct genl_info *info, u32 n, u32 others)
{
	const struct nlattr *attr = info->attrs[WANP_A_SET_PREFIX];

	if (n > WANP_SET_PREFIXES_MAX)
		return wanp_nl_refuse(info->extack, attr, -ENOSPC,
				      "a set has 16384 prefixes at most");
	if (n + others > WANP_ALL_PREFIXES_MAX)
		return wanp_nl_refuse(info->extack, attr, -ENOSPC,
				      "all sets have 65536 prefixes at most");
	return 0;
}

static int new_feed(const struct genl_info *info, const char *name,
		    struct wanp_feed **feed)
{
	u32 n = count_attrs(info, WANP_A_SET_PREFIX);
	struct wanp_prefixes *prefixes = wanp_prefixes_new(n);
	int err;

	if (!prefixes)
		return -ENOMEM;
	err = get_members(info, WANP_A_SET_PREFIX, prefixes, 0);
	if (!err) {
		wanp_prefixes_tidy(prefixes);
		*feed = wanp_feed_new(name, prefixes);
		err = *feed ? 0 : -ENOMEM;
	}
	if (err)
		kvfree(prefixes);
	return err;
}

/* Without a word of what is in it, it goes on with what is in it now. */
static int get_feed(const struct genl_info *info,
		    const struct wanp_draft *draft, const char *name,
		    struct wanp_feed **feed)
{
	const struct wanp_set *old = wanp_sets_find(&draft->fed, name);

	if (!old || info->attrs[WANP_A_SET_PREFIX])
		return new_feed(info, name, feed);
	*feed = wanp_feed_share(old->feed);
	return 0;
}

static int insert(const struct genl_info *info, struct wanp_draft *draft,
		  const struct wanp_set *set)
{
	int err = judge_size(info, wanp_feed_now(set->feed)->n,
			     wanp_sets_size(&draft->sets));

	if (err)
		return err;
	if (wanp_sets_add(&draft->sets, set))
		return wanp_nl_refuse(info->extack,
				      info->attrs[WANP_A_SET_NAME], -ENOSPC,
				      "there are 256 sets already");
	return 0;
}

static int add(const struct genl_info *info, struct wanp_draft *draft)
{
	const struct nlattr *ttl = info->attrs[WANP_A_SET_TTL];
	struct wanp_set set = { .ttl = ttl ? nla_get_u32(ttl) : 0 };
	char name[WANP_SET_NAME];
	int err = get_name(info, name);

	if (err)
		return err;
	if (wanp_sets_find(&draft->sets, name))
		return wanp_nl_refuse(info->extack,
				      info->attrs[WANP_A_SET_NAME], -EEXIST,
				      "a set with this name exists");
	err = get_feed(info, draft, name, &set.feed);
	if (err)
		return err;
	err = insert(info, draft, &set);
	wanp_feed_put(set.feed);
	return err;
}

static int unknown(const struct genl_info *info)
{
	return wanp_nl_refuse(info->extack, info->attrs[WANP_A_SET_NAME],
			      -ENOENT, "no set has this name");
}

static int del(const struct genl_info *info, struct wanp_draft *draft)
{
	char name[WANP_SET_NAME];
	int err = get_name(info, name);

	if (err)
		return err;
	return wanp_sets_del(&draft->sets, name) ? unknown(info) : 0;
}

int nf_wan_policy_nl_set_new_doit(struct sk_buff *skb, struct genl_info *info)
{
	return wanp_nl_change(info, add);
}

int nf_wan_policy_nl_set_del_doit(struct sk_buff *skb, struct genl_info *info)
{
	return wanp_nl_change(info, del);
}

static const struct nlattr *nth_attr(const struct genl_info *info, u16 type,
				     u32 n)
{
	const struct nlattr *attr;
	int rem;

	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem)
		if (nla_type(attr) == type && !n--)
			return attr;
	return NULL;
}

static int judge_gone(const struct genl_info *info,
		      const struct wanp_prefixes *old,
		      const struct wanp_prefixes *gone)
{
	u32 i;

	for (i = 0; i < gone->n; i++)
		if (!wanp_prefixes_find(old, &gone->member[i]))
			return wanp_nl_refuse(info->extack,
					      nth_attr(info, WANP_A_SET_GONE, i),
					      -ENOENT,
					      "the set has no such prefix");
	return 0;
}

/* Puts into @new what is kept of @old; returns how many. */
static u32 keep(struct wanp_prefixes *new, const struct wanp_prefixes *old,
		const struct wanp_prefixes *gone)
{
	u32 i, n = 0;

	for (i = 0; i < old->n; i++)
		if (!wanp_prefixes_find(gone, &old->member[i]))
			new->member[n++] = old->member[i];
	return n;
}

static int merge(const struct genl_info *info, const struct wanp_prefixes *old,
		 struct wanp_prefixes *gone, struct wanp_prefixes *new)
{
	bool replace = info->attrs[WANP_A_SET_REPLACE];
	u32 more = count_attrs(info, WANP_A_SET_PREFIX);
	u32 kept = 0;
	int err;

	err = get_members(info, WANP_A_SET_GONE, gone, 0) ?:
	      judge_gone(info, old, gone);
	if (err)
		return err;
	wanp_prefixes_tidy(gone);
	if (!replace)
		kept = keep(new, old, gone);
	err = get_members(info, WANP_A_SET_PREFIX, new, kept);
	new->n = kept + more;
	wanp_prefixes_tidy(new);
	return err;
}

static int feed_set(const struct genl_info *info, const struct wanp_sets *sets,
		    const struct wanp_set *set)
{
	const struct wanp_prefixes *old = wanp_feed_now(set->feed);
	u32 more = count_attrs(info, WANP_A_SET_PREFIX);
	struct wanp_prefixes *gone, *new;
	int err = -ENOMEM;

	gone = wanp_prefixes_new(count_attrs(info, WANP_A_SET_GONE));
	new = wanp_prefixes_new(old->n + more);
	if (gone && new)
		err = merge(info, old, gone, new);
	if (!err)
		err = judge_size(info, new->n, wanp_sets_size(sets) - old->n);
	kvfree(gone);
	if (err)
		kvfree(new);
	else
		wanp_feed_swap(set->feed, new);
	return err;
}

static int update(struct wanp_net *wn, const struct genl_info *info)
{
	const struct wanp_ruleset *rs;
	const struct wanp_set *set;
	char name[WANP_SET_NAME];
	int err = get_name(info, name);

	lockdep_assert_held(&wn->lock);

	if (err)
		return err;
	rs = rcu_dereference_protected(wn->ruleset, true);
	set = rs ? wanp_sets_find(&rs->sets, name) : NULL;
	if (!set)
		return unknown(info);
	err = feed_set(info, &rs->sets, set);
	if (!err)
		WRITE_ONCE(wn->fed, wn->fed + 1);
	return err;
}

int nf_wan_policy_nl_set_update_doit(struct sk_buff *skb,
				     struct genl_info *info)
{
	struct wanp_net *wn = wanp_nl_net(info);
	int err;

	mutex_lock(&wn->lock);
	err = update(wn, info);
	mutex_unlock(&wn->lock);
	return err;
}

static int put_member(struct sk_buff *skb, const struct wanp_member *member)
{
	u8 bytes[1 + sizeof(member->addr)] = { member->len };
	u8 size = wanp_nl_addr_size(member->family);

	memcpy(bytes + 1, &member->addr, size);
	return nla_put(skb, WANP_A_SET_PREFIX, 1 + size, bytes);
}

static int put_part(struct sk_buff *skb, const struct wanp_set *set, u32 from)
{
	const struct wanp_prefixes *now = wanp_feed_now(set->feed);
	u32 i, end = min(now->n, from + WANP_NL_PART);
	int err;

	err = nla_put_string(skb, WANP_A_SET_NAME, set->feed->name) ?:
	      nla_put_u32(skb, WANP_A_SET_TTL, set->ttl) ?:
	      nla_put_u32(skb, WANP_A_SET_COUNT, now->n) ?:
	      nla_put_u32(skb, WANP_A_SET_AGE, wanp_feed_age(set->feed));
	for (i = from; i < end && !err; i++)
		err = put_member(skb, &now->member[i]);
	return err;
}

/* An empty set is one part, too. */
static u32 parts(const struct wanp_set *set)
{
	u32 n = wanp_feed_now(set->feed)->n;

	return n ? DIV_ROUND_UP(n, WANP_NL_PART) : 1;
}

static u32 number(const struct wanp_nl_dump *dump)
{
	u32 i, n = 0;

	for (i = 0; dump->rs && i < dump->rs->sets.n; i++)
		n += parts(&dump->rs->sets.set[i]);
	return n;
}

static int put(const struct wanp_nl_dump *dump, u32 i)
{
	const struct wanp_sets *sets = &dump->rs->sets;
	const struct wanp_set *set = sets->set;

	for (; set < sets->set + sets->n && i >= parts(set); set++)
		i -= parts(set);
	if (set == sets->set + sets->n)
		return 0;
	return put_part(dump->skb, set, i * WANP_NL_PART);
}

int nf_wan_policy_nl_set_get_dumpit(struct sk_buff *skb,
				    struct netlink_callback *cb)
{
	static const struct wanp_nl_objects sets = {
		.cmd	= WANP_CMD_SET_GET,
		.number	= number,
		.put	= put,
	};

	return wanp_nl_dump(skb, cb, &sets);
}
