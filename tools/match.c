// SPDX-License-Identifier: GPL-2.0-only
/* Reading and writing of prefixes, protocols and ports. */

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include "match.h"
#include "value.h"

/**
 * struct proto - a protocol which has a name
 * @number: its number
 * @name: its name
 */
struct proto {
	uint8_t		number;
	const char	*name;
};

static const struct proto protos[] = {
	{ IPPROTO_TCP,		"tcp" },
	{ IPPROTO_UDP,		"udp" },
	{ IPPROTO_ICMP,		"icmp" },
	{ IPPROTO_ICMPV6,	"icmpv6" },
	{ IPPROTO_SCTP,		"sctp" },
	{ IPPROTO_DCCP,		"dccp" },
	{ IPPROTO_UDPLITE,	"udplite" },
	{ IPPROTO_GRE,		"gre" },
	{ IPPROTO_ESP,		"esp" },
	{ IPPROTO_AH,		"ah" },
};

static bool find_proto(const struct token *word, uint8_t *number)
{
	unsigned int i;
	uint32_t n;

	for (i = 0; i < ARRAY_SIZE(protos); i++) {
		if (strcmp(protos[i].name, word->text))
			continue;
		*number = protos[i].number;
		return true;
	}
	if (!value_number(word->text, word->at.len, UINT8_MAX, &n))
		return false;
	*number = n;
	return true;
}

static int refuse_proto(const struct token *word)
{
	struct guess guess = { .wrong = word->text };
	char hint[80];
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(protos); i++)
		guess_offer(&guess, protos[i].name);
	return diag_at(&word->at, "'%s' is not a protocol%s", word->text,
		       guess_hint(&guess, hint, sizeof(hint)));
}

int match_proto(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint8_t n;

	if (!word)
		return STATUS_REFUSED;
	if (!find_proto(word, &n))
		return refuse_proto(word);
	msg_put(p->msg, &word->at, (struct datum) { kw->attr, sizeof(n), &n });
	return STATUS_OK;
}

static int put_port(struct parse *p, const struct place *at, uint16_t attr,
		    const char *text)
{
	uint32_t n;
	uint16_t be;

	if (!value_number(text, at->len, UINT16_MAX, &n))
		return diag_at(at, "'%.*s' is not a port", (int)at->len, text);
	be = htons(n);
	msg_put(p->msg, at, (struct datum) { attr, sizeof(be), &be });
	return STATUS_OK;
}

int match_ports(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	struct place first, last;
	size_t dash;
	int status;

	if (!word)
		return STATUS_REFUSED;
	dash = strcspn(word->text, "-");
	first = token_part(word, 0, dash);
	status = put_port(p, &first, kw->attr, word->text);
	if (status || !word->text[dash])
		return status;
	last = token_part(word, dash + 1, word->at.len - dash - 1);
	return put_port(p, &last, kw->attr + 1, word->text + dash + 1);
}

int match_family(struct parse *p, const struct token *word, uint8_t family,
		 uint16_t attr)
{
	if (p->family && p->family != family)
		return diag_at(&word->at, "an IPv%c address beside an IPv%c one",
			       family == AF_INET ? '4' : '6',
			       family == AF_INET ? '6' : '4');
	if (!p->family)
		msg_put(p->msg, &word->at, (struct datum) {
			.type = attr, .size = sizeof(family), .data = &family,
		});
	p->family = family;
	return STATUS_OK;
}

static int put_length(struct parse *p, const struct token *word, size_t slash,
		      uint16_t attr)
{
	struct place part = token_part(word, slash + 1,
				       word->at.len - slash - 1);
	uint32_t n;
	uint8_t len;

	if (!value_number(word->text + slash + 1, part.len, UINT8_MAX, &n))
		return diag_at(&part, "'%s' is not a prefix length",
			       word->text + slash + 1);
	len = n;
	msg_put(p->msg, &part, (struct datum) { attr, sizeof(len), &len });
	return STATUS_OK;
}

int match_prefix(struct parse *p, const struct keyword *kw, uint16_t family)
{
	const struct token *word = args_value(p, kw);
	char text[VALUE_ADDR_MAX];
	uint8_t bytes[16], is;
	struct place part;
	size_t slash;
	int status;

	if (!word)
		return STATUS_REFUSED;
	slash = strcspn(word->text, "/");
	snprintf(text, sizeof(text), "%.*s", (int)slash, word->text);
	is = value_addr(text, bytes);
	if (!is || slash >= sizeof(text))
		return diag_at(&word->at, "'%s' is not an address or prefix",
			       word->text);
	status = match_family(p, word, is, family);
	if (status)
		return status;
	part = token_part(word, 0, slash);
	msg_put(p->msg, &part, (struct datum) {
		.type = kw->attr, .size = is == AF_INET ? 4 : 16, .data = bytes,
	});
	return word->text[slash] ? put_length(p, word, slash, kw->attr + 1) :
				   STATUS_OK;
}

void print_proto(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);
	unsigned int i;
	uint64_t n;

	if (!obj->tb[kw->attr])
		return;
	n = value_get(obj->tb[kw->attr]);
	for (i = 0; i < ARRAY_SIZE(protos); i++) {
		if (protos[i].number != n)
			continue;
		out_str(&obj->s->out, &field, protos[i].name);
		return;
	}
	out_num(&obj->s->out, &field, n);
}

void print_ports(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *min = obj->tb[kw->attr];
	const struct nlattr *max = obj->tb[kw->attr + 1];
	struct field field = value_field(kw);
	char range[16];

	if (!min)
		return;
	if (!max || value_get(min) == value_get(max)) {
		out_num(&obj->s->out, &field, ntohs(value_get(min)));
		return;
	}
	snprintf(range, sizeof(range), "%u-%u", ntohs(value_get(min)),
		 ntohs(value_get(max)));
	out_str(&obj->s->out, &field, range);
}

void print_any(const struct shown *obj, const struct keyword *kw,
	       uint64_t family)
{
	struct field field = value_field(kw);

	out_name(&obj->s->out, &field,
		 family == AF_INET ? "0.0.0.0/0" : "::/0");
}

void print_prefix(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *addr = obj->tb[kw->attr];
	const struct nlattr *len = obj->tb[kw->attr + 1];
	struct field field = value_field(kw);
	char text[VALUE_ADDR_MAX + 8], buf[VALUE_ADDR_MAX];
	uint64_t bits;

	if (!addr)
		return;
	bits = 8 * mnl_attr_get_payload_len(addr);
	if (!len || value_get(len) == bits)
		snprintf(text, sizeof(text), "%s", value_addr_text(buf, addr));
	else
		snprintf(text, sizeof(text), "%s/%u",
			 value_addr_text(buf, addr),
			 (unsigned int)value_get(len));
	out_name(&obj->s->out, &field, text);
}
