// SPDX-License-Identifier: GPL-2.0-only
/* Why a flow goes where it goes, and how often each reason occurred. */

#include "address.h"
#include "decide.h"
#include "net.h"
#include "nl.h"
#include "nl_match.h"
#include "owner.h"
#include "route.h"

/**
 * struct answer - all that is known of a flow
 * @family: AF_INET or AF_INET6
 * @natmap: natmap that gave the address, or 0
 * @decision: WAN and why; with address and zone
 */
struct answer {
	u8			family;
	u32			natmap;
	struct wanp_decision	decision;
};

static int get_addrs(const struct genl_info *info, struct nf_wan_key *key)
{
	struct nlattr *const *tb = info->attrs;
	int err = 0;

	if (!tb[WANP_A_EXPLAIN_FAMILY] || !tb[WANP_A_EXPLAIN_DADDR])
		return wanp_nl_refuse(info->extack, NULL, -EINVAL,
				      "a family and a destination are needed");
	key->family = nla_get_u8(tb[WANP_A_EXPLAIN_FAMILY]);
	if (!wanp_nl_addr_size(key->family))
		return wanp_nl_refuse(info->extack, tb[WANP_A_EXPLAIN_FAMILY],
				      -EINVAL,
				      "the family is neither IPv4 nor IPv6");
	if (tb[WANP_A_EXPLAIN_SADDR])
		err = wanp_nl_addr_get(tb[WANP_A_EXPLAIN_SADDR], key->family,
				       &key->saddr, info->extack);
	return err ?: wanp_nl_addr_get(tb[WANP_A_EXPLAIN_DADDR], key->family,
				       &key->daddr, info->extack);
}

static int get_iif(const struct genl_info *info, struct nf_wan_key *key)
{
	const struct nlattr *attr = info->attrs[WANP_A_EXPLAIN_IIF];
	const struct net_device *dev;
	char name[IFNAMSIZ];

	if (!attr)
		return 0;
	nla_strscpy(name, attr, sizeof(name));
	dev = dev_get_by_name_rcu(genl_info_net((struct genl_info *)info),
				  name);
	if (!dev)
		return wanp_nl_refuse(info->extack, attr, -ENODEV,
				      "there is no such device");
	key->iif = dev->ifindex;
	return 0;
}

static int get_key(const struct genl_info *info, struct nf_wan_key *key)
{
	struct nlattr *const *tb = info->attrs;

	if (tb[WANP_A_EXPLAIN_PROTO])
		key->proto = nla_get_u8(tb[WANP_A_EXPLAIN_PROTO]);
	if (tb[WANP_A_EXPLAIN_SPORT])
		key->sport = nla_get_be16(tb[WANP_A_EXPLAIN_SPORT]);
	if (tb[WANP_A_EXPLAIN_DPORT])
		key->dport = nla_get_be16(tb[WANP_A_EXPLAIN_DPORT]);
	return get_addrs(info, key) ?: get_iif(info, key);
}

/* The zone is only looked up: explaining must not use one up. */
static void find_zone(const struct wanp_net *wn, const struct nf_wan_key *key,
		      struct nf_wan_choice *choice)
{
	struct wanp_zone pair = {
		.addr	= choice->addr,
		.wan	= choice->wan,
		.family	= key->family,
	};

	choice->zone = wanp_zone_find(&wn->zones, &pair);
}

static void explain(const struct wanp_net *wn, const struct nf_wan_key *key,
		    struct answer *answer)
{
	const struct wanp_ruleset *rs = rcu_dereference(wn->ruleset);
	struct wanp_ask ask = {
		.key = *key,
	};

	if (!rs) {
		answer->decision.reason = WANP_R_NO_RULE;
		return;
	}
	ask.ingress = wanp_owner_of_packet(wn->net, rs, key, NULL);
	wanp_decide(wn, rs, &ask, &answer->decision);
	if (!answer->decision.choice.wan ||
	    answer->decision.choice.by == NF_WAN_BY_INGRESS)
		return;
	wanp_address_of(wn, rs, key, &answer->decision.choice, &answer->natmap);
	find_zone(wn, key, &answer->decision.choice);
}

static int put_addr(struct sk_buff *skb, const struct answer *answer)
{
	static const union nf_inet_addr any;
	const struct nf_wan_choice *choice = &answer->decision.choice;
	int err = 0;

	if (memcmp(&choice->addr, &any, sizeof(any)))
		err = nla_put(skb, WANP_A_EXPLAIN_ADDR,
			      wanp_nl_addr_size(answer->family),
			      &choice->addr);
	if (!err && answer->natmap)
		err = nla_put_u32(skb, WANP_A_EXPLAIN_NATMAP, answer->natmap);
	if (!err && choice->zone)
		err = nla_put_u16(skb, WANP_A_EXPLAIN_ZONE, choice->zone);
	return err;
}

static int put_wan(struct sk_buff *skb, const struct nf_wan_choice *choice)
{
	int err = 0;

	if (choice->wan)
		err = nla_put_u8(skb, WANP_A_EXPLAIN_WAN, choice->wan);
	if (!err && choice->rule)
		err = nla_put_u32(skb, WANP_A_EXPLAIN_RULE, choice->rule);
	return err ?: nla_put_u32(skb, WANP_A_EXPLAIN_MARK, choice->mark) ?:
		      nla_put_u32(skb, WANP_A_EXPLAIN_BY, choice->by);
}

static int reply(struct genl_info *info, const struct answer *answer)
{
	const char *reason = wanp_reason_name(answer->decision.reason);
	struct sk_buff *skb = genlmsg_new(GENLMSG_DEFAULT_SIZE, GFP_KERNEL);
	void *hdr;

	if (!skb)
		return -ENOMEM;
	hdr = genlmsg_put_reply(skb, info, &wanp_nl_family, 0,
				WANP_CMD_EXPLAIN);
	if (!hdr || put_wan(skb, &answer->decision.choice) ||
	    put_addr(skb, answer) ||
	    nla_put_string(skb, WANP_A_EXPLAIN_REASON, reason)) {
		nlmsg_free(skb);
		return -EMSGSIZE;
	}
	genlmsg_end(skb, hdr);
	return genlmsg_reply(skb, info);
}

int nf_wan_policy_nl_explain_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nf_wan_key key = {};
	struct answer answer = {};
	int err;

	rcu_read_lock();
	err = get_key(info, &key);
	answer.family = key.family;
	if (!err)
		explain(wanp_nl_net(info), &key, &answer);
	rcu_read_unlock();
	return err ?: reply(info, &answer);
}

static u32 number(const struct wanp_nl_dump *dump)
{
	return WANP_R_MAX;
}

static int put(const struct wanp_nl_dump *dump, u32 i)
{
	u64 count = wanp_stats_sum(wanp_net_of(dump->net)->stats, i);
	struct sk_buff *skb = dump->skb;

	return nla_put_string(skb, WANP_A_STAT_NAME, wanp_reason_name(i)) ?:
	       nla_put_string(skb, WANP_A_STAT_HELP, wanp_reason_help(i)) ?:
	       nla_put(skb, WANP_A_STAT_COUNT, sizeof(count), &count);
}

int nf_wan_policy_nl_stats_get_dumpit(struct sk_buff *skb,
				      struct netlink_callback *cb)
{
	static const struct wanp_nl_objects stats = {
		.cmd	= WANP_CMD_STATS_GET,
		.number	= number,
		.put	= put,
	};

	return wanp_nl_dump(skb, cb, &stats);
}
