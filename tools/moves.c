// SPDX-License-Identifier: GPL-2.0-only
/* What moves WANs and rules. */

#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "moves.h"
#include "value.h"

const char * const moves_health[] = {
	[WANP_HEALTH_UNKNOWN]	= "unknown",
	[WANP_HEALTH_UP]	= "up",
	[WANP_HEALTH_DEGRADED]	= "degraded",
	[WANP_HEALTH_DOWN]	= "down",
	NULL
};

const char * const moves_conditions[] = {
	[WANP_COND_DOWN]	= "down",
	[WANP_COND_HOLD]	= "hold",
	[WANP_COND_DAMPED]	= "damped",
	[WANP_COND_UP]		= "up",
	NULL
};

const char * const moves_modes[] = {
	[WANP_FB_DRAIN]		= "drain",
	[WANP_FB_IMMEDIATE]	= "immediate",
	[WANP_FB_WHEN_IDLE]	= "when-idle",
	[WANP_FB_MANUAL]	= "manual",
	[WANP_FB_SCHEDULE]	= "schedule",
	[WANP_FB_NEVER]		= "never",
	NULL
};

/* What the kernel assumes when nothing is said is not said in text. */
static uint32_t assumed(const char *name)
{
	static const struct { const char *name; uint32_t value; } table[] = {
		{ "half-life", 300 }, { "suppress", 2000 }, { "reuse", 750 },
		{ "idle-time", 60 },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(table); i++)
		if (!strcmp(table[i].name, name))
			return table[i].value;
	return 0;
}

void print_setting(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *attr = obj->tb[kw->attr];

	if (obj->s->out.json || !attr || value_get(attr) != assumed(kw->name))
		print_number(obj, kw);
}

void print_mode(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *mode = obj->tb[kw->attr];

	if (obj->s->out.json || !mode || value_get(mode) != WANP_FB_DRAIN)
		print_word(obj, kw);
}

void print_window(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *first = obj->tb[WANP_A_RULE_WINDOW_BEGIN];
	const struct nlattr *last = obj->tb[WANP_A_RULE_WINDOW_END];
	struct field field = value_field(kw);
	unsigned int from, to;
	char text[32];

	if (!first || !last)
		return;
	from = value_get(first) % 1440;
	to = value_get(last) % 1440;
	snprintf(text, sizeof(text), "%02u:%02u-%02u:%02u", from / 60,
		 from % 60, to / 60, to % 60);
	out_str(&obj->s->out, &field, text);
}

void print_draining(const struct shown *obj, const struct keyword *kw)
{
	struct out *out = &obj->s->out;
	const struct nlattr *attr;
	const char *name;

	out_list(out, kw->name);
	mnl_attr_for_each(attr, obj->nlh, sizeof(struct genlmsghdr)) {
		if (mnl_attr_get_type(attr) != kw->attr)
			continue;
		name = wans_name(&obj->s->now, value_get(attr));
		if (out->json)
			out_item(out, name);
		else
			out_name(out, FIELD_TEXT("draining"), name);
	}
	out_list_end(out);
}

static bool minute(const char *text, uint32_t *minute)
{
	uint32_t hours, minutes;

	if (text[2] != ':' || !value_number(text, 2, 23, &hours) ||
	    !value_number(text + 3, 2, 59, &minutes))
		return false;
	*minute = hours * 60 + minutes;
	return true;
}

int read_window(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t at[2];
	unsigned int i;

	if (!word)
		return STATUS_REFUSED;
	if (word->at.len != strlen("HH:MM-HH:MM") || word->text[5] != '-' ||
	    !minute(word->text, &at[0]) || !minute(word->text + 6, &at[1]))
		return diag_at(&word->at, "'%s' is no window HH:MM-HH:MM",
			       word->text);
	for (i = 0; i < 2; i++)
		msg_put(p->msg, &word->at, (struct datum) {
			.type = i ? WANP_A_RULE_WINDOW_END :
				    WANP_A_RULE_WINDOW_BEGIN,
			.size = sizeof(at[i]), .data = &at[i],
		});
	return STATUS_OK;
}

const struct keyword moves_report[MOVES_REPORT_ROWS] = {
	{
		.name		= "health",
		.metavar	= "up|degraded|down|unknown",
		.help		= "how it does; unknown: as it was",
		.words		= moves_health,
		.flags		= KW_REQUIRED,
		.attr		= WANP_A_WAN_HEALTH,
		.parse		= value_word,
	}, {
		.name		= "latency",
		.metavar	= "MS",
		.help		= "measured there and back",
		.attr		= WANP_A_WAN_LATENCY,
		.parse		= value_u32,
	}, {
		.name		= "response",
		.metavar	= "MS",
		.help		= "what a service took to answer",
		.attr		= WANP_A_WAN_RESPONSE,
		.parse		= value_u32,
	}, {
		.name		= "loss",
		.metavar	= "PERMILLE",
		.help		= "packets lost of a thousand",
		.attr		= WANP_A_WAN_LOSS,
		.parse		= value_u32,
	}, {
		.name		= "lease",
		.metavar	= "S",
		.help		= "seconds after which there should be a new report",
		.attr		= WANP_A_WAN_LEASE,
		.parse		= value_u32,
	},
};

static int read_rule(struct parse *p, const struct keyword *kw)
{
	if (p->next == p->cmd.n || strcmp(p->cmd.word[p->next].text, "all"))
		return value_u32(p, kw);
	p->next++;
	return STATUS_OK;
}

const struct keyword moves_rule = {
	.metavar	= "ID|all",
	.help		= "number of the rule, or all of them",
	.flags		= KW_REQUIRED,
	.attr		= WANP_A_RULE_ID,
	.parse		= read_rule,
};

const struct keyword moves_failback[MOVES_FAILBACK_ROWS] = {
	{
		.name		= "mode",
		.metavar	= "drain|immediate|when-idle",
		.help		= "how, by default drain",
		.words		= moves_modes,
		.attr		= WANP_A_RULE_FAILBACK,
		.parse		= value_word,
	},
};

int moves_ask(struct parse *p, const struct verb *verb)
{
	(void)verb;
	return genl_request(&p->s->genl, p->msg, NULL);
}
