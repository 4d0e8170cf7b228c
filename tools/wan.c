// SPDX-License-Identifier: GPL-2.0-only
/* Uplinks. */

#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "moves.h"
#include "value.h"
#include "wan.h"

static const char * const states[] = {
	[WANP_STATE_UP]		= "up",
	[WANP_STATE_DOWN]	= "down",
	[WANP_STATE_DRAIN]	= "drain",
	NULL
};

/* Of throughput; the largest first */
static const struct {
	const char	*name;
	uint32_t	kbit;
} units[] = {
	{ "gbit", 1000000 }, { "mbit", 1000 }, { "kbit", 1 },
};

static int read_rate(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t i, n;
	size_t digits;

	if (!word)
		return STATUS_REFUSED;
	digits = strspn(word->text, "0123456789");
	for (i = 0; i < ARRAY_SIZE(units); i++) {
		if (strcmp(word->text + digits, units[i].name) ||
		    !value_number(word->text, digits,
				  UINT32_MAX / units[i].kbit, &n))
			continue;
		n *= units[i].kbit;
		msg_put(p->msg, &word->at,
			(struct datum) { kw->attr, sizeof(n), &n });
		return STATUS_OK;
	}
	return diag_at(&word->at, "'%s' is no throughput, as 100mbit is",
		       word->text);
}

static void print_rate(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);
	uint32_t i = 0, n;
	char text[24];

	if (!obj->tb[kw->attr])
		return;
	n = value_get(obj->tb[kw->attr]);
	if (obj->s->out.json) {
		out_num(&obj->s->out, &field, n);
		return;
	}
	while (n % units[i].kbit)
		i++;
	snprintf(text, sizeof(text), "%u%s", n / units[i].kbit,
		 n ? units[i].name : "kbit");
	out_str(&obj->s->out, &field, text);
}

/* What the kernel assumes when nothing is said is not said in text. */

static void print_capacity(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *capacity = obj->tb[kw->attr];

	if (obj->s->out.json || (capacity && value_get(capacity)))
		print_rate(obj, kw);
}

static void print_table(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *id = obj->tb[WANP_A_WAN_ID];
	const struct nlattr *table = obj->tb[kw->attr];

	if (obj->s->out.json || !id || !table ||
	    value_get(table) != WAN_TABLE_BASE + value_get(id))
		print_number(obj, kw);
}

static void print_weight(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *weight = obj->tb[kw->attr];

	if (obj->s->out.json || !weight || value_get(weight) != 1)
		print_number(obj, kw);
}

static void print_state(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *state = obj->tb[kw->attr];

	if (obj->s->out.json || !state || value_get(state) != WANP_STATE_UP)
		print_word(obj, kw);
}

static const struct keyword new_name = {
	.metavar	= "NAME",
	.help		= "name of the WAN, 15 characters at most",
	.key		= "name",
	.flags		= KW_REQUIRED | KW_NEW,
	.attr		= WANP_A_WAN_NAME,
	.parse		= value_name,
	.print		= print_name,
};

static const struct keyword old_name = {
	.metavar	= "NAME",
	.help		= "name of the WAN",
	.flags		= KW_REQUIRED | KW_WAN,
	.attr		= WANP_A_WAN_ID,
	.parse		= value_wan,
};

static const struct keyword wanted_name = {
	.metavar	= "NAME",
	.help		= "this WAN only",
	.flags		= KW_WAN,
	.parse		= value_wanted,
};

