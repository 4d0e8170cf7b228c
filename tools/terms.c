// SPDX-License-Identifier: GPL-2.0-only
/* How SIP traffic is treated. */

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include "terms.h"

const char * const terms_modes[] = {
	[NFSIP_MODE_OFF]	= "off",
	[NFSIP_MODE_MONITOR]	= "monitor",
	[NFSIP_MODE_PINHOLE]	= "pinhole",
	[NFSIP_MODE_REWRITE]	= "rewrite",
	[NFSIP_MODE_AUTO]	= "auto",
	NULL
};

const char * const terms_sources[] = {
	[NFSIP_MEDIA_SOURCE_SDP]	= "sdp",
	[NFSIP_MEDIA_SOURCE_SIGNALLING]	= "signalling",
	[NFSIP_MEDIA_SOURCE_ANY]	= "any",
	NULL
};

const char * const terms_no_yes[] = { "no", "yes", NULL };

void terms_put_port(struct parse *p, const struct place *at, uint16_t attr,
		    uint16_t port)
{
	uint16_t be = htons(port);

	msg_put(p->msg, at, (struct datum) { attr, sizeof(be), &be });
}

int terms_ports(struct parse *p, const struct keyword *kw)
{
	const struct token *list = args_value(p, kw);
	struct place part;
	const char *port;
	uint32_t n;

	if (!list)
		return STATUS_REFUSED;
	for (port = list->text; ; port += part.len + 1) {
		part = token_part(list, port - list->text, strcspn(port, ","));
		if (!value_number(port, part.len, UINT16_MAX, &n))
			return diag_at(&part, "'%.*s' is not a port",
				       (int)part.len, port);
		terms_put_port(p, &part, kw->attr, n);
		if (!port[part.len])
			return STATUS_OK;
	}
}

int terms_host(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	struct datum host = { .type = kw->attr };
	uint8_t bytes[16], family;

	if (!word)
		return STATUS_REFUSED;
	if (strcmp(word->text, "none")) {
		family = value_addr(word->text, bytes);
		if (!family)
			return diag_at(&word->at,
				       "'%s' is neither an address nor none",
				       word->text);
		host.size = family == AF_INET ? 4 : 16;
		host.data = bytes;
	}
	msg_put(p->msg, &word->at, host);
	return STATUS_OK;
}

void terms_print_ports(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);
	const struct nlattr *attr;
	char list[128] = "";
	size_t n = 0;

	if (!obj->tb[kw->attr])
		return;
	out_list(&obj->s->out, field.key);
	mnl_attr_for_each_payload(obj->attrs, obj->size) {
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

void terms_print_host(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *attr = obj->tb[kw->attr];
	struct field field = value_field(kw);

	if (attr && !mnl_attr_get_payload_len(attr))
		out_name(&obj->s->out, &field, "none");
	else
		print_addr(obj, kw);
}
