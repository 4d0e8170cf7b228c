// SPDX-License-Identifier: GPL-2.0-only
/* Sets are small: they are searched from one end to the other. */

#include <arpa/inet.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "items.h"

bool items_add(struct items *items, const struct item *item)
{
	struct item *bigger;

	bigger = realloc(items->item, (items->n + 1) * sizeof(*bigger));
	if (!bigger)
		return false;
	items->item = bigger;
	bigger[items->n++] = *item;
	return true;
}

bool items_have(const struct items *items, const struct item *item)
{
	unsigned int i;

	for (i = 0; i < items->n; i++)
		if (!memcmp(&items->item[i], item, sizeof(*item)))
			return true;
	return false;
}

static void route_text(const struct item *item, char *buf, unsigned int size)
{
	static const uint8_t none[sizeof(item->gateway)];
	char gateway[INET6_ADDRSTRLEN], dev[IF_NAMESIZE] = "?";
	bool via = memcmp(item->gateway, none, sizeof(none));

	if_indextoname(item->ifindex, dev);
	inet_ntop(item->family, item->gateway, gateway, sizeof(gateway));
	snprintf(buf, size, "route default%s%s dev %s table %u",
		 via ? " via " : "", via ? gateway : "", dev, item->table);
}

void items_text(const struct item *item, char *buf, unsigned int size)
{
	int n = snprintf(buf, size, "%s ",
			 item->family == AF_INET ? "IPv4" : "IPv6");

	buf += n;
	size -= n;
	switch (item->kind) {
	case ITEM_ROUTE:
		route_text(item, buf, size);
		break;
	case ITEM_LOOKUP:
		snprintf(buf, size, "rule %u fwmark 0x%08x/0x%08x lookup %u",
			 item->pref, item->mark, item->mask, item->table);
		break;
	case ITEM_UNREACHABLE:
		snprintf(buf, size, "rule %u fwmark 0x%08x/0x%08x unreachable",
			 item->pref, item->mark, item->mask);
		break;
	case ITEM_MAIN:
		snprintf(buf, size,
			 "rule %u lookup main suppress_prefixlength 0",
			 item->pref);
		break;
	}
}

void items_free(struct items *items)
{
	free(items->item);
	memset(items, 0, sizeof(*items));
}