static const struct keyword settings[] = {
	{
		.name		= "id",
		.metavar	= "N",
		.help		= "its number, from 1 to 62, which makes its mark",
		.flags		= KW_REQUIRED,
		.attr		= WANP_A_WAN_ID,
		.parse		= value_u8,
		.print		= print_number,
	}, {
		.name		= "dev",
		.metavar	= "DEV",
		.help		= "its network device, which need not exist yet",
		.flags		= KW_NEEDED | KW_DEV,
		.attr		= WANP_A_WAN_DEV,
		.parse		= value_name,
		.print		= print_name,
	}, {
		.name		= "gateway",
		.metavar	= "ADDR",
		.help		= "IPv4 gateway; without any, the device itself",
		.attr		= WANP_A_WAN_GATEWAY4,
		.parse		= value_in4,
		.print		= print_addr,
	}, {
		.name		= "gateway6",
		.metavar	= "ADDR",
		.help		= "IPv6 gateway",
		.attr		= WANP_A_WAN_GATEWAY6,
		.parse		= value_in6,
		.print		= print_addr,
	}, {
		.name		= "table",
		.metavar	= "N",
		.help		= "its routing table, by default 1000 + id",
		.attr		= WANP_A_WAN_TABLE,
		.parse		= value_u32,
		.print		= print_table,
	}, {
		.name		= "weight",
		.metavar	= "N",
		.help		= "its share where flows are spread, by default 1",
		.attr		= WANP_A_WAN_WEIGHT,
		.parse		= value_u32,
		.print		= print_weight,
	}, {
		.name		= "capacity",
		.metavar	= "RATE",
		.help		= "what it carries either way, as 100mbit",
		.attr		= WANP_A_WAN_CAPACITY,
		.parse		= read_rate,
		.print		= print_capacity,
	}, {
		.name		= "state",
		.metavar	= "up|down|drain",
		.help		= "down: not in use; drain: no new flows",
		.words		= states,
		.attr		= WANP_A_WAN_STATE,
		.parse		= value_word,
		.print		= print_state,
	}, {
		.name		= "hold-down",
		.metavar	= "S",
		.help		= "seconds it must be good; by default 60 if reported, else 0",
		.attr		= WANP_A_WAN_HOLD_DOWN,
		.parse		= value_u32,
		.print		= print_number,
	}, {
		.name		= "half-life",
		.metavar	= "S",
		.help		= "seconds that halve a penalty, by default 300",
		.attr		= WANP_A_WAN_HALF_LIFE,
		.parse		= value_u32,
		.print		= print_setting,
	}, {
		.name		= "suppress",
		.metavar	= "N",
		.help		= "penalty from which it is damped, by default 2000",
		.attr		= WANP_A_WAN_SUPPRESS,
		.parse		= value_u32,
		.print		= print_setting,
	}, {
		.name		= "reuse",
		.metavar	= "N",
		.help		= "penalty below which it no longer is, by default 750",
		.attr		= WANP_A_WAN_REUSE,
		.parse		= value_u32,
		.print		= print_setting,
	}, {
		.name		= "max-suppress",
		.metavar	= "S",
		.help		= "seconds it is damped at most, by default four half-lives",
		.attr		= WANP_A_WAN_MAX_SUPPRESS,
		.parse		= value_u32,
		.print		= print_number,
	},
	{ "condition", .words = moves_conditions, .flags = KW_SHOWN,
	  .attr = WANP_A_WAN_CONDITION, .print = print_word },
	{ "health", .words = moves_health, .flags = KW_SHOWN,
	  .attr = WANP_A_WAN_HEALTH, .print = print_word },
	{ "penalty", .flags = KW_SHOWN, .attr = WANP_A_WAN_PENALTY,
	  .print = print_setting },
	{ "latency", .flags = KW_SHOWN, .attr = WANP_A_WAN_LATENCY,
	  .print = print_number },
	{ "response", .flags = KW_SHOWN, .attr = WANP_A_WAN_RESPONSE,
	  .print = print_number },
	{ "loss", .flags = KW_SHOWN, .attr = WANP_A_WAN_LOSS,
	  .print = print_number },
	{ "lease", .flags = KW_SHOWN, .attr = WANP_A_WAN_LEASE,
	  .print = print_setting },
	{ "ifindex", .flags = KW_SHOWN, .attr = WANP_A_WAN_IFINDEX,
	  .print = print_number },
	{ "link", .flags = KW_SHOWN, .attr = WANP_A_WAN_LINK,
	  .print = print_flag },
	{ "usable", .flags = KW_SHOWN, .attr = WANP_A_WAN_USABLE,
	  .print = print_flag },
	{ "route-mismatch", .flags = KW_SHOWN, .attr = WANP_A_WAN_ROUTE_MISMATCH,
	  .print = print_flag },
	{ "mark", .flags = KW_SHOWN, .attr = WANP_A_WAN_MARK,
	  .print = print_mark },
	{ "flows", .flags = KW_SHOWN, .attr = WANP_A_WAN_FLOWS,
	  .print = print_number },
	{ "calls", .flags = KW_SHOWN, .attr = WANP_A_WAN_CALLS,
	  .print = print_number },
	{ "rate", .flags = KW_SHOWN, .attr = WANP_A_WAN_RATE,
	  .print = print_rate },
};

int wan_list(struct parse *p, const char *key, bool with_state)
{
	static const struct listing listing = {
		.module	= MODULE_POLICY,
		.cmd	= WANP_CMD_WAN_GET,
		.words	= "wan add",
		.fields	= { &new_name, settings, ARRAY_SIZE(settings) },
		.max	= WANP_A_WAN_MAX,
	};

	return object_list(p, &listing, key, with_state);
}

static int show(struct parse *p, const struct verb *verb)
{
	(void)verb;
	return wan_list(p, NULL, true);
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "List the WANs.",
		.takes	= { .head = &wanted_name },
		.run	= show,
	}, {
		.name	= "add",
		.help	= "Add a WAN, its routing table and its ip rules.",
		.cmd	= WANP_CMD_WAN_NEW,
		.takes	= { &new_name, settings, ARRAY_SIZE(settings) },
	}, {
		.name	= "set",
		.help	= "Change what is given of a WAN.",
		.cmd	= WANP_CMD_WAN_SET,
		.takes	= { &old_name, settings + 1, ARRAY_SIZE(settings) - 1 },
	}, {
		.name	= "report",
		.help	= "Say how a WAN does.",
		.cmd	= WANP_CMD_WAN_REPORT,
		.takes	= { &old_name, moves_report, MOVES_REPORT_ROWS },
		.acts	= true,
		.run	= moves_ask,
	}, {
		.name	= "del",
		.help	= "Remove a WAN, its routing table and its ip rules.",
		.cmd	= WANP_CMD_WAN_DEL,
		.seeks	= true,
		.takes	= { .head = &old_name },
	},
};

const struct object wan_object = {
	.name		= "wan",
	.help		= "uplinks",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
