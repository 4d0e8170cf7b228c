// SPDX-License-Identifier: GPL-2.0-only
/* Calls. */

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_sip_alg.h>
#include "call.h"
#include "value.h"

static const char * const states[] = {
	[NFSIP_CALL_EARLY]	= "early",
	[NFSIP_CALL_UP]		= "up",
	[NFSIP_CALL_OVER]	= "over",
	NULL
};

/* The port follows its address in the families of attributes, too. */
static void print_end(struct out *out, const struct field *field,
		      struct nlattr **end)
{
	char text[VALUE_ADDR_MAX + 16], buf[VALUE_ADDR_MAX];

	if (!end[0] || !end[1])
		return;
	snprintf(text, sizeof(text),
		 mnl_attr_get_payload_len(end[0]) == 4 ? "%s:%u" : "[%s]:%u",
		 value_addr_text(buf, end[0]), ntohs(value_get(end[1])));
	out_name(out, field, text);
}

static void print_ends(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);

	print_end(&obj->s->out, &field, &obj->tb[kw->attr]);
}

static void print_stream(struct out *out, const struct nlattr *nest)
{
	struct nlattr *tb[NFSIP_A_MEDIA_MAX + 1] = {};
	struct nlattr *attr;

	mnl_attr_for_each_nested(attr, nest)
		if (mnl_attr_get_type(attr) <= NFSIP_A_MEDIA_MAX)
			tb[mnl_attr_get_type(attr)] = attr;
	out_object(out, NULL);
	out_flag(out, FIELD_TEXT("media"), true);
	print_end(out, FIELD_BARE("lan"), &tb[NFSIP_A_MEDIA_LAN_ADDR]);
	print_end(out, FIELD_BARE("public"), &tb[NFSIP_A_MEDIA_PUB_ADDR]);
	out_flag(out, FIELD("rtcp"), tb[NFSIP_A_MEDIA_RTCP]);
	out_object_end(out);
}

static void print_media(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *attr;

	out_list(&obj->s->out, kw->name);
	mnl_attr_for_each(attr, obj->nlh, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(attr) == kw->attr)
			print_stream(&obj->s->out, attr);
	out_list_end(&obj->s->out);
}

static const struct keyword call_id = {
	.key = "call_id", .attr = NFSIP_A_CALL_ID, .print = print_name,
};

static const struct keyword fields[] = {
	{ "state", .words = states, .attr = NFSIP_A_CALL_STATE,
	  .print = print_word },
	{ "outbound", .attr = NFSIP_A_CALL_OUTBOUND, .print = print_flag },
	{ "wan", .attr = NFSIP_A_CALL_WAN, .print = print_wan },
	{ "zone", .attr = NFSIP_A_CALL_ZONE, .print = print_number },
	{ "lan", .attr = NFSIP_A_CALL_LAN_ADDR, .print = print_ends },
	{ "public", .attr = NFSIP_A_CALL_PUB_ADDR, .print = print_ends },
	{ "age", .attr = NFSIP_A_CALL_AGE, .print = print_number },
	{ "expires", .attr = NFSIP_A_CALL_EXPIRES, .print = print_number },
	{ "media", .attr = NFSIP_A_CALL_MEDIA, .print = print_media },
};

static const struct keyword wanted_id = {
	.metavar	= "CALL-ID",
	.help		= "this call only",
	.parse		= value_wanted,
};

static int show(struct parse *p, const struct verb *verb)
{
	static const struct listing listing = {
		.module	= MODULE_ALG,
		.cmd	= NFSIP_CMD_CALL_GET,
		.words	= "call",
		.fields	= { &call_id, fields, ARRAY_SIZE(fields) },
		.max	= NFSIP_A_CALL_MAX,
	};
	int status = STATUS_OK;

	(void)verb;
	if (genl_has(&p->s->genl, MODULE_POLICY))
		status = session_wans(p->s);
	return status ? status : object_list(p, &listing, NULL, true);
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "List the calls and their media.",
		.takes	= { .head = &wanted_id },
		.run	= show,
	},
};

const struct object call_object = {
	.name		= "call",
	.help		= "calls the ALG knows",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
