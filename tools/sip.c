// SPDX-License-Identifier: GPL-2.0-only
/* Settings of the ALG. */

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_sip_alg.h>
#include "match.h"
#include "sip.h"
#include "value.h"

static const char * const modes[] = {
	[NFSIP_MODE_OFF]	= "off",
	[NFSIP_MODE_MONITOR]	= "monitor",
	[NFSIP_MODE_PINHOLE]	= "pinhole",
	[NFSIP_MODE_REWRITE]	= "rewrite",
	NULL
};

static const char * const media_sources[] = {
	[NFSIP_MEDIA_SOURCE_SDP]	= "sdp",
	[NFSIP_MEDIA_SOURCE_SIGNALLING]	= "signalling",
	[NFSIP_MEDIA_SOURCE_ANY]	= "any",
	NULL
};

static int read_ports(struct parse *p, const struct keyword *kw)
{
	const struct token *list = args_value(p, kw);
	struct place part;
	const char *port;
	uint32_t n;
	uint16_t be;

	if (!list)
		return STATUS_REFUSED;
	for (port = list->text; ; port += part.len + 1) {
		part = token_part(list, port - list->text, strcspn(port, ","));
		if (!value_number(port, part.len, UINT16_MAX, &n))
			return diag_at(&part, "'%.*s' is not a port",
				       (int)part.len, port);
		be = htons(n);
		msg_put(p->msg, &part,
			(struct datum) { kw->attr, sizeof(be), &be });
		if (!port[part.len])
			return STATUS_OK;
	}
}

static void print_sip_ports(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);
	const struct nlattr *attr;
	char list[128] = "";
	size_t n = 0;

	if (!obj->tb[kw->attr])
		return;
	out_list(&obj->s->out, field.key);
	mnl_attr_for_each(attr, obj->nlh, sizeof(struct genlmsghdr)) {
		if (mnl_attr_get_type(attr) != kw->attr)
			continue;
		out_item_num(&obj->s->out, ntohs(value_get(attr)));
		if (n + sizeof(",65535") < sizeof(list))
			n += snprintf(list + n, sizeof(list) - n, "%s%u",
				      n ? "," : "", ntohs(value_get(attr)));
	}
	out_list_end(&obj->s->out);
	field.key = NULL;
	if (!obj->s->out.json)
		out_str(&obj->s->out, &field, list);
}

static const struct keyword settings[] = {
	{
		.name		= "mode",
		.metavar	= "off|monitor|pinhole|rewrite",
		.help		= "do nothing, watch, open media, or also rewrite",
		.words		= modes,
		.attr		= NFSIP_A_CONFIG_MODE,
		.parse		= value_word,
		.print		= print_word,
	}, {
		.name		= "ports",
		.metavar	= "PORT[,PORT]...",
		.help		= "UDP ports on which SIP is spoken, 8 at most",
		.attr		= NFSIP_A_CONFIG_PORT,
		.parse		= read_ports,
		.print		= print_sip_ports,
	}, {
		.name		= "media-ports",
		.metavar	= "PORT-PORT",
		.help		= "public ports for media whose own is taken",
		.key		= "media_ports",
		.attr		= NFSIP_A_CONFIG_MEDIA_PORT_MIN,
		.parse		= match_ports,
		.print		= print_ports,
	}, {
		.name		= "media-source",
		.metavar	= "sdp|signalling|any",
		.help		= "from whom media is let in",
		.key		= "media_source",
		.words		= media_sources,
		.attr		= NFSIP_A_CONFIG_MEDIA_SOURCE,
		.parse		= value_word,
		.print		= print_word,
	},
};

int sip_list(struct parse *p, const char *key)
{
	static const struct listing listing = {
		.module	= MODULE_ALG,
		.cmd	= NFSIP_CMD_CONFIG_GET,
		.words	= "sip set",
		.fields	= { NULL, settings, ARRAY_SIZE(settings) },
		.max	= NFSIP_A_CONFIG_MAX,
	};

	return object_list(p, &listing, key, false);
}

static int show(struct parse *p, const struct verb *verb)
{
	(void)verb;
	return sip_list(p, NULL);
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "Show the settings of the ALG.",
		.run	= show,
	}, {
		.name	= "set",
		.help	= "Change what is given of the settings.",
		.module	= MODULE_ALG,
		.cmd	= NFSIP_CMD_CONFIG_SET,
		.takes	= { NULL, settings, ARRAY_SIZE(settings) },
	},
};

const struct object sip_object = {
	.name		= "sip",
	.help		= "what the ALG does",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
