// SPDX-License-Identifier: GPL-2.0-only
/* Readers and writers of the kinds of values that several objects have. */

#include <arpa/inet.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include "value.h"

bool value_number(const char *text, unsigned int len, uint32_t max,
		  uint32_t *number)
{
	uint64_t n = 0;
	unsigned int i;

	for (i = 0; i < len; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		n = 10 * n + text[i] - '0';
		if (n > max)
			return false;
	}
	*number = n;
	return len;
}

uint8_t value_addr(const char *text, void *addr)
{
	if (inet_pton(AF_INET, text, addr) == 1)
		return AF_INET;
	return inet_pton(AF_INET6, text, addr) == 1 ? AF_INET6 : 0;
}

const char *value_addr_text(char *buf, const struct nlattr *addr)
{
	int family = mnl_attr_get_payload_len(addr) == 4 ? AF_INET : AF_INET6;

	if (family == AF_INET6 && mnl_attr_get_payload_len(addr) != 16)
		return "?";
	return inet_ntop(family, mnl_attr_get_payload(addr), buf,
			 VALUE_ADDR_MAX);
}

const struct wan *value_find_wan(struct parse *p, const struct place *at,
				 const char *name)
{
	struct guess guess = {};
	const struct wan *wan;
	char whole[40], hint[80];

	wan = wans_find(&p->s->then, name, at->len);
	if (wan)
		return wan;
	if (at->len < sizeof(whole)) {
		memcpy(whole, name, at->len);
		whole[at->len] = '\0';
		guess.wrong = whole;
		wans_guess(&p->s->then, &guess);
	}
	diag_at(at, "no WAN named '%.*s'%s", (int)at->len, name,
		guess_hint(&guess, hint, sizeof(hint)));
	return NULL;
}

static void put(struct parse *p, const struct token *word, struct datum datum)
{
	if (p->msg)
		msg_put(p->msg, &word->at, datum);
}

int value_u32(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t n;

	if (!word)
		return STATUS_REFUSED;
	if (!value_number(word->text, word->at.len, UINT32_MAX, &n))
		return diag_at(&word->at, "'%s' is not a number of 32 bits",
			       word->text);
	put(p, word, (struct datum) { kw->attr, sizeof(n), &n });
	return STATUS_OK;
}

int value_u8(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t n;
	uint8_t u8;

	if (!word)
		return STATUS_REFUSED;
	if (!value_number(word->text, word->at.len, UINT8_MAX, &n))
		return diag_at(&word->at, "'%s' is not a number from 0 to 255",
			       word->text);
	u8 = n;
	put(p, word, (struct datum) { kw->attr, sizeof(u8), &u8 });
	return STATUS_OK;
}

/* What can be read back from a file, and from a list of names. */
static bool is_name(const char *text)
{
	for (; *text; text++)
		if (*text <= ' ' || *text > '~' || strchr(",#/\\", *text))
			return false;
	return true;
}

int value_named(struct parse *p, const struct keyword *kw, unsigned int max)
{
	const struct token *word = args_value(p, kw);

	if (!word)
		return STATUS_REFUSED;
	if (!word->at.len || word->at.len > max)
		return diag_at(&word->at, "%s has 1 to %u characters",
			       kw->metavar, max);
	if (!is_name(word->text))
		return diag_at(&word->at, "%s has a character it cannot have",
			       kw->metavar);
	put(p, word, (struct datum) {
		.type = kw->attr,
		.size = word->at.len + 1,
		.data = word->text,
	});
	return STATUS_OK;
}

int value_name(struct parse *p, const struct keyword *kw)
{
	return value_named(p, kw, WAN_NAME_MAX);
}

int value_list(struct parse *p, const struct keyword *kw,
	       int (*read)(struct parse *p, const struct keyword *kw,
			   const struct place *at, const char *text))
{
	const struct token *list = args_value(p, kw);
	int status = STATUS_OK;
	struct place part;
	const char *text;

	if (!list)
		return STATUS_REFUSED;
	for (text = list->text; !status; text += part.len + 1) {
		part = token_part(list, text - list->text, strcspn(text, ","));
		status = read(p, kw, &part, text);
		if (!text[part.len])
			break;
	}
	return status;
}

