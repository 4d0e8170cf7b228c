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
#include "trait.h"
#include "value.h"

#define LIST_MAX 1200

static const struct ends ends = {
	.family		= WANP_A_RULE_FAMILY,
	.src		= WANP_A_RULE_SRC,
	.dst		= WANP_A_RULE_DST,
	.src_set	= WANP_A_RULE_SRC_SET,
	.dst_set	= WANP_A_RULE_DST_SET,
};

static const char * const algorithms[] = {
	[WANP_ALG_ENFORCED]		= "enforced",
	[WANP_ALG_PRIORITY]		= "priority",
	[WANP_ALG_PASS]			= "pass",
	[WANP_ALG_WEIGHTED]		= "weighted",
	[WANP_ALG_PERSISTENCE]		= "persistence",
	[WANP_ALG_PERSISTENCE_PAIR]	= "persistence-pair",
	[WANP_ALG_OVERFLOW]		= "overflow",
	[WANP_ALG_LEAST_USED]		= "least-used",
	[WANP_ALG_LOWEST_LATENCY]	= "lowest-latency",
	[WANP_ALG_FASTEST_RESPONSE]	= "fastest-response",
};

static const char * const on_fail[] = {
	[WANP_FAIL_LEAST_BAD]	= "least-bad",
	[WANP_FAIL_NEXT]	= "next",
	[WANP_FAIL_ANY]		= "any",
	[WANP_FAIL_REJECT]	= "reject",
	[WANP_FAIL_DROP]	= "drop",
	NULL
};

