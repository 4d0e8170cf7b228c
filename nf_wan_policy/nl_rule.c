// SPDX-License-Identifier: GPL-2.0-only
/* Rules: attributes <-> struct wanp_rule. */

#include <linux/slab.h>
#include "draft.h"
#include "nl.h"
#include "nl_match.h"
#include "nl_state.h"

static const struct wanp_nl_match rule_match = {
	.iif		= WANP_A_RULE_IIF,
	.family		= WANP_A_RULE_FAMILY,
	.src		= WANP_A_RULE_SRC,
	.src_len	= WANP_A_RULE_SRC_LEN,
	.dst		= WANP_A_RULE_DST,
	.dst_len	= WANP_A_RULE_DST_LEN,
	.sport_min	= WANP_A_RULE_SPORT_MIN,
	.sport_max	= WANP_A_RULE_SPORT_MAX,
	.dport_min	= WANP_A_RULE_DPORT_MIN,
	.dport_max	= WANP_A_RULE_DPORT_MAX,
	.src_set	= WANP_A_RULE_SRC_SET,
	.dst_set	= WANP_A_RULE_DST_SET,
	.trait		= {
		.proto		= WANP_A_RULE_PROTO,
		.sport_range	= WANP_A_RULE_SPORT_RANGE,
		.dport_range	= WANP_A_RULE_DPORT_RANGE,
		.mac		= WANP_A_RULE_MAC,
		.dscp		= WANP_A_RULE_DSCP,
		.mark		= WANP_A_RULE_MARK,
		.mark_mask	= WANP_A_RULE_MARK_MASK,
		.uid_min	= WANP_A_RULE_UID_MIN,
		.uid_max	= WANP_A_RULE_UID_MAX,
		.service	= WANP_A_RULE_SERVICE,
	},
};

static int get_id(const struct genl_info *info, u32 *id)
{
	const struct nlattr *attr = info->attrs[WANP_A_RULE_ID];

	*id = attr ? nla_get_u32(attr) : 0;
	if (*id)
		return 0;
	return wanp_nl_refuse(info->extack, attr, -EINVAL,
			      "a rule needs an id that is not 0");
}

static int get_member(const struct genl_info *info,
		      const struct wanp_draft *draft, struct wanp_rule *rule,
		      const struct nlattr *attr)
{
	u8 id = nla_get_u8(attr);

	if (id > WANP_WAN_MAX || !draft->wan[id])
		return wanp_nl_refuse(info->extack, attr, -ENOENT,
				      "no WAN has this id");
	if (memchr(rule->member, id, rule->n_members))
		return wanp_nl_refuse(info->extack, attr, -EINVAL,
				      "this WAN is a member already");
	rule->member[rule->n_members++] = id;
	return 0;
}

static int get_members(const struct genl_info *info,
		       const struct wanp_draft *draft, struct wanp_rule *rule)
{
	const struct nlattr *attr;
	int err, rem;

	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) != WANP_A_RULE_MEMBER)
			continue;
		err = get_member(info, draft, rule, attr);
		if (err)
			return err;
	}
	return 0;
}

static int get_algorithm(const struct genl_info *info, struct wanp_rule *rule)
{
	const struct nlattr *attr = info->attrs[WANP_A_RULE_ALGORITHM];
	const struct nlattr *last = info->attrs[WANP_A_RULE_MEMBER];

	if (!attr)
		return wanp_nl_refuse(info->extack, NULL, -EINVAL,
				      "a rule needs an algorithm");
	rule->algorithm = nla_get_u32(attr);
	if (rule->algorithm == WANP_ALG_PASS && rule->n_members)
		return wanp_nl_refuse(info->extack, last, -EINVAL,
				      "a rule that says pass has no members");
	if (rule->algorithm == WANP_ALG_ENFORCED && rule->n_members > 1)
		return wanp_nl_refuse(info->extack, last, -EINVAL,
				      "only one WAN can be enforced");
	if (rule->algorithm != WANP_ALG_PASS && !rule->n_members)
		return wanp_nl_refuse(info->extack, attr, -EINVAL,
				      "the rule has no member");
	return 0;
}

