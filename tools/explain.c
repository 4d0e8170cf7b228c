// SPDX-License-Identifier: GPL-2.0-only
/* What would become of a packet, by the code that decides it for packets. */

#include <netinet/in.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "explain.h"
#include "match.h"
#include "trait.h"
#include "value.h"

static int read_addr(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint8_t bytes[16], family;
	int status;

	if (!word)
		return STATUS_REFUSED;
	family = value_addr(word->text, bytes);
	if (!family)
		return diag_at(&word->at, "'%s' is not an address", word->text);
	status = match_family(p, word, family, WANP_A_EXPLAIN_FAMILY);
	if (status)
		return status;
	msg_put(p->msg, &word->at, (struct datum) {
		.type = kw->attr, .size = family == AF_INET ? 4 : 16,
		.data = bytes,
	});
	return STATUS_OK;
}

static int read_port(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t n;
	uint16_t be;

	if (!word)
		return STATUS_REFUSED;
	if (!value_number(word->text, word->at.len, UINT16_MAX, &n))
		return diag_at(&word->at, "'%s' is not a port", word->text);
	be = htons(n);
	msg_put(p->msg, &word->at,
		(struct datum) { kw->attr, sizeof(be), &be });
	return STATUS_OK;
}

/* "by rule 20" says it once. */
static void print_rule(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *by = obj->tb[WANP_A_EXPLAIN_BY];
	struct field field = value_field(kw);

	if (by && value_get(by) == WANP_BY_RULE)
		field.word = "";
	if (obj->tb[kw->attr])
		out_num(&obj->s->out, &field, value_get(obj->tb[kw->attr]));
}

const struct keyword explain_keywords[EXPLAIN_KEYWORDS] = {
	{
		.name		= "iif",
		.metavar	= "DEV",
		.help		= "device it comes in on; the router's own without",
		.flags		= KW_DEV,
		.attr		= WANP_A_EXPLAIN_IIF,
		.parse		= value_name,
	}, {
		.name		= "from",
		.metavar	= "ADDR",
		.help		= "its source",
		.attr		= WANP_A_EXPLAIN_SADDR,
		.parse		= read_addr,
	}, {
		.name		= "to",
		.metavar	= "ADDR",
		.help		= "its destination",
		.flags		= KW_REQUIRED,
		.attr		= WANP_A_EXPLAIN_DADDR,
		.parse		= read_addr,
	}, {
		.name		= "proto",
		.metavar	= "PROTO",
		.help		= "tcp, udp, icmp ... or a number",
		.attr		= WANP_A_EXPLAIN_PROTO,
		.parse		= match_proto,
	}, {
		.name		= "sport",
		.metavar	= "PORT",
		.help		= "its source port",
		.attr		= WANP_A_EXPLAIN_SPORT,
		.parse		= read_port,
	}, {
		.name		= "dport",
		.metavar	= "PORT",
		.help		= "its destination port",
		.attr		= WANP_A_EXPLAIN_DPORT,
		.parse		= read_port,
	}, {
		.name		= "mac",
		.metavar	= "MAC",
		.help		= "Ethernet address it comes from",
		.attr		= WANP_A_EXPLAIN_MAC,
		.parse		= trait_mac,
	}, {
		.name		= "dscp",
		.metavar	= "DSCP",
		.help		= "its DSCP, by default 0",
		.attr		= WANP_A_EXPLAIN_DSCP,
		.parse		= trait_dscp,
	}, {
		.name		= "mark",
		.metavar	= "MARK",
		.help		= "mark of the router's own socket, by default 0",
		.attr		= WANP_A_EXPLAIN_SOCK_MARK,
		.parse		= trait_own_mark,
	}, {
		.name		= "uid",
		.metavar	= "UID",
		.help		= "user of the router's own socket, by default 0",
		.attr		= WANP_A_EXPLAIN_UID,
		.parse		= trait_own_user,
	},
};

static const char * const authorities[] = {
	[WANP_BY_NONE]		= "none",
	[WANP_BY_MARK]		= "mark",
	[WANP_BY_ZONE]		= "zone",
	[WANP_BY_MEDIA]		= "media",
	[WANP_BY_MASTER]	= "master",
	[WANP_BY_INGRESS]	= "ingress",
	[WANP_BY_SOCKET]	= "socket",
	[WANP_BY_RULE]		= "rule",
	NULL
};

static const struct keyword answer[] = {
	{ "wan", .attr = WANP_A_EXPLAIN_WAN, .print = print_wan },
	{ "by", .words = authorities, .attr = WANP_A_EXPLAIN_BY,
	  .print = print_word },
	{ "rule", .attr = WANP_A_EXPLAIN_RULE, .print = print_rule },
	{ "natmap", .attr = WANP_A_EXPLAIN_NATMAP, .print = print_number },
	{ "address", .attr = WANP_A_EXPLAIN_ADDR, .print = print_addr },
	{ "inside", .attr = WANP_A_EXPLAIN_INSIDE, .print = print_addr },
	{ "mark", .attr = WANP_A_EXPLAIN_MARK, .print = print_mark },
	{ "zone", .attr = WANP_A_EXPLAIN_ZONE, .print = print_number },
	{ "failed", .attr = WANP_A_EXPLAIN_FAILED, .print = print_number },
	{ "reason", .attr = WANP_A_EXPLAIN_REASON, .print = print_name },
	{ "nat", .attr = WANP_A_EXPLAIN_NAT, .print = print_name },
};

static void show(struct parse *p, const struct nlmsghdr *nlh)
{
	static const struct table table = { NULL, answer, ARRAY_SIZE(answer) };
	struct nlattr *tb[WANP_A_EXPLAIN_MAX + 1];
	struct shown obj = { .s = p->s, .nlh = nlh, .tb = tb };

	genl_attrs(nlh, tb, WANP_A_EXPLAIN_MAX);
	out_list(&p->s->out, NULL);
	out_object(&p->s->out, NULL);
	args_print(&obj, &table, true);
	out_object_end(&p->s->out);
	out_list_end(&p->s->out);
}

int explain_run(struct parse *p, const struct verb *verb)
{
	struct reply reply = {};
	int status = session_wans(p->s);

	(void)verb;
	if (!status)
		status = genl_request(&p->s->genl, p->msg, &reply);
	if (!status && reply.n)
		show(p, reply.msg[0]);
	genl_reply_free(&reply);
	return status;
}
