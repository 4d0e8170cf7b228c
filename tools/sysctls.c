// SPDX-License-Identifier: GPL-2.0-only
/* Settings of the kernel that a router with several WANs depends on. */

#include <stdio.h>
#include <string.h>
#include "sysctls.h"

#define NAME_SIZE 80

/* -1 when there is no such setting. */
static int get(const char *name)
{
	char path[NAME_SIZE + 16];
	int value = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/sys/net/%s", name);
	file = fopen(path, "re");
	if (!file)
		return -1;
	if (fscanf(file, "%d", &value) != 1)
		value = -1;
	fclose(file);
	return value;
}

static int get_of(const char *dev, const char *name)
{
	char path[NAME_SIZE];
	int all, own;

	snprintf(path, sizeof(path), "ipv4/conf/all/%s", name);
	all = get(path);
	snprintf(path, sizeof(path), "ipv4/conf/%s/%s", dev, name);
	own = get(path);
	return own > all ? own : all;
}

static void check_forward(struct findings *to, const struct wans *wans)
{
	const struct wan *wan;
	bool any6 = false;

	if (!get("ipv4/ip_forward"))
		finding(to, FINDING_ERROR, "sysctl net.ipv4.ip_forward",
			"it is 0: nothing is forwarded");
	for (wan = wans->slot; wan <= &wans->slot[WAN_ID_MAX]; wan++)
		if (wan->id && !IN6_IS_ADDR_UNSPECIFIED(&wan->gateway6))
			any6 = true;
	if (any6 && !get("ipv6/conf/all/forwarding"))
		finding(to, FINDING_ERROR, "sysctl net.ipv6.conf.all.forwarding",
			"it is 0, but a WAN has an IPv6 gateway");
}

/* The loose check needs some route back, which the mark gives, too. */
static void check_rp_filter(struct findings *to, const struct wan *wan)
{
	int filter = get_of(wan->dev, "rp_filter");

	if (filter <= 0 || get_of(wan->dev, "src_valid_mark") > 0)
		return;
	finding(to, filter == 1 ? FINDING_ERROR : FINDING_WARNING, wan->dev,
		"rp_filter is %d and src_valid_mark is 0: %s; set net.ipv4.conf.all.src_valid_mark=1",
		filter, filter == 1 ?
		"what comes in by this WAN is dropped unless main's default route is here" :
		"what comes in is dropped if main has no default route");
}

static void check_replies(struct findings *to)
{
	if (!get("ipv4/tcp_fwmark_accept"))
		finding(to, FINDING_NOTE, "sysctl net.ipv4.tcp_fwmark_accept",
			"it is 0: the router's own services choose the first route of an accepted connection, and its MTU, without the WAN's mark");
	if (!get("ipv4/fwmark_reflect"))
		finding(to, FINDING_WARNING, "sysctl net.ipv4.fwmark_reflect",
			"it is 0: ICMP errors about packets that came in by a WAN and were not let in leave by main's default route");
}

void sysctls_check(struct findings *to, const struct wans *wans)
{
	const struct wan *wan;

	check_forward(to, wans);
	for (wan = wans->slot; wan <= &wans->slot[WAN_ID_MAX]; wan++)
		if (wan->id)
			check_rp_filter(to, wan);
	check_replies(to);
}