static int get_on_fail(const struct genl_info *info, struct wanp_rule *rule)
{
	const struct nlattr *attr = info->attrs[WANP_A_RULE_ON_FAIL];

	if (!attr)
		return 0;
	rule->on_fail = nla_get_u32(attr);
	if (rule->algorithm == WANP_ALG_PASS)
		return wanp_nl_refuse(info->extack, attr, -EINVAL,
				      "a rule that says pass cannot fail");
	return 0;
}

static int fill(const struct genl_info *info, const struct wanp_draft *draft,
		struct wanp_rule *rule)
{
	const struct nlattr *order = info->attrs[WANP_A_RULE_ORDER];

	rule->order = order ? nla_get_u32(order) : rule->id;
	return wanp_nl_match_get(&rule_match, info, draft, &rule->match) ?:
	       get_members(info, draft, rule) ?:
	       get_algorithm(info, rule) ?:
	       get_on_fail(info, rule) ?:
	       wanp_nl_failback_get(info, rule);
}

static int insert(const struct genl_info *info, struct wanp_draft *draft,
		  struct wanp_rule *rule)
{
	const struct nlattr *attr = info->attrs[WANP_A_RULE_ID];
	int err = wanp_draft_rule_add(draft, rule);

	if (err == -EEXIST)
		return wanp_nl_refuse(info->extack, attr, err,
				      "a rule with this id exists");
	if (err == -ENOSPC)
		return wanp_nl_refuse(info->extack, attr, err,
				      "there are 16384 rules already");
	return err;
}

static int add(const struct genl_info *info, struct wanp_draft *draft)
{
	struct wanp_rule *rule;
	u32 id;
	int err = get_id(info, &id);

	if (err)
		return err;
	rule = kzalloc(sizeof(*rule), GFP_KERNEL);
	if (!rule)
		return -ENOMEM;
	rule->id = id;
	err = fill(info, draft, rule) ?: insert(info, draft, rule);
	if (err)
		wanp_rule_free(rule);
	return err;
}

static int del(const struct genl_info *info, struct wanp_draft *draft)
{
	u32 id;
	int err = get_id(info, &id) ?: wanp_draft_rule_del(draft, id);

	if (err == -ENOENT)
		return wanp_nl_refuse(info->extack,
				      info->attrs[WANP_A_RULE_ID], err,
				      "no rule has this id");
	return err;
}

int nf_wan_policy_nl_rule_new_doit(struct sk_buff *skb, struct genl_info *info)
{
	return wanp_nl_change(info, add);
}

int nf_wan_policy_nl_rule_del_doit(struct sk_buff *skb, struct genl_info *info)
{
	return wanp_nl_change(info, del);
}

static int put_members(struct sk_buff *skb, const struct wanp_rule *rule)
{
	int err = 0;
	u8 i;

	for (i = 0; i < rule->n_members && !err; i++)
		err = nla_put_u8(skb, WANP_A_RULE_MEMBER, rule->member[i]);
	return err;
}

static int put(const struct wanp_nl_dump *dump, u32 i)
{
	const struct wanp_rule *rule = dump->rs->rules[i];
	u64 hits = atomic64_read(&rule->hits->count);
	struct sk_buff *skb = dump->skb;

	return nla_put_u32(skb, WANP_A_RULE_ID, rule->id) ?:
	       nla_put_u32(skb, WANP_A_RULE_ORDER, rule->order) ?:
	       wanp_nl_match_put(skb, &rule_match, &rule->match) ?:
	       nla_put_u32(skb, WANP_A_RULE_ALGORITHM, rule->algorithm) ?:
	       put_members(skb, rule) ?:
	       nla_put_u32(skb, WANP_A_RULE_ON_FAIL, rule->on_fail) ?:
	       wanp_nl_failback_put(skb, rule) ?:
	       nla_put(skb, WANP_A_RULE_HITS, sizeof(hits), &hits);
}

static u32 number(const struct wanp_nl_dump *dump)
{
	return dump->rs ? dump->rs->n_rules : 0;
}

int nf_wan_policy_nl_rule_get_dumpit(struct sk_buff *skb,
				     struct netlink_callback *cb)
{
	static const struct wanp_nl_objects rules = {
		.cmd	= WANP_CMD_RULE_GET,
		.number	= number,
		.put	= put,
	};

	return wanp_nl_dump(skb, cb, &rules);
}
