// SPDX-License-Identifier: GPL-2.0-only
/* Rules. */

#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "explain.h"
#include "match.h"
#include "moves.h"
#include "rule.h"
#include "value.h"

#define LIST_MAX 1200

static int read_prefix(struct parse *p, const struct keyword *kw)
{
	return match_prefix(p, kw, WANP_A_RULE_FAMILY);
}

static void put_algorithm(struct parse *p, const struct place *at, uint32_t alg)
{
	msg_put(p->msg, at, (struct datum) {
		.type = WANP_A_RULE_ALGORITHM, .size = sizeof(alg),
		.data = &alg,
	});
}

static int put_members(struct parse *p, const struct token *list)
{
	const char *name = list->text;
	const struct wan *wan;
	struct place part;
	size_t len;

	for (;; name += len + 1) {
		len = strcspn(name, ",");
		part = token_part(list, name - list->text, len);
		wan = value_find_wan(p, &part, name);
		if (!wan)
			return STATUS_REFUSED;
		msg_put(p->msg, &part, (struct datum) {
			.type = WANP_A_RULE_MEMBER, .size = sizeof(wan->id),
			.data = &wan->id,
		});
		if (!name[len])
			return STATUS_OK;
	}
}

static int read_verdict(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_word(p), *list;
	bool enforced = !strcmp(kw->name, "enforced");
	int status;

	list = args_value(p, kw);
	if (!list)
		return STATUS_REFUSED;
	put_algorithm(p, &word->at,
		      enforced ? WANP_ALG_ENFORCED : WANP_ALG_PRIORITY);
	status = session_wans(p->s);
	return status ? status : put_members(p, list);
}

static int read_pass(struct parse *p, const struct keyword *kw)
{
	(void)kw;
	put_algorithm(p, &args_word(p)->at, WANP_ALG_PASS);
	return STATUS_OK;
}

/* What the kernel assumes when nothing is said is not said in text. */
static void print_order(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *id = obj->tb[WANP_A_RULE_ID];
	const struct nlattr *order = obj->tb[kw->attr];

	if (obj->s->out.json || !id || !order ||
	    value_get(order) != value_get(id))
		print_number(obj, kw);
}

/* A prefix of length 0 is not sent, but it tells the family. */
static void print_from(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *family = obj->tb[WANP_A_RULE_FAMILY];

	if (family && !obj->tb[WANP_A_RULE_SRC] && !obj->tb[WANP_A_RULE_DST])
		print_any(obj, kw, value_get(family));
	else
		print_prefix(obj, kw);
}

static const char * const algorithms[] = {
	[WANP_ALG_ENFORCED]	= "enforced",
	[WANP_ALG_PRIORITY]	= "priority",
	[WANP_ALG_PASS]		= "pass",
};

static const char *algorithm(const struct shown *obj)
{
	const struct nlattr *attr = obj->tb[WANP_A_RULE_ALGORITHM];
	uint64_t n = attr ? value_get(attr) : WANP_ALG_PASS;

	return n < ARRAY_SIZE(algorithms) ? algorithms[n] : "?";
}

static void print_members_json(const struct shown *obj)
{
	struct out *out = &obj->s->out;
	const struct nlattr *attr;

	out_str(out, FIELD_JSON("algorithm"), algorithm(obj));
	out_list(out, "wans");
	mnl_attr_for_each(attr, obj->nlh, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(attr) == WANP_A_RULE_MEMBER)
			out_item(out, wans_name(&obj->s->now, value_get(attr)));
	out_list_end(out);
}

static void print_members_text(const struct shown *obj)
{
	const struct field field = { NULL, algorithm(obj) };
	const struct nlattr *attr;
	char list[LIST_MAX] = "";
	char *end = list;

	mnl_attr_for_each(attr, obj->nlh, sizeof(struct genlmsghdr)) {
		if (mnl_attr_get_type(attr) != WANP_A_RULE_MEMBER ||
		    end + WAN_NAME_MAX + 2 > list + sizeof(list))
			continue;
		if (end > list)
			*end++ = ',';
		end = stpcpy(end, wans_name(&obj->s->now, value_get(attr)));
	}
	if (end > list)
		out_name(&obj->s->out, &field, list);
	else
		out_flag(&obj->s->out, &field, true);
}

/* The first of the verdicts prints for all of them. */
static void print_verdict(const struct shown *obj, const struct keyword *kw)
{
	(void)kw;
	if (obj->s->out.json)
		print_members_json(obj);
	else
		print_members_text(obj);
}

static void print_nothing(const struct shown *obj, const struct keyword *kw)
{
	(void)obj;
	(void)kw;
}

static const struct keyword id = {
	.metavar	= "ID",
	.help		= "number of the rule",
	.key		= "id",
	.flags		= KW_REQUIRED,
	.attr		= WANP_A_RULE_ID,
	.parse		= value_u32,
	.print		= print_number,
};

static const struct keyword wanted_id = {
	.metavar	= "ID",
	.help		= "this rule only",
	.parse		= value_wanted,
};

