// SPDX-License-Identifier: GPL-2.0-only
/* A copy of what the kernel knows of WANs, kept in step with our commands. */

#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "genl.h"
#include "wans.h"

static void get_name(char *to, const struct nlattr *attr)
{
	if (attr)
		snprintf(to, WAN_NAME_MAX + 1, "%s", mnl_attr_get_str(attr));
}

static void get_wan(struct wan *wan, struct nlattr **tb)
{
	get_name(wan->name, tb[WANP_A_WAN_NAME]);
	get_name(wan->dev, tb[WANP_A_WAN_DEV]);
	if (tb[WANP_A_WAN_TABLE])
		wan->table = mnl_attr_get_u32(tb[WANP_A_WAN_TABLE]);
	if (tb[WANP_A_WAN_GATEWAY4])
		memcpy(&wan->gateway4,
		       mnl_attr_get_payload(tb[WANP_A_WAN_GATEWAY4]),
		       sizeof(wan->gateway4));
	if (tb[WANP_A_WAN_GATEWAY6])
		memcpy(&wan->gateway6,
		       mnl_attr_get_payload(tb[WANP_A_WAN_GATEWAY6]),
		       sizeof(wan->gateway6));
}

static struct wan *get_slot(struct wans *wans, struct nlattr **tb)
{
	uint8_t id;

	if (!tb[WANP_A_WAN_ID])
		return NULL;
	id = mnl_attr_get_u8(tb[WANP_A_WAN_ID]);
	return id && id <= WAN_ID_MAX ? &wans->slot[id] : NULL;
}

void wans_apply(struct wans *wans, const struct nlmsghdr *nlh)
{
	const struct genlmsghdr *genl = mnl_nlmsg_get_payload(nlh);
	struct nlattr *tb[WANP_A_WAN_MAX + 1];
	struct wan *wan;

	if (genl->cmd == WANP_CMD_FLUSH)
		memset(wans->slot, 0, sizeof(wans->slot));
	if (genl->cmd < WANP_CMD_WAN_NEW || genl->cmd > WANP_CMD_WAN_GET)
		return;
	genl_attrs(nlh, tb, WANP_A_WAN_MAX);
	wan = get_slot(wans, tb);
	if (!wan)
		return;
	if (genl->cmd != WANP_CMD_WAN_SET)
		memset(wan, 0, sizeof(*wan));
	if (genl->cmd == WANP_CMD_WAN_DEL)
		return;
	wan->id = wan - wans->slot;
	if (!wan->table)
		wan->table = WAN_TABLE_BASE + wan->id;
	get_wan(wan, tb);
}

static int load_config(struct wans *wans, struct genl *genl)
{
	struct nlattr *tb[WANP_A_CONFIG_MAX + 1];
	struct reply reply = {};
	int status;

	status = genl_dump(genl, MODULE_POLICY, WANP_CMD_CONFIG_GET, &reply);
	if (!status && reply.n) {
		genl_attrs(reply.msg[0], tb, WANP_A_CONFIG_MAX);
		if (tb[WANP_A_CONFIG_MASK])
			wans->mask = mnl_attr_get_u32(tb[WANP_A_CONFIG_MASK]);
		if (tb[WANP_A_CONFIG_GENERATION])
			wans->generation =
			mnl_attr_get_u32(tb[WANP_A_CONFIG_GENERATION]);
	}
	genl_reply_free(&reply);
	return status;
}

int wans_load(struct wans *wans, struct genl *genl)
{
	struct reply reply = {};
	unsigned int i;
	int status;

	memset(wans, 0, sizeof(*wans));
	status = load_config(wans, genl);
	if (!status)
		status = genl_dump(genl, MODULE_POLICY, WANP_CMD_WAN_GET,
				   &reply);
	for (i = 0; i < reply.n; i++)
		wans_apply(wans, reply.msg[i]);
	genl_reply_free(&reply);
	return status;
}

const struct wan *wans_find(const struct wans *wans, const char *name,
			    unsigned int len)
{
	const struct wan *wan;

	for (wan = wans->slot; wan <= &wans->slot[WAN_ID_MAX]; wan++)
		if (wan->id && strlen(wan->name) == len &&
		    !memcmp(wan->name, name, len))
			return wan;
	return NULL;
}

const char *wans_name(const struct wans *wans, unsigned int id)
{
	if (id > WAN_ID_MAX || !wans->slot[id].id)
		return "?";
	return wans->slot[id].name;
}

uint32_t wans_mark(const struct wans *wans, const struct wan *wan)
{
	uint32_t lowest = wans->mask & -wans->mask;

	return wan->id * lowest;
}

void wans_guess(const struct wans *wans, struct guess *guess)
{
	const struct wan *wan;

	for (wan = wans->slot; wan <= &wans->slot[WAN_ID_MAX]; wan++)
		if (wan->id)
			guess_offer(guess, wan->name);
}
