// SPDX-License-Identifier: GPL-2.0-only
/* Is everything around the policy as it has to be? */

#include <ifaddrs.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_wan_policy.h>
#include <linux/rtnetlink.h>
#include "check.h"
#include "lint.h"
#include "routing.h"
#include "rtnl.h"
#include "sysctls.h"
#include "value.h"

static void check_wan(struct findings *to, struct nlattr **tb)
{
	const char *dev = mnl_attr_get_str(tb[WANP_A_WAN_DEV]);
	char name[40];

	snprintf(name, sizeof(name), "wan %s",
		 mnl_attr_get_str(tb[WANP_A_WAN_NAME]));
	if (!tb[WANP_A_WAN_IFINDEX])
		finding(to, FINDING_ERROR, name, "there is no device %s", dev);
	else if (!tb[WANP_A_WAN_LINK])
		finding(to, FINDING_ERROR, name,
			"its device %s is down or has no carrier", dev);
	else if (tb[WANP_A_WAN_ROUTE_MISMATCH])
		finding(to, FINDING_ERROR, name,
			"route-mismatch: its mark does not lead to %s; try: nfwan ruleset sync",
			dev);
}

static int check_wans(struct findings *to, struct genl *genl)
{
	struct nlattr *tb[WANP_A_WAN_MAX + 1];
	struct reply wans = {};
	unsigned int i;
	int status = genl_dump(genl, MODULE_POLICY, WANP_CMD_WAN_GET, &wans);

	for (i = 0; i < wans.n; i++) {
		genl_attrs(wans.msg[i], tb, WANP_A_WAN_MAX);
		if (tb[WANP_A_WAN_NAME] && tb[WANP_A_WAN_DEV])
			check_wan(to, tb);
	}
	genl_reply_free(&wans);
	return status;
}

/* A default route of the admin's own may be there instead of ours. */
static int check_routing(struct findings *to, const struct wans *wans)
{
	struct items missing = {};
	char text[ITEM_TEXT_SIZE];
	unsigned int i;
	int status = routing_missing(wans, &missing);

	for (i = 0; i < missing.n; i++) {
		bool route = missing.item[i].kind == ITEM_ROUTE;

		items_text(&missing.item[i], text, sizeof(text));
		finding(to, route ? FINDING_WARNING : FINDING_ERROR, text,
			"it is missing; nfwan ruleset sync restores it");
	}
	items_free(&missing);
	return status;
}

static int check_foreign(struct findings *to, const struct wans *wans)
{
	struct items foreign = {};
	struct rtnl rtnl = {};
	char name[40];
	unsigned int i;
	int err = rtnl_open(&rtnl);

	if (!err)
		err = rtnl_foreign(&rtnl, wans->mask, &foreign);
	for (i = 0; i < foreign.n; i++) {
		const struct item *item = &foreign.item[i];

		snprintf(name, sizeof(name), "%s rule %u",
			 item->family == AF_INET ? "IPv4" : "IPv6", item->pref);
		finding(to, FINDING_WARNING, name,
			"it is not ours, and its fwmark 0x%08x/0x%08x uses bits of our mask 0x%08x",
			item->mark, item->mask, wans->mask);
	}
	rtnl_close(&rtnl);
	items_free(&foreign);
	return err ? diag_io("cannot list routing: %s", strerror(err)) :
		     STATUS_OK;
}

static bool has_bytes(const struct sockaddr *sa, const struct nlattr *addr)
{
	const struct sockaddr_in6 *in6 = (const void *)sa;
	const struct sockaddr_in *in = (const void *)sa;
	size_t len = mnl_attr_get_payload_len(addr);

	if (!sa)
		return false;
	if (sa->sa_family == AF_INET && len == sizeof(in->sin_addr))
		return !memcmp(&in->sin_addr, mnl_attr_get_payload(addr), len);
	return sa->sa_family == AF_INET6 && len == sizeof(in6->sin6_addr) &&
	       !memcmp(&in6->sin6_addr, mnl_attr_get_payload(addr), len);
}

static bool is_own(const struct ifaddrs *list, const struct nlattr *addr)
{
	for (; list; list = list->ifa_next)
		if (has_bytes(list->ifa_addr, addr))
			return true;
	return false;
}

static void check_entry(struct findings *to, const struct ifaddrs *own,
			const struct nlattr *nest, const char *natmap)
{
	const struct nlattr *attr;
	char buf[64];

	mnl_attr_for_each_nested(attr, nest)
		if (mnl_attr_get_type(attr) == WANP_A_ENTRY_ADDR &&
		    !is_own(own, attr))
			finding(to, FINDING_WARNING, natmap,
				"%s is no address of this router: answers come only if it is routed here",
				value_addr_text(buf, attr));
}

static int check_natmaps(struct findings *to, struct genl *genl)
{
	struct ifaddrs *own = NULL;
	struct reply natmaps = {};
	const struct nlattr *attr;
	char name[24] = "natmap";
	unsigned int i;
	int status = genl_dump(genl, MODULE_POLICY, WANP_CMD_NATMAP_GET,
			       &natmaps);

	if (!status && getifaddrs(&own))
		status = diag_io("cannot list the addresses");
	for (i = 0; i < natmaps.n && !status; i++)
		mnl_attr_for_each(attr, natmaps.msg[i],
				  sizeof(struct genlmsghdr)) {
			if (mnl_attr_get_type(attr) == WANP_A_NATMAP_ID)
				snprintf(name, sizeof(name), "natmap %u",
					 (unsigned int)value_get(attr));
			if (mnl_attr_get_type(attr) == WANP_A_NATMAP_ENTRY)
				check_entry(to, own, attr, name);
		}
	if (own)
		freeifaddrs(own);
	genl_reply_free(&natmaps);
	return status;
}

int check_run(struct parse *p, const struct verb *verb)
{
	struct findings to = { .out = &p->s->out };
	struct session *s = p->s;
	int status = session_wans(s);

	(void)verb;
	if (status)
		return status;
	out_list(&s->out, NULL);
	status = check_wans(&to, &s->genl);
	if (!status)
		status = check_routing(&to, &s->now);
	if (!status)
		status = check_foreign(&to, &s->now);
	if (!status)
		status = check_natmaps(&to, &s->genl);
	if (!status)
		status = lint_rules(&to, &s->genl);
	sysctls_check(&to, &s->now);
	out_list_end(&s->out);
	return !status && to.errors ? STATUS_IO : status;
}
