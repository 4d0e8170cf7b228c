// SPDX-License-Identifier: GPL-2.0-only
/* Counters of both modules. */

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter/nf_sip_alg.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "stats.h"
#include "value.h"

/**
 * struct counters - where a module has its counters
 * @cmd: netlink command
 * @name: attribute of the name
 * @help: attribute of the sentence
 * @count: attribute of the number
 */
struct counters {
	uint8_t		cmd;
	uint16_t	name;
	uint16_t	help;
	uint16_t	count;
};

static const struct counters counters[] = {
	[MODULE_POLICY] = { WANP_CMD_STATS_GET, WANP_A_STAT_NAME,
			    WANP_A_STAT_HELP, WANP_A_STAT_COUNT },
	[MODULE_ALG]	= { NFSIP_CMD_STATS_GET, NFSIP_A_STAT_NAME,
			    NFSIP_A_STAT_HELP, NFSIP_A_STAT_COUNT },
};

#define ATTR_MAX 3

static_assert(WANP_A_STAT_MAX == ATTR_MAX && NFSIP_A_STAT_MAX == ATTR_MAX,
	      "a counter has three attributes");

static void show_json(struct out *out, enum module module, struct nlattr **tb)
{
	const struct counters *c = &counters[module];

	out_object(out, NULL);
	out_str(out, FIELD("module"), genl_module_name(module));
	out_str(out, FIELD("name"), mnl_attr_get_str(tb[c->name]));
	out_num(out, FIELD("count"), value_get(tb[c->count]));
	if (tb[c->help])
		out_str(out, FIELD("help"), mnl_attr_get_str(tb[c->help]));
	out_object_end(out);
}

/* Text is for reading: what never happened is left out. */
static void show_text(enum module module, struct nlattr **tb)
{
	const struct counters *c = &counters[module];
	uint64_t count = value_get(tb[c->count]);

	if (!count)
		return;
	printf("%-13s  %-22s  %10" PRIu64 "  %s\n", genl_module_name(module),
	       mnl_attr_get_str(tb[c->name]), count,
	       tb[c->help] ? mnl_attr_get_str(tb[c->help]) : "");
}

static int show_module(struct session *s, enum module module)
{
	const struct counters *c = &counters[module];
	struct nlattr *tb[ATTR_MAX + 1];
	struct reply reply = {};
	unsigned int i;
	int status = genl_dump(&s->genl, module, c->cmd, &reply);

	for (i = 0; i < reply.n && !status; i++) {
		genl_attrs(reply.msg[i], tb, ATTR_MAX);
		if (!tb[c->name] || !tb[c->count])
			continue;
		if (s->out.json)
			show_json(&s->out, module, tb);
		else
			show_text(module, tb);
	}
	genl_reply_free(&reply);
	return status;
}

/* One module is enough; without any the message names both in turn. */
static int show(struct parse *p, const struct verb *verb)
{
	struct genl *genl = &p->s->genl;
	int status = STATUS_OK;
	enum module module;

	(void)verb;
	if (!genl_has(genl, MODULE_POLICY) && !genl_has(genl, MODULE_ALG))
		return genl_need(genl, MODULE_POLICY);
	out_list(&p->s->out, NULL);
	for (module = 0; module < MODULES && !status; module++)
		if (genl_has(genl, module))
			status = show_module(p->s, module);
	out_list_end(&p->s->out);
	return status;
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "List what became of packets, and why.",
		.run	= show,
	},
};

const struct object stats_object = {
	.name		= "stats",
	.help		= "what became of packets, and why",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
