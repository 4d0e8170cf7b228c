// SPDX-License-Identifier: GPL-2.0-only
/* Handlers of settings and transactions. */

#include <linux/bitops.h>
#include "draft.h"
#include "net.h"
#include "nl.h"
#include "txn.h"

static u32 one(const struct wanp_nl_dump *dump)
{
	return 1;
}

static int put_config(const struct wanp_nl_dump *dump, u32 i)
{
	const struct wanp_net *wn = wanp_net_of(dump->net);

	return nla_put_u32(dump->skb, WANP_A_CONFIG_MASK,
			   READ_ONCE(wn->mask)) ?:
	       nla_put_u16(dump->skb, WANP_A_CONFIG_ZONE_BASE,
			   READ_ONCE(wn->zones.base)) ?:
	       nla_put_u32(dump->skb, WANP_A_CONFIG_GENERATION,
			   READ_ONCE(wn->generation));
}

int nf_wan_policy_nl_config_get_dumpit(struct sk_buff *skb,
				       struct netlink_callback *cb)
{
	static const struct wanp_nl_objects config = {
		.cmd	= WANP_CMD_CONFIG_GET,
		.number	= one,
		.put	= put_config,
	};

	return wanp_nl_dump(skb, cb, &config);
}

static bool is_mask(u32 mask)
{
	u32 low = mask ? mask >> __ffs(mask) : 0;

	return hweight32(low) >= 4 && !(low & (low + 1));
}

static int judge_config(struct wanp_net *wn, struct genl_info *info)
{
	const struct wanp_ruleset *rs;
	const struct nlattr *mask = info->attrs[WANP_A_CONFIG_MASK];
	const struct nlattr *base = info->attrs[WANP_A_CONFIG_ZONE_BASE];

	lockdep_assert_held(&wn->lock);

	rs = rcu_dereference_protected(wn->ruleset, true);
	if (wn->txn.draft)
		return wanp_nl_refuse(info->extack, NULL, -EBUSY,
				      "a transaction is open");
	if (rs && rs->wans)
		return wanp_nl_refuse(info->extack, NULL, -EBUSY,
				      "a WAN exists: its flows carry the mark");
	if (mask && !is_mask(nla_get_u32(mask)))
		return wanp_nl_refuse(info->extack, mask, -EINVAL,
				      "the mask needs 4 or more adjacent bits");
	if (base && wn->zones.used)
		return wanp_nl_refuse(info->extack, base, -EBUSY,
				      "zones are in use already");
	if (base && (!nla_get_u16(base) ||
		     nla_get_u16(base) > U16_MAX - WANP_ZONES))
		return wanp_nl_refuse(info->extack, base, -EINVAL,
				      "256 zones do not fit there");
	return 0;
}

int nf_wan_policy_nl_config_set_doit(struct sk_buff *skb,
				     struct genl_info *info)
{
	const struct nlattr *mask = info->attrs[WANP_A_CONFIG_MASK];
	const struct nlattr *base = info->attrs[WANP_A_CONFIG_ZONE_BASE];
	struct wanp_net *wn = wanp_nl_net(info);
	int err;

	mutex_lock(&wn->lock);
	err = judge_config(wn, info);
	if (!err && mask)
		WRITE_ONCE(wn->mask, nla_get_u32(mask));
	if (!err && base)
		WRITE_ONCE(wn->zones.base, nla_get_u16(base));
	mutex_unlock(&wn->lock);
	return err;
}

int nf_wan_policy_nl_txn_begin_doit(struct sk_buff *skb,
				    struct genl_info *info)
{
	const struct nlattr *flags = info->attrs[WANP_A_TXN_FLAGS];

	return wanp_txn_begin(wanp_nl_net(info), info->snd_portid,
			      flags ? nla_get_u32(flags) : 0, info->extack);
}

int nf_wan_policy_nl_txn_commit_doit(struct sk_buff *skb,
				     struct genl_info *info)
{
	const struct nlattr *attr = info->attrs[WANP_A_TXN_GENERATION];
	const struct nlattr *apply = info->attrs[WANP_A_TXN_APPLY];
	u32 expected = attr ? nla_get_u32(attr) : 0;

	return wanp_txn_commit(wanp_nl_net(info), info->snd_portid,
			       attr ? &expected : NULL,
			       apply ? nla_get_u32(apply) : WANP_APPLY_NEW,
			       info->extack);
}

int nf_wan_policy_nl_txn_abort_doit(struct sk_buff *skb,
				    struct genl_info *info)
{
	int err = wanp_txn_abort(wanp_nl_net(info), info->snd_portid);

	return err ? wanp_nl_refuse(info->extack, NULL, err,
				    "no transaction open") : 0;
}

static int clear(const struct genl_info *info, struct wanp_draft *draft)
{
	wanp_draft_clear(draft);
	return 0;
}

int nf_wan_policy_nl_flush_doit(struct sk_buff *skb, struct genl_info *info)
{
	return wanp_nl_change(info, clear);
}
