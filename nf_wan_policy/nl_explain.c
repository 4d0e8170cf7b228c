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
 * @nat: why it has that address, or none; WANP_R_MAX where nobody asks
 * @inside: host that gets a flow from a WAN; all zero where no pair has it
 * @decision: WAN and why; with address and zone
 */
struct answer {
	u8			family;
	u32			natmap;
	enum wanp_reason	nat;
	union nf_inet_addr	inside;
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

/* What the packet itself would show; only the router's own has a socket. */
static void get_sight(const struct genl_info *info, struct nf_wan_key *key)
{
	struct nlattr *const *tb = info->attrs;

	key->knows = NF_WAN_KNOWS_DSCP;
	if (tb[WANP_A_EXPLAIN_DSCP])
		key->dscp = nla_get_u8(tb[WANP_A_EXPLAIN_DSCP]);
	if (tb[WANP_A_EXPLAIN_MAC]) {
		nla_memcpy(key->mac, tb[WANP_A_EXPLAIN_MAC], ETH_ALEN);
		key->knows |= NF_WAN_KNOWS_MAC;
	}
	if (tb[WANP_A_EXPLAIN_IIF])
		return;
	key->knows |= NF_WAN_KNOWS_SOCKET;
	if (tb[WANP_A_EXPLAIN_SOCK_MARK])
		key->mark = nla_get_u32(tb[WANP_A_EXPLAIN_SOCK_MARK]);
	if (tb[WANP_A_EXPLAIN_UID])
		key->uid = nla_get_u32(tb[WANP_A_EXPLAIN_UID]);
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
	get_sight(info, key);
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

static void explain_inbound(const struct wanp_ruleset *rs,
			    const struct nf_wan_key *key, struct answer *answer)
{
	const struct wanp_natmap *pair;

	pair = wanp_address_inside(rs, answer->decision.choice.wan, key,
				   &answer->inside);
	if (!pair) {
		memset(&answer->inside, 0, sizeof(answer->inside));
		return;
	}
	answer->natmap = pair->id;
	answer->nat = WANP_R_NAT_PAIR;
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
	if (answer->decision.choice.by == NF_WAN_BY_INGRESS)
		explain_inbound(rs, key, answer);
	if (!answer->decision.choice.wan ||
	    answer->decision.choice.by == NF_WAN_BY_INGRESS)
		return;
	answer->nat = wanp_address_of(wn, rs, key, &answer->decision.choice,
				      &answer->natmap);
	find_zone(wn, key, &answer->decision.choice);
}

static int put_known(struct sk_buff *skb, u16 attr, u8 family,
		     const union nf_inet_addr *addr)
{
	static const union nf_inet_addr any;

	if (!memcmp(addr, &any, sizeof(any)))
		return 0;
	return nla_put(skb, attr, wanp_nl_addr_size(family), addr);
}

static int put_addr(struct sk_buff *skb, const struct answer *answer)
{
	const struct nf_wan_choice *choice = &answer->decision.choice;
	int err;

	err = put_known(skb, WANP_A_EXPLAIN_ADDR, answer->family,
			&choice->addr) ?:
	      put_known(skb, WANP_A_EXPLAIN_INSIDE, answer->family,
			&answer->inside);
	if (!err && answer->natmap)
		err = nla_put_u32(skb, WANP_A_EXPLAIN_NATMAP, answer->natmap);
	if (!err && choice->zone)
		err = nla_put_u16(skb, WANP_A_EXPLAIN_ZONE, choice->zone);
	if (!err && answer->nat != WANP_R_MAX)
		err = nla_put_string(skb, WANP_A_EXPLAIN_NAT,
				     wanp_reason_name(answer->nat));
	return err;
}

static int put_wan(struct sk_buff *skb, const struct wanp_decision *decision)
{
	const struct nf_wan_choice *choice = &decision->choice;
	int err = 0;

	if (choice->wan)
		err = nla_put_u8(skb, WANP_A_EXPLAIN_WAN, choice->wan);
	if (!err && choice->rule)
		err = nla_put_u32(skb, WANP_A_EXPLAIN_RULE, choice->rule);
	if (!err && decision->failed)
		err = nla_put_u32(skb, WANP_A_EXPLAIN_FAILED, decision->failed);
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
	if (!hdr || put_wan(skb, &answer->decision) ||
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
	struct answer answer = { .nat = WANP_R_MAX };
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
