// SPDX-License-Identifier: GPL-2.0-only
/*
 * Policy routing.
 *
 * What is wanted is compared with what there is of ours, so each of the
 * functions can be called any number of times.
 *
 *   1000     lookup main suppress_prefixlength 0	all but default routes
 *   2000+id  fwmark M/MASK lookup T			the WAN's default route
 *   2500+id  fwmark M/MASK unreachable			and no other one
 */

#include <errno.h>
#include <net/if.h>
#include <string.h>
#include <unistd.h>
#include <linux/rtnetlink.h>
#include "diag.h"
#include "routing.h"
#include "rtnl.h"

#define PREF_MAIN		1000
#define PREF_LOOKUP		2000
#define PREF_UNREACHABLE	2500

static bool has_gateway6(const struct wan *wan)
{
	return !IN6_IS_ADDR_UNSPECIFIED(&wan->gateway6);
}

/* A WAN with a gateway of one family only has no default route of the other. */
static bool has_route(const struct wan *wan, int family)
{
	bool gateway4 = wan->gateway4.s_addr;

	if (!gateway4 && !has_gateway6(wan))
		return true;
	return family == AF_INET ? gateway4 : has_gateway6(wan);
}

/* if_nametoindex() would have the kernel run modprobe for a missing device. */
static unsigned int index_of(const char *dev)
{
	struct if_nameindex *list = if_nameindex(), *i;
	unsigned int index = 0;

	for (i = list; i && i->if_index; i++)
		if (!strcmp(i->if_name, dev))
			index = i->if_index;
	if (list)
		if_freenameindex(list);
	return index;
}

static bool want_route(struct items *want, const struct wan *wan, int family)
{
	struct item item;

	memset(&item, 0, sizeof(item));
	item.kind = ITEM_ROUTE;
	item.family = family;
	item.table = wan->table;
	item.ifindex = index_of(wan->dev);
	if (family == AF_INET)
		memcpy(item.gateway, &wan->gateway4, sizeof(wan->gateway4));
	else
		memcpy(item.gateway, &wan->gateway6, sizeof(wan->gateway6));
	return !has_route(wan, family) || items_add(want, &item);
}

static bool want_rules(struct items *want, const struct wans *wans,
		       const struct wan *wan, int family)
{
	struct item item;

	memset(&item, 0, sizeof(item));
	item.kind = ITEM_LOOKUP;
	item.family = family;
	item.pref = PREF_LOOKUP + wan->id;
	item.table = wan->table;
	item.mark = wans_mark(wans, wan);
	item.mask = wans->mask;
	if (!items_add(want, &item))
		return false;
	item.kind = ITEM_UNREACHABLE;
	item.pref = PREF_UNREACHABLE + wan->id;
	item.table = 0;
	return items_add(want, &item);
}

static bool want_main(struct items *want, int family)
{
	struct item item;

	memset(&item, 0, sizeof(item));
	item.kind = ITEM_MAIN;
	item.family = family;
	item.pref = PREF_MAIN;
	item.table = RT_TABLE_MAIN;
	return items_add(want, &item);
}

/* Routes come before the rules that lead to them. */
static bool want_family(struct items *want, const struct wans *wans, int family)
{
	const struct wan *end = &wans->slot[WAN_ID_MAX + 1], *wan;
	bool any = false;

	for (wan = wans->slot; wan < end; wan++) {
		if (!wan->id)
			continue;
		any = true;
		if (!want_route(want, wan, family) ||
		    !want_rules(want, wans, wan, family))
			return false;
	}
	return !any || want_main(want, family);
}

static int want_all(struct items *want, const struct wans *wans)
{
	if (!wans || (want_family(want, wans, AF_INET) &&
		      want_family(want, wans, AF_INET6)))
		return STATUS_OK;
	return diag_io("out of memory");
}

/* Ours, in the same place, and not wanted any more? */
static bool is_replaced(const struct items *own, const struct items *want,
			const struct item *route)
{
	const struct item *old;

	if (route->kind != ITEM_ROUTE)
		return false;
	for (old = own->item; old < own->item + own->n; old++)
		if (old->kind == ITEM_ROUTE && old->family == route->family &&
		    old->table == route->table && !items_have(want, old))
			return true;
	return false;
}

static const char *name_of(const struct item *item)
{
	return item->family == AF_INET ? "IPv4" : "IPv6";
}

