// SPDX-License-Identifier: GPL-2.0-only
/* Names of sets, kept in step with our commands. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "genl.h"
#include "sets.h"

static unsigned int find(const struct sets *sets, const char *name)
{
	unsigned int i;

	for (i = 0; i < sets->n; i++)
		if (!strcmp(sets->name[i], name))
			break;
	return i;
}

/* Without memory a name is not known, and the kernel will say so. */
static void add(struct sets *sets, const char *name)
{
	char (*bigger)[SET_NAME_MAX + 1];

	if (sets_have(sets, name))
		return;
	bigger = realloc(sets->name, (sets->n + 1) * sizeof(*bigger));
	if (!bigger)
		return;
	sets->name = bigger;
	snprintf(bigger[sets->n++], sizeof(*bigger), "%s", name);
}

static void del(struct sets *sets, const char *name)
{
	unsigned int i = find(sets, name);

	if (i < sets->n)
		memcpy(sets->name[i], sets->name[--sets->n],
		       sizeof(sets->name[i]));
}

static const char *name_of(const struct nlmsghdr *nlh)
{
	struct nlattr *tb[WANP_A_SET_MAX + 1];

	genl_attrs(nlh, tb, WANP_A_SET_MAX);
	return tb[WANP_A_SET_NAME] ? mnl_attr_get_str(tb[WANP_A_SET_NAME]) : "";
}

int sets_load(struct sets *sets, struct genl *genl)
{
	struct reply reply = {};
	unsigned int i;
	int status;

	status = genl_dump(genl, MODULE_POLICY, WANP_CMD_SET_GET, &reply);
	for (i = 0; !status && i < reply.n; i++)
		add(sets, name_of(reply.msg[i]));
	genl_reply_free(&reply);
	return status;
}

void sets_apply(struct sets *sets, const struct nlmsghdr *nlh)
{
	const struct genlmsghdr *genl = mnl_nlmsg_get_payload(nlh);

	if (genl->cmd == WANP_CMD_FLUSH)
		sets->n = 0;
	else if (genl->cmd == WANP_CMD_SET_NEW)
		add(sets, name_of(nlh));
	else if (genl->cmd == WANP_CMD_SET_DEL)
		del(sets, name_of(nlh));
}

bool sets_have(const struct sets *sets, const char *name)
{
	return find(sets, name) < sets->n;
}

void sets_guess(const struct sets *sets, struct guess *guess)
{
	unsigned int i;

	for (i = 0; i < sets->n; i++)
		guess_offer(guess, sets->name[i]);
}

void sets_free(struct sets *sets)
{
	free(sets->name);
	memset(sets, 0, sizeof(*sets));
}