static int read_end(struct parse *p, const struct keyword *kw)
{
	return match_end(p, kw, &ends);
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

/* The keywords of algorithms have their names. */
static uint32_t algorithm_of(const struct keyword *kw)
{
	uint32_t n = 0;

	while (strcmp(algorithms[n], kw->name))
		n++;
	return n;
}

static int read_verdict(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_word(p), *list;
	int status;

	list = args_value(p, kw);
	if (!list)
		return STATUS_REFUSED;
	put_algorithm(p, &word->at, algorithm_of(kw));
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

static void print_on_fail(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *attr = obj->tb[kw->attr];

	if (obj->s->out.json ||
	    (attr && value_get(attr) != WANP_FAIL_LEAST_BAD))
		print_word(obj, kw);
}

static void print_ends(const struct shown *obj, const struct keyword *kw)
{
	print_end(obj, kw, &ends, false);
}

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

/* An algorithm that chooses among WANs */
#define VERDICT(word, line)				\
	{						\
		.name		= word,			\
		.metavar	= "WAN,...",		\
		.help		= line,			\
		.flags		= KW_ONE_OF | KW_WAN,	\
		.parse		= read_verdict,		\
		.print		= print_nothing,	\
	}

#define NUMBER(word, of, number, says) {				\
	.name = word, .metavar = of, .help = says, .attr = number,	\
	.parse = value_u32, .print = print_setting,			\
}

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
		.metavar	= "PREFIX|@SET",
		.help		= "source, before any translation",
		.flags		= KW_SET,
		.attr		= WANP_A_RULE_SRC,
		.parse		= read_end,
		.print		= print_ends,
	}, {
		.name		= "to",
		.metavar	= "PREFIX|@SET",
		.help		= "destination, before any translation",
		.flags		= KW_SET,
		.attr		= WANP_A_RULE_DST,
		.parse		= read_end,
		.print		= print_ends,
	}, {
		.name		= "proto",
		.metavar	= "PROTO[,PROTO]...",
		.help		= "tcp, udp, icmp ... or a number; 4 at most",
		.attr		= WANP_A_RULE_PROTO,
		.parse		= match_protos,
		.print		= print_protos,
	}, {
		.name		= "sport",
		.metavar	= "PORT[-PORT][,...]",
		.help		= "source ports, 8 ranges at most; needs proto",
		.attr		= WANP_A_RULE_SPORT_MIN,
		.parse		= match_ports,
		.print		= print_ports,
	}, {
		.name		= "dport",
		.metavar	= "PORT[-PORT][,...]",
		.help		= "destination ports, 8 ranges at most",
		.attr		= WANP_A_RULE_DPORT_MIN,
		.parse		= match_ports,
		.print		= print_ports,
	}, {
		.name		= "mac",
		.metavar	= "MAC",
		.help		= "Ethernet address the first packet comes from",
		.attr		= WANP_A_RULE_MAC,
		.parse		= trait_mac,
		.print		= print_mac,
	}, {
		.name		= "dscp",
		.metavar	= "DSCP",
		.help		= "of the first packet: 0 to 63, ef, cs3, af41 ...",
		.attr		= WANP_A_RULE_DSCP,
		.parse		= trait_dscp,
		.print		= print_number,
	}, {
		.name		= "mark",
		.metavar	= "MARK[/MASK]",
		.help		= "mark of the router's own socket",
		.attr		= WANP_A_RULE_MARK,
		.parse		= trait_mark,
		.print		= print_masked,
	}, {
		.name		= "uid",
		.metavar	= "UID[-UID]",
		.help		= "user of the router's own socket",
		.attr		= WANP_A_RULE_UID_MIN,
		.parse		= trait_users,
		.print		= print_users,
	}, {
		.name		= "service",
		.metavar	= "sip|rtp",
		.help		= "what nf_sip_alg takes the flow for",
		.words		= trait_services,
		.attr		= WANP_A_RULE_SERVICE,
		.parse		= value_word,
		.print		= print_word,
	}, {
		.name		= "enforced",
		.metavar	= "WAN",
		.help		= "this WAN, whether it is up or not",
		.flags		= KW_ONE_OF | KW_WAN,
		.parse		= read_verdict,
		.print		= print_verdict,
	},
	VERDICT("priority",
		"the first of these that can be used"),
	VERDICT("weighted",
		"spread over these by weight"),
	VERDICT("persistence",
		"by weight, each source on one of these"),
	VERDICT("persistence-pair",
		"by weight, each source and destination on one"),
	VERDICT("overflow",
		"the first that is not full, or the last"),
	VERDICT("least-used",
		"the one with the most capacity to spare"),
	VERDICT("lowest-latency",
		"the one with the lowest latency reported"),
	VERDICT("fastest-response",
		"the one reported to respond fastest"),
	{
		.name		= "pass",
		.help		= "no WAN: as the main routing table says",
		.flags		= KW_ONE_OF,
		.parse		= read_pass,
		.print		= print_nothing,
	}, {
		.name		= "on-fail",
		.metavar	= "WHAT",
		.help		= "next, any, reject or drop, if no WAN can be used",
		.words		= on_fail,
		.attr		= WANP_A_RULE_ON_FAIL,
		.parse		= value_word,
		.print		= print_on_fail,
	}, {
		.name		= "failback",
		.metavar	= "MODE",
		.help		= "drain, immediate, when-idle, manual, schedule or never",
		.words		= moves_modes,
		.attr		= WANP_A_RULE_FAILBACK,
		.parse		= value_word,
		.print		= print_mode,
	},
	NUMBER("idle-time", "S", WANP_A_RULE_IDLE_TIME,
	       "seconds without a call for when-idle, by default 60"),
	NUMBER("drain-max", "S", WANP_A_RULE_DRAIN_MAX,
	       "seconds after which a drain ends what is left"),
	NUMBER("min-dwell", "S", WANP_A_RULE_MIN_DWELL,
	       "seconds before it goes back"),
	{
		.name		= "window",
		.metavar	= "HH:MM-HH:MM",
		.help		= "when schedule goes back, UTC",
		.attr		= WANP_A_RULE_WINDOW_BEGIN,
		.parse		= read_window,
		.print		= print_window,
	},
	NUMBER("max-moves", "N", WANP_A_RULE_MAX_MOVES,
	       "moves in an hour after which it stays"),
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
		.acts	= true,
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