static const struct keyword settings[] = {
	{
		.name		= "order",
		.metavar	= "N",
		.help		= "its place, lowest first; by default the id",
		.attr		= WANP_A_RULE_ORDER,
		.parse		= value_u32,
		.print		= print_order,
	}, {
		.name		= "iif",
		.metavar	= "DEV",
		.help		= "device the flow comes in on",
		.flags		= KW_DEV,
		.attr		= WANP_A_RULE_IIF,
		.parse		= value_name,
		.print		= print_name,
	}, {
		.name		= "from",
		.metavar	= "PREFIX",
		.help		= "source, before any translation",
		.attr		= WANP_A_RULE_SRC,
		.parse		= read_prefix,
		.print		= print_from,
	}, {
		.name		= "to",
		.metavar	= "PREFIX",
		.help		= "destination, before any translation",
		.attr		= WANP_A_RULE_DST,
		.parse		= read_prefix,
		.print		= print_prefix,
	}, {
		.name		= "proto",
		.metavar	= "PROTO",
		.help		= "tcp, udp, icmp ... or a number",
		.attr		= WANP_A_RULE_PROTO,
		.parse		= match_proto,
		.print		= print_proto,
	}, {
		.name		= "sport",
		.metavar	= "PORT[-PORT]",
		.help		= "source port; needs proto",
		.attr		= WANP_A_RULE_SPORT_MIN,
		.parse		= match_ports,
		.print		= print_ports,
	}, {
		.name		= "dport",
		.metavar	= "PORT[-PORT]",
		.help		= "destination port; needs proto",
		.attr		= WANP_A_RULE_DPORT_MIN,
		.parse		= match_ports,
		.print		= print_ports,
	}, {
		.name		= "enforced",
		.metavar	= "WAN",
		.help		= "this WAN, whether it is up or not",
		.flags		= KW_ONE_OF | KW_WAN,
		.parse		= read_verdict,
		.print		= print_verdict,
	}, {
		.name		= "priority",
		.metavar	= "WAN[,WAN]...",
		.help		= "the first of these that can be used",
		.flags		= KW_ONE_OF | KW_WAN,
		.parse		= read_verdict,
		.print		= print_nothing,
	}, {
		.name		= "pass",
		.help		= "no WAN: as the main routing table says",
		.flags		= KW_ONE_OF,
		.parse		= read_pass,
		.print		= print_nothing,
	}, {
		.name		= "failback",
		.metavar	= "MODE",
		.help		= "drain, immediate, when-idle, manual, schedule or never",
		.words		= moves_modes,
		.attr		= WANP_A_RULE_FAILBACK,
		.parse		= value_word,
		.print		= print_mode,
	}, {
		.name		= "idle-time",
		.metavar	= "S",
		.help		= "seconds without a call for when-idle, by default 60",
		.attr		= WANP_A_RULE_IDLE_TIME,
		.parse		= value_u32,
		.print		= print_setting,
	}, {
		.name		= "drain-max",
		.metavar	= "S",
		.help		= "seconds after which a drain ends what is left",
		.attr		= WANP_A_RULE_DRAIN_MAX,
		.parse		= value_u32,
		.print		= print_setting,
	}, {
		.name		= "window",
		.metavar	= "HH:MM-HH:MM",
		.help		= "when schedule goes back, UTC",
		.attr		= WANP_A_RULE_WINDOW_BEGIN,
		.parse		= read_window,
		.print		= print_window,
	}, {
		.name		= "min-dwell",
		.metavar	= "S",
		.help		= "seconds before it goes back",
		.attr		= WANP_A_RULE_MIN_DWELL,
		.parse		= value_u32,
		.print		= print_setting,
	}, {
		.name		= "max-moves",
		.metavar	= "N",
		.help		= "moves in an hour after which it stays",
		.attr		= WANP_A_RULE_MAX_MOVES,
		.parse		= value_u32,
		.print		= print_setting,
	},
	{ "hits", .flags = KW_SHOWN, .attr = WANP_A_RULE_HITS,
	  .print = print_number },
	{ "active", .flags = KW_SHOWN, .attr = WANP_A_RULE_ACTIVE,
	  .print = print_wan },
	{ "latched", .flags = KW_SHOWN, .attr = WANP_A_RULE_LATCHED,
	  .print = print_flag },
	{ "moves", .flags = KW_SHOWN, .attr = WANP_A_RULE_MOVES,
	  .print = print_setting },
	{ "draining", .flags = KW_SHOWN, .attr = WANP_A_RULE_DRAINING,
	  .print = print_draining },
};

int rule_list(struct parse *p, const char *key, bool with_state)
{
	static const struct listing listing = {
		.module	= MODULE_POLICY,
		.cmd	= WANP_CMD_RULE_GET,
		.words	= "rule add",
		.fields	= { &id, settings, ARRAY_SIZE(settings) },
		.max	= WANP_A_RULE_MAX,
	};
	int status = session_wans(p->s);

	return status ? status : object_list(p, &listing, key, with_state);
}

static int show(struct parse *p, const struct verb *verb)
{
	(void)verb;
	return rule_list(p, NULL, true);
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "List the rules in the order in which they are tried.",
		.takes	= { .head = &wanted_id },
		.run	= show,
	}, {
		.name	= "add",
		.help	= "Add a rule.",
		.cmd	= WANP_CMD_RULE_NEW,
		.takes	= { &id, settings, ARRAY_SIZE(settings) },
	}, {
		.name	= "del",
		.help	= "Remove a rule.",
		.cmd	= WANP_CMD_RULE_DEL,
		.seeks	= true,
		.takes	= { .head = &id },
	}, {
		.name	= "failback",
		.help	= "Let a rule go back to its best WAN, whatever its mode.",
		.cmd	= WANP_CMD_FAILBACK,
		.takes	= { &moves_rule, moves_failback, MOVES_FAILBACK_ROWS },
		.run	= moves_ask,
	}, {
		.name	= "get",
		.help	= "What would become of the first packet of this flow.",
		.cmd	= WANP_CMD_EXPLAIN,
		.takes	= { NULL, explain_keywords, EXPLAIN_KEYWORDS },
		.run	= explain_run,
	},
};

const struct object rule_object = {
	.name		= "rule",
	.help		= "which WANs a flow may take",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
