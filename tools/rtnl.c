// SPDX-License-Identifier: GPL-2.0-only
/* Routes and ip rules over rtnetlink. */

#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include "nlsock.h"
#include "rtnl.h"

#define REQUEST_SIZE 256

int rtnl_open(struct rtnl *rtnl)
{
	rtnl->seq = 0;
	rtnl->nl = nlsock_open(NETLINK_ROUTE);
	return rtnl->nl ? 0 : errno;
}

void rtnl_close(struct rtnl *rtnl)
{
	if (rtnl->nl)
		mnl_socket_close(rtnl->nl);
	rtnl->nl = NULL;
}

static unsigned int addr_size(const struct item *item)
{
	return item->family == AF_INET ? sizeof(struct in_addr) :
					 sizeof(struct in6_addr);
}

static bool has_gateway(const struct item *item)
{
	static const uint8_t none[sizeof(item->gateway)];

	return memcmp(item->gateway, none, sizeof(none));
}

static uint32_t number(const struct nlattr *attr)
{
	return attr ? mnl_attr_get_u32(attr) : 0;
}

static void get_attrs(const struct nlmsghdr *nlh, unsigned int offset,
		      const struct nlattr **tb, unsigned int max)
{
	const struct nlattr *attr;

	mnl_attr_for_each(attr, nlh, offset)
		if (mnl_attr_get_type(attr) <= max)
			tb[mnl_attr_get_type(attr)] = attr;
}

static int keep_route(const struct nlmsghdr *nlh, void *arg)
{
	const struct rtmsg *rtm = mnl_nlmsg_get_payload(nlh);
	const struct nlattr *tb[RTA_MAX + 1] = {};
	struct item item;

	memset(&item, 0, sizeof(item));
	if (nlh->nlmsg_type != RTM_NEWROUTE ||
	    rtm->rtm_protocol != RTNL_PROTOCOL || rtm->rtm_dst_len ||
	    (rtm->rtm_family != AF_INET && rtm->rtm_family != AF_INET6))
		return 0;
	get_attrs(nlh, sizeof(*rtm), tb, RTA_MAX);
	item.kind = ITEM_ROUTE;
	item.family = rtm->rtm_family;
	item.table = tb[RTA_TABLE] ? number(tb[RTA_TABLE]) : rtm->rtm_table;
	item.ifindex = number(tb[RTA_OIF]);
	if (tb[RTA_GATEWAY] &&
	    mnl_attr_get_payload_len(tb[RTA_GATEWAY]) <= sizeof(item.gateway))
		memcpy(item.gateway, mnl_attr_get_payload(tb[RTA_GATEWAY]),
		       mnl_attr_get_payload_len(tb[RTA_GATEWAY]));
	return items_add(arg, &item) ? 0 : -ENOMEM;
}

static uint32_t kind_of(const struct fib_rule_hdr *frh,
			const struct nlattr **tb)
{
	if (frh->action == FR_ACT_UNREACHABLE)
		return ITEM_UNREACHABLE;
	return tb[FRA_FWMARK] ? ITEM_LOOKUP : ITEM_MAIN;
}

/* Fills in @item; returns whether it is a rule, and whose in @own. */
static bool read_rule(const struct nlmsghdr *nlh, struct item *item, bool *own)
{
	const struct fib_rule_hdr *frh = mnl_nlmsg_get_payload(nlh);
	const struct nlattr *tb[FRA_MAX + 1] = {};

	memset(item, 0, sizeof(*item));
	if (nlh->nlmsg_type != RTM_NEWRULE ||
	    (frh->family != AF_INET && frh->family != AF_INET6))
		return false;
	get_attrs(nlh, sizeof(*frh), tb, FRA_MAX);
	*own = tb[FRA_PROTOCOL] &&
	       mnl_attr_get_u8(tb[FRA_PROTOCOL]) == RTNL_PROTOCOL;
	item->kind = kind_of(frh, tb);
	item->family = frh->family;
	item->pref = number(tb[FRA_PRIORITY]);
	if (item->kind != ITEM_UNREACHABLE)
		item->table = tb[FRA_TABLE] ? number(tb[FRA_TABLE]) :
					      frh->table;
	item->mark = number(tb[FRA_FWMARK]);
	item->mask = number(tb[FRA_FWMASK]);
	return true;
}

static int keep_rule(const struct nlmsghdr *nlh, void *arg)
{
	struct item item;
	bool own;

	if (!read_rule(nlh, &item, &own) || !own)
		return 0;
	return items_add(arg, &item) ? 0 : -ENOMEM;
}

/**
 * struct foreign - looking for rules of others
 * @mask: that look at these bits
 * @found: those found
 */
struct foreign {
	uint32_t	mask;
	struct items	*found;
};

static int keep_foreign(const struct nlmsghdr *nlh, void *arg)
{
	const struct foreign *foreign = arg;
	struct item item;
	bool own;

	if (!read_rule(nlh, &item, &own) || own || !(item.mask & foreign->mask))
		return 0;
	return items_add(foreign->found, &item) ? 0 : -ENOMEM;
}

static struct nlmsghdr *start(struct rtnl *rtnl, void *buf, uint16_t type,
			      uint16_t flags)
{
	struct nlmsghdr *nlh;

	memset(buf, 0, REQUEST_SIZE);
	nlh = mnl_nlmsg_put_header(buf);
	nlh->nlmsg_type = type;
	nlh->nlmsg_flags = NLM_F_REQUEST | flags;
	nlh->nlmsg_seq = ++rtnl->seq;
	return nlh;
}

