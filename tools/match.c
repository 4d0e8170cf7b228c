// SPDX-License-Identifier: GPL-2.0-only
/* Reading and writing of prefixes, protocols and ports. */

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include "match.h"
#include "value.h"

/* The list of ranges stands behind the first and the last port. */
#define PORT_LIST(kw) ((kw)->attr + 2)

/* Room for 8 ranges of ports, or 4 protocols */
#define LIST_MAX 128

/* More of what was written than the longest name does not matter. */
#define PROTO_NAME_MAX 31

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

static int put_proto(struct parse *p, const struct keyword *kw,
		     const struct place *at, const char *text)
{
	char name[PROTO_NAME_MAX + 1];
	struct token word = { name, *at };
	uint8_t n;

	snprintf(name, sizeof(name), "%.*s", (int)at->len, text);
	if (!find_proto(&word, &n))
		return refuse_proto(&word);
	msg_put(p->msg, at, (struct datum) { kw->attr, sizeof(n), &n });
	return STATUS_OK;
}

int match_proto(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);

	return word ? put_proto(p, kw, &word->at, word->text) : STATUS_REFUSED;
}

int match_protos(struct parse *p, const struct keyword *kw)
{
	return value_list(p, kw, put_proto);
}

static int read_port(const struct place *at, const char *text, uint16_t *port)
{
	uint32_t n;

	if (!value_number(text, at->len, UINT16_MAX, &n))
		return diag_at(at, "'%.*s' is not a port", (int)at->len, text);
	*port = htons(n);
	return STATUS_OK;
}

/**
 * struct range - a port, or two of them around a dash
 * @first: where the first one is written
 * @last: where the last one is; the same without a dash
 * @port: both, in network order
 */
struct range {
	struct place	first;
	struct place	last;
	uint16_t	port[2];
};

static int read_range(const struct place *at, const char *text,
		      struct range *range)
{
	size_t dash = 0;
	int status;

	while (dash < at->len && text[dash] != '-')
		dash++;
	range->first = *at;
	range->first.len = dash;
	range->last = range->first;
	status = read_port(&range->first, text, &range->port[0]);
	range->port[1] = range->port[0];
	if (status || dash == at->len)
		return status;
	range->last.col += dash + 1;
	range->last.len = at->len - dash - 1;
	return read_port(&range->last, text + dash + 1, &range->port[1]);
}

static int put_range(struct parse *p, const struct keyword *kw,
		     const struct place *at, const char *text)
{
	struct range range;
	int status = read_range(at, text, &range);

	if (!status)
		msg_put(p->msg, at, (struct datum) {
			.type = PORT_LIST(kw), .size = sizeof(range.port),
			.data = range.port,
		});
	return status;
}

int match_range(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	struct range range;
	int status;

	if (!word)
		return STATUS_REFUSED;
	status = read_range(&word->at, word->text, &range);
	if (status)
		return status;
	msg_put(p->msg, &range.first,
		(struct datum) { kw->attr, sizeof(uint16_t), &range.port[0] });
	msg_put(p->msg, &range.last,
		(struct datum) { kw->attr + 1, sizeof(uint16_t),
				 &range.port[1] });
	return STATUS_OK;
}

int match_ports(struct parse *p, const struct keyword *kw)
{
	return value_list(p, kw, put_range);
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

static int refuse_set(struct parse *p, const struct token *word)
{
	struct guess guess = { .wrong = word->text + 1 };
	char hint[80];

	sets_guess(&p->s->sets, &guess);
	return diag_at(&word->at, "no set named '%s'%s", word->text + 1,
		       guess_hint(&guess, hint, sizeof(hint)));
}

static int read_set(struct parse *p, uint16_t attr)
{
	const struct token *word = &p->cmd.word[p->next++];
	int status = session_sets(p->s);

	if (status)
		return status;
	if (!sets_have(&p->s->sets, word->text + 1))
		return refuse_set(p, word);
	msg_put(p->msg, &word->at, (struct datum) {
		.type = attr, .size = word->at.len, .data = word->text + 1,
	});
	return STATUS_OK;
}

static uint16_t set_attr(const struct keyword *kw, const struct ends *ends)
{
	return kw->attr == ends->src ? ends->src_set : ends->dst_set;
}

int match_end(struct parse *p, const struct keyword *kw,
	      const struct ends *ends)
{
	if (p->next < p->cmd.n && p->cmd.word[p->next].text[0] == '@')
		return read_set(p, set_attr(kw, ends));
	return match_prefix(p, kw, ends->family);
}

/* What is one value is shown as one, several of them as the list they were. */
static void print_proto(const struct shown *obj, const struct field *field,
			uint64_t n)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(protos); i++)
		if (protos[i].number == n) {
			out_str(&obj->s->out, field, protos[i].name);
			return;
		}
	out_num(&obj->s->out, field, n);
}

static size_t add_proto(char *to, size_t size, uint64_t n)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(protos); i++)
		if (protos[i].number == n)
			return snprintf(to, size, ",%s", protos[i].name);
	return snprintf(to, size, ",%u", (unsigned int)n);
}

void print_protos(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);
	const struct nlattr *attr;
	char list[LIST_MAX] = "";
	unsigned int n = 0;
	size_t len = 0;

	mnl_attr_for_each_payload(obj->attrs, obj->size) {
		if (mnl_attr_get_type(attr) != kw->attr || len >= sizeof(list))
			continue;
		len += add_proto(list + len, sizeof(list) - len,
				 value_get(attr));
		n++;
	}
	if (n > 1)
		out_str(&obj->s->out, &field, list + 1);
	else if (n)
		print_proto(obj, &field, value_get(obj->tb[kw->attr]));
}

void print_range(const struct shown *obj, const struct keyword *kw)
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

static size_t add_range(char *to, size_t size, const uint16_t *pair)
{
	size_t len = snprintf(to, size, ",%u", ntohs(pair[0]));

	if (pair[0] != pair[1] && len < size)
		len += snprintf(to + len, size - len, "-%u", ntohs(pair[1]));
	return len;
}

void print_ports(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);
	const struct nlattr *attr;
	char list[LIST_MAX] = "";
	size_t len = 0;

	mnl_attr_for_each_payload(obj->attrs, obj->size)
		if (mnl_attr_get_type(attr) == PORT_LIST(kw) &&
		    mnl_attr_get_payload_len(attr) == 4 && len < sizeof(list))
			len += add_range(list + len, sizeof(list) - len,
					 mnl_attr_get_payload(attr));
	if (len)
		out_str(&obj->s->out, &field, list + 1);
	else
		print_range(obj, kw);
}

static void print_any(const struct shown *obj, const struct keyword *kw,
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

/* A prefix of length 0 is not sent, but it tells the family. */
static bool has_any(const struct shown *obj, const struct keyword *kw,
		    const struct ends *ends)
{
	return obj->tb[ends->family] && !obj->tb[ends->src] &&
	       !obj->tb[ends->dst] &&
	       (kw->attr == ends->src || obj->tb[ends->src_set]);
}

void print_end(const struct shown *obj, const struct keyword *kw,
	       const struct ends *ends, bool tells_family)
{
	const struct nlattr *set = obj->tb[set_attr(kw, ends)];
	struct field field = value_field(kw);
	char name[SET_NAME_MAX + 2];

	if (set) {
		snprintf(name, sizeof(name), "@%s", mnl_attr_get_str(set));
		out_name(&obj->s->out, &field, name);
	} else if (!tells_family && has_any(obj, kw, ends)) {
		print_any(obj, kw, value_get(obj->tb[ends->family]));
	} else {
		print_prefix(obj, kw);
	}
}