static void warn(const struct item *item, int err)
{
	if (err == EEXIST)
		diag_warn("table %u keeps the %s default route it has",
			  item->table, name_of(item));
	else
		diag_warn("no %s default route in table %u: %s; later: nfwan ruleset sync",
			  name_of(item), item->table, strerror(err));
}

static int judge(const struct item *item, int err)
{
	bool route = item->kind == ITEM_ROUTE;

	if (!err || (item->family == AF_INET6 &&
		     (err == EAFNOSUPPORT || err == EOPNOTSUPP)))
		return STATUS_OK;
	if (err == EPERM)
		return diag_io("cannot change routing: %s", strerror(err));
	if (err == EEXIST && !route)
		return STATUS_OK;
	if (!route)
		return diag_io("cannot add the %s rule with preference %u: %s",
			       name_of(item), item->pref, strerror(err));
	warn(item, err);
	return STATUS_OK;
}

/* A list that is short of memory only tells less. */
static void note(struct items *done, const struct item *item, int err)
{
	if (done && !err)
		items_add(done, item);
}

static int make(struct rtnl *rtnl, const struct items *own,
		const struct items *before, const struct items *want,
		struct items *made)
{
	const struct item *item;
	int status;

	for (item = want->item; item < want->item + want->n; item++) {
		int err = ENODEV;

		if (items_have(own, item) || items_have(before, item))
			continue;
		if (item->kind != ITEM_ROUTE || item->ifindex)
			err = rtnl_add(rtnl, item,
				       is_replaced(own, want, item));
		note(made, item, err);
		status = judge(item, err);
		if (status)
			return status;
	}
	return STATUS_OK;
}

/* What is gone by itself, with its device, is no harm. */
static void unmake(struct rtnl *rtnl, const struct items *own,
		   const struct items *want, struct items *gone)
{
	unsigned int i = own->n;

	while (i--) {
		const struct item *item = &own->item[i];
		int err;

		if (items_have(want, item))
			continue;
		err = rtnl_del(rtnl, item);
		note(gone, item, err);
		if (err && err != ENOENT && err != ESRCH)
			diag_warn("cannot remove routing: %s", strerror(err));
	}
}

static int open_own(struct rtnl *rtnl, struct items *own)
{
	int err = rtnl_open(rtnl);

	if (!err)
		err = rtnl_own(rtnl, own);
	return err ? diag_io("cannot list routing: %s", strerror(err)) :
		     STATUS_OK;
}

int routing_make(const struct wans *old, const struct wans *wans,
		 struct items *made)
{
	struct items want = {}, before = {}, own = {};
	struct rtnl rtnl = {};
	int status = want_all(&want, wans);

	if (!status)
		status = want_all(&before, old);
	if (!status)
		status = open_own(&rtnl, &own);
	if (!status)
		status = make(&rtnl, &own, &before, &want, made);
	rtnl_close(&rtnl);
	items_free(&own);
	items_free(&before);
	items_free(&want);
	return status;
}

/* A kernel without IPv6 has none of its rules, and needs none. */
static bool is_needed(const struct item *item)
{
	return item->family == AF_INET ||
	       !access("/proc/sys/net/ipv6", F_OK);
}

int routing_missing(const struct wans *wans, struct items *missing)
{
	struct items want = {}, own = {};
	struct rtnl rtnl = {};
	unsigned int i;
	int status = want_all(&want, wans);

	if (!status)
		status = open_own(&rtnl, &own);
	for (i = 0; i < want.n && !status; i++)
		if (is_needed(&want.item[i]) &&
		    !items_have(&own, &want.item[i]))
			items_add(missing, &want.item[i]);
	rtnl_close(&rtnl);
	items_free(&own);
	items_free(&want);
	return status;
}

/* Others may be at work on other WANs: only what @old needed is looked at. */
static void narrow(struct items *own, const struct items *old)
{
	unsigned int i, n = 0;

	for (i = 0; i < own->n; i++)
		if (items_have(old, &own->item[i]))
			own->item[n++] = own->item[i];
	own->n = n;
}

int routing_unmake(const struct wans *old, const struct wans *wans,
		   struct items *gone)
{
	struct items want = {}, before = {}, own = {};
	struct rtnl rtnl = {};
	int status = want_all(&want, wans);

	if (!status)
		status = want_all(&before, old);
	if (!status)
		status = open_own(&rtnl, &own);
	if (!status && old)
		narrow(&own, &before);
	if (!status)
		unmake(&rtnl, &own, &want, gone);
	rtnl_close(&rtnl);
	items_free(&own);
	items_free(&before);
	items_free(&want);
	return status;
}