int value_word(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	struct guess guess = {};
	char hint[80];
	uint32_t i;

	if (!word)
		return STATUS_REFUSED;
	guess.wrong = word->text;
	for (i = 0; kw->words[i]; i++) {
		guess_offer(&guess, kw->words[i]);
		if (strcmp(kw->words[i], word->text))
			continue;
		put(p, word, (struct datum) { kw->attr, sizeof(i), &i });
		return STATUS_OK;
	}
	return diag_at(&word->at, "'%s' is not one of %s%s", word->text,
		       kw->metavar, guess_hint(&guess, hint, sizeof(hint)));
}

static int addr(struct parse *p, const struct keyword *kw, uint8_t family)
{
	const struct token *word = args_value(p, kw);
	uint8_t bytes[16];

	if (!word)
		return STATUS_REFUSED;
	if (value_addr(word->text, bytes) != family)
		return diag_at(&word->at, "'%s' is not an IPv%c address",
			       word->text, family == AF_INET ? '4' : '6');
	put(p, word, (struct datum) {
		.type = kw->attr,
		.size = family == AF_INET ? 4 : 16,
		.data = bytes,
	});
	return STATUS_OK;
}

int value_in4(struct parse *p, const struct keyword *kw)
{
	return addr(p, kw, AF_INET);
}

int value_in6(struct parse *p, const struct keyword *kw)
{
	return addr(p, kw, AF_INET6);
}

int value_wan(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	const struct wan *wan;
	int status;

	if (!word)
		return STATUS_REFUSED;
	status = session_wans(p->s);
	if (status)
		return status;
	wan = value_find_wan(p, &word->at, word->text);
	if (!wan)
		return STATUS_NOTHING;
	put(p, word, (struct datum) { kw->attr, sizeof(wan->id), &wan->id });
	return STATUS_OK;
}

int value_wanted(struct parse *p, const struct keyword *kw)
{
	p->wanted = args_value(p, kw);
	return p->wanted ? STATUS_OK : STATUS_REFUSED;
}

struct field value_field(const struct keyword *kw)
{
	return (struct field) {
		.key	= kw->key ? kw->key : kw->name,
		.word	= kw->name ? kw->name : "",
	};
}

uint64_t value_get(const struct nlattr *attr)
{
	switch (mnl_attr_get_payload_len(attr)) {
	case 1:
		return mnl_attr_get_u8(attr);
	case 2:
		return mnl_attr_get_u16(attr);
	case 4:
		return mnl_attr_get_u32(attr);
	case 8:
		return mnl_attr_get_u64(attr);
	}
	return 0;
}

void print_number(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);

	if (obj->tb[kw->attr])
		out_num(&obj->s->out, &field, value_get(obj->tb[kw->attr]));
}

void print_name(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);

	if (obj->tb[kw->attr])
		out_name(&obj->s->out, &field,
			 mnl_attr_get_str(obj->tb[kw->attr]));
}

void print_word(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);
	uint64_t i, n;

	if (!obj->tb[kw->attr])
		return;
	n = value_get(obj->tb[kw->attr]);
	for (i = 0; i < n && kw->words[i]; i++)
		;
	out_name(&obj->s->out, &field, kw->words[i] ? kw->words[i] : "?");
}

void print_addr(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);
	char buf[VALUE_ADDR_MAX];

	if (obj->tb[kw->attr])
		out_name(&obj->s->out, &field,
			 value_addr_text(buf, obj->tb[kw->attr]));
}

void print_mark(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);

	if (obj->tb[kw->attr])
		out_hex(&obj->s->out, &field, value_get(obj->tb[kw->attr]));
}

void print_flag(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);

	out_flag(&obj->s->out, &field, obj->tb[kw->attr]);
}

void print_wan(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);

	if (obj->tb[kw->attr])
		out_name(&obj->s->out, &field,
			 wans_name(&obj->s->now, value_get(obj->tb[kw->attr])));
}