static int dump_routes(struct rtnl *rtnl, uint8_t family, struct items *own)
{
	char buf[REQUEST_SIZE] __attribute__((aligned(NLMSG_ALIGNTO)));
	struct nlmsghdr *nlh = start(rtnl, buf, RTM_GETROUTE, NLM_F_DUMP);
	struct rtmsg *rtm = mnl_nlmsg_put_extra_header(nlh, sizeof(*rtm));
	struct verdict verdict;

	rtm->rtm_family = family;
	rtm->rtm_protocol = RTNL_PROTOCOL;
	return nlsock_talk(rtnl->nl, nlh, keep_route, own, &verdict);
}

static int dump_rules(struct rtnl *rtnl, uint8_t family, nlsock_fn fn,
		      void *arg)
{
	char buf[REQUEST_SIZE] __attribute__((aligned(NLMSG_ALIGNTO)));
	struct nlmsghdr *nlh = start(rtnl, buf, RTM_GETRULE, NLM_F_DUMP);
	struct fib_rule_hdr *frh = mnl_nlmsg_put_extra_header(nlh,
							      sizeof(*frh));
	struct verdict verdict;

	frh->family = family;
	return nlsock_talk(rtnl->nl, nlh, fn, arg, &verdict);
}

/* A kernel without IPv6 has no rules of it to list. */
static int dump(struct rtnl *rtnl, struct items *own)
{
	int err = dump_rules(rtnl, AF_INET, keep_rule, own);

	if (!err)
		err = dump_routes(rtnl, AF_INET, own);
	if (err || dump_rules(rtnl, AF_INET6, keep_rule, own))
		return err;
	return dump_routes(rtnl, AF_INET6, own);
}

int rtnl_own(struct rtnl *rtnl, struct items *own)
{
	int tries, err = EINTR;

	for (tries = 0; err == EINTR && tries < 20; tries++) {
		items_free(own);
		err = dump(rtnl, own);
	}
	return err;
}

/* Rules that come and go meanwhile are told the next time. */
int rtnl_foreign(struct rtnl *rtnl, uint32_t mask, struct items *found)
{
	struct foreign foreign = { .mask = mask, .found = found };
	int err = dump_rules(rtnl, AF_INET, keep_foreign, &foreign);

	if (!err || err == EINTR)
		dump_rules(rtnl, AF_INET6, keep_foreign, &foreign);
	return err == EINTR ? 0 : err;
}

static void put_route(struct nlmsghdr *nlh, const struct item *item)
{
	struct rtmsg *rtm = mnl_nlmsg_put_extra_header(nlh, sizeof(*rtm));

	rtm->rtm_family = item->family;
	rtm->rtm_protocol = RTNL_PROTOCOL;
	rtm->rtm_type = RTN_UNICAST;
	rtm->rtm_scope = has_gateway(item) ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK;
	if (item->family == AF_INET6)
		rtm->rtm_scope = RT_SCOPE_UNIVERSE;
	mnl_attr_put_u32(nlh, RTA_TABLE, item->table);
	mnl_attr_put_u32(nlh, RTA_OIF, item->ifindex);
	if (has_gateway(item))
		mnl_attr_put(nlh, RTA_GATEWAY, addr_size(item), item->gateway);
}

static void put_rule(struct nlmsghdr *nlh, const struct item *item)
{
	struct fib_rule_hdr *frh = mnl_nlmsg_put_extra_header(nlh,
							      sizeof(*frh));

	frh->family = item->family;
	frh->action = FR_ACT_TO_TBL;
	if (item->kind == ITEM_UNREACHABLE)
		frh->action = FR_ACT_UNREACHABLE;
	mnl_attr_put_u8(nlh, FRA_PROTOCOL, RTNL_PROTOCOL);
	mnl_attr_put_u32(nlh, FRA_PRIORITY, item->pref);
	if (item->table)
		mnl_attr_put_u32(nlh, FRA_TABLE, item->table);
	if (item->kind == ITEM_MAIN)
		mnl_attr_put_u32(nlh, FRA_SUPPRESS_PREFIXLEN, 0);
	if (item->mask) {
		mnl_attr_put_u32(nlh, FRA_FWMARK, item->mark);
		mnl_attr_put_u32(nlh, FRA_FWMASK, item->mask);
	}
}

static int send_item(struct rtnl *rtnl, const struct item *item, bool add,
		     uint16_t flags)
{
	char buf[REQUEST_SIZE] __attribute__((aligned(NLMSG_ALIGNTO)));
	bool route = item->kind == ITEM_ROUTE;
	struct verdict verdict;
	struct nlmsghdr *nlh;
	uint16_t type;

	if (route)
		type = add ? RTM_NEWROUTE : RTM_DELROUTE;
	else
		type = add ? RTM_NEWRULE : RTM_DELRULE;
	nlh = start(rtnl, buf, type, NLM_F_ACK | flags);
	if (route)
		put_route(nlh, item);
	else
		put_rule(nlh, item);
	return nlsock_talk(rtnl->nl, nlh, NULL, NULL, &verdict);
}

int rtnl_add(struct rtnl *rtnl, const struct item *item, bool replace)
{
	return send_item(rtnl, item, true,
			 NLM_F_CREATE | (replace ? NLM_F_REPLACE : NLM_F_EXCL));
}

int rtnl_del(struct rtnl *rtnl, const struct item *item)
{
	return send_item(rtnl, item, false, 0);
}
