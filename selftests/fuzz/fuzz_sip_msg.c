// SPDX-License-Identifier: GPL-2.0-only
/*
 * sip_msg: a message against a reader that goes through the lines once for each
 * header; what is refused must be refused by it, too. Another host in the Via
 * changes nothing else. The input is a message.
 */

#include "fuzz.h"
#include "sip_msg.h"

struct line {
	struct span	name;
	struct span	value;
	bool		has_colon;
	bool		is_after_cr;
};

/* The headers of a message, and what of them is to be found */
struct head {
	const char	*buf;
	struct span	lines;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

static struct span trimmed(const char *buf, u32 from, u32 to)
{
	while (from < to && is_blank(buf[from]))
		from++;
	while (from < to && is_blank(buf[to - 1]))
		to--;
	return span_of(buf, buf + from, buf + to);
}

/* White space may follow a name; none is ahead of it */
static struct span name_before(const char *buf, u32 from, u32 colon)
{
	while (colon > from && is_blank(buf[colon - 1]))
		colon--;
	return span_of(buf, buf + from, buf + colon);
}

/* Where a line that begins at @rest ends; that goes on behind it */
static u32 take_line(const char *buf, struct span *rest)
{
	u32 from = rest->off, end = span_end(*rest);
	u32 to = find_byte(buf, *rest, '\n');

	*rest = span_from(*rest, to < end ? to + 1 : end);
	return to > from && buf[to - 1] == '\r' ? to - 1 : to;
}

/* Returns whether there is one: not at the empty line, nor at the end. */
static bool next_line(const char *buf, struct span *rest, struct line *line)
{
	u32 from = rest->off, to = take_line(buf, rest), colon;

	if (to == from)
		return false;
	while (rest->len && is_space(buf[rest->off]))
		to = take_line(buf, rest);
	colon = find_byte(buf, span_of(buf, buf + from, buf + to), ':');
	line->has_colon = colon < to;
	line->is_after_cr = buf[from] == '\r';
	line->name = name_before(buf, from, colon);
	line->value = trimmed(buf, colon + line->has_colon, to);
	return true;
}

/* Is it one of these names, which have blanks between? */
static bool is_name(const char *buf, struct span name, const char *names)
{
	size_t len;

	for (; *names; names += len + (names[len] == ' ')) {
		len = strcspn(names, " ");
		if (name.len == len &&
		    !strncasecmp(buf + name.off, names, len))
			return true;
	}
	return false;
}

/* The next header with one of these names. */
static bool next_of(struct head *h, const char *names, struct span *value)
{
	struct line line;

	while (next_line(h->buf, &h->lines, &line)) {
		if (!is_name(h->buf, line.name, names))
			continue;
		*value = line.value;
		return true;
	}
	return false;
}

/* Behind the first of the values in a list */
static u32 value_end(const char *buf, struct span s)
{
	enum { PLAIN, QUOTED, ENCLOSED } in = PLAIN;
	u32 i;

	for (i = s.off; i < span_end(s); i++) {
		char c = buf[i];

		if (in == PLAIN && c == ',')
			return i;
		if (in == QUOTED && c == '\\')
			i++;
		else if (c == '"' && in != ENCLOSED)
			in = in == PLAIN ? QUOTED : PLAIN;
		else if (c == '<' && in == PLAIN)
			in = ENCLOSED;
		else if (c == '>' && in == ENCLOSED)
			in = PLAIN;
	}
	return span_end(s);
}

/* Returns whether there is one; it may be empty. */
static bool next_value(const char *buf, struct span *s, struct span *value)
{
	u32 to;

	if (!s->len)
		return false;
	to = value_end(buf, *s);
	*value = trimmed(buf, s->off, to);
	*s = span_from(*s, to < span_end(*s) ? to + 1 : to);
	return true;
}

/* Values of all headers of a name; with @list, they must be those in it. */
static u32 count_values(struct head h, const char *names,
			const struct sip_list *list)
{
	struct span header, value;
	u32 n = 0;

	while (next_of(&h, names, &header)) {
		while (next_value(h.buf, &header, &value)) {
			if (!value.len)
				continue;
			if (list)
				assert(n < list->n &&
				       is_equal(list->value[n], value));
			n++;
		}
	}
	if (list)
		assert(n == list->n && n <= SIP_LIST_MAX);
	return n;
}

/* The first one that is not empty; is there another text behind it? */
static struct span first_of(struct head h, const char *names, bool *differ)
{
	struct span value, first = {};

	*differ = false;
	while (next_of(&h, names, &value)) {
		if (!first.len)
			first = value;
		else if (!span_same(h.buf, first, value))
			*differ = true;
	}
	return first;
}

static void see_single(struct head h, const char *names,
		       struct span found, bool is_ambiguous)
{
	bool differ;
	struct span first = first_of(h, names, &differ);

	assert(span_same(h.buf, first, found));
	assert(is_ambiguous || !differ);
}

static void see_type(struct head h, const struct sip_msg *msg)
{
	bool differ;
	struct span type = first_of(h, "content-type c", &differ);
	u32 end = find_byte(h.buf, type, ';');

	/* one that names no type may as well be none */
	if (msg->is_ambiguous || end == type.off)
		return;
	assert(!differ);
	assert(span_same(h.buf, msg->content_params, span_from(type, end)));
	assert(span_same(h.buf, msg->content_type,
			 trimmed(h.buf, type.off, end)));
}

static void see_length(struct head h, const struct sip_msg *msg)
{
	struct span value;
	u32 n = 0;

	for (; next_of(&h, "content-length l", &value); n++)
		assert(number_in(h.buf, value) <= SIP_MSG_MAX);
	assert(!n == !msg->content_length.len);
	assert(n < 2 || msg->is_ambiguous);
}

static void see_cseq(struct head h, const struct sip_msg *msg)
{
	struct head all = h;
	struct span value;
	u32 i;

	assert(next_of(&h, "cseq", &value));
	for (i = value.off; !is_blank(h.buf[i]); i++)
		;
	assert(msg->cseq == number_in(h.buf, span_until(value, i)));
	assert(is_equal(msg->cseq_method, trimmed(h.buf, i, span_end(value))));
	see_single(all, "cseq", value, msg->is_ambiguous);
}

static void see_via(struct head h, const struct sip_msg *msg)
{
	struct span header, value;
	struct sip_via via;

	assert(next_of(&h, "via v", &header));
	assert(next_value(h.buf, &header, &value));
	assert(!sip_via_parse(h.buf, value, &via));
	assert(!memcmp(&via, &msg->via, sizeof(via)));
	while (next_value(h.buf, &header, &value))
		assert(!sip_via_parse(h.buf, value, &via));
}

static bool has_digest(struct head h, const char *name)
{
	struct span header, value;
	bool found = false;

	while (next_of(&h, name, &header))
		while (next_value(h.buf, &header, &value))
			found |= is_text(h.buf, value, "qop=auth-int") ||
				 is_text(h.buf, value, "qop=\"auth-int\"");
	return found;
}

static void see_digests(struct head h, const struct sip_msg *msg)
{
	if (has_digest(h, "authorization") ||
	    has_digest(h, "proxy-authorization") ||
	    has_digest(h, "authentication-info"))
		assert(msg->is_sealed);
}

static void see_body(const struct head *h, const struct sip_msg *msg)
{
	struct span rest = h->lines;
	struct line line;
	u32 told;

	while (next_line(h->buf, &rest, &line))
		;
	assert(msg->body.off == rest.off);
	told = msg->content_length.len ?
	       (u32)number_in(h->buf, msg->content_length) : rest.len;
	assert(msg->is_cut == (told > rest.len));
	assert(msg->body.len == (msg->is_cut ? rest.len : told));
}

static void see_tag(const char *buf, struct span value, struct span tag)
{
	struct sip_value parts;
	struct span other = {};

	assert(is_inside(tag, value));
	sip_value_parse(buf, value, &parts);
	sip_param(buf, parts.params, "tag", &other);
	assert(is_equal(other, tag));
}

static void see_headers(struct head h, const struct sip_msg *msg)
{
	bool ambiguous = msg->is_ambiguous;

	see_single(h, "call-id i", msg->call_id, ambiguous);
	see_single(h, "from f", msg->from, ambiguous);
	see_single(h, "to t", msg->to, ambiguous);
	see_single(h, "content-encoding content-transfer-encoding e",
		   msg->content_encoding, ambiguous);
	see_type(h, msg);
	see_length(h, msg);
	see_cseq(h, msg);
	see_via(h, msg);
	see_digests(h, msg);
	count_values(h, "contact m", &msg->contact);
	count_values(h, "route", &msg->route);
	count_values(h, "record-route", &msg->record_route);
	see_tag(h.buf, msg->from, msg->from_tag);
	see_tag(h.buf, msg->to, msg->to_tag);
}

static void see_start(const char *buf, const struct sip_start *start,
		      const struct sip_msg *msg)
{
	bool agree = span_same(buf, start->method, msg->cseq_method);

	assert(msg->is_request == start->is_request);
	assert(msg->status == start->status);
	assert(is_equal(msg->uri, start->uri));
	assert(msg->method == sip_method_of(buf, start->is_request ?
					    start->method : msg->cseq_method));
	assert(agree || !start->is_request || msg->is_ambiguous);
}

static bool is_length(const char *buf, struct span value)
{
	u32 n;

	return !span_number(buf, value, SIP_MSG_MAX, &n);
}

static bool is_cseq(struct head h)
{
	struct span value;
	u32 i, n;

	if (!next_of(&h, "cseq", &value))
		return false;
	for (i = value.off; i < span_end(value) && !is_blank(h.buf[i]); i++)
		;
	return i < span_end(value) &&
	       !span_number(h.buf, span_until(value, i), ~0u, &n);
}

static bool is_via(struct head h)
{
	struct span header, value;
	struct sip_via via;

	if (!next_of(&h, "via v", &header) || !header.len)
		return false;
	while (next_value(h.buf, &header, &value))
		if (sip_via_parse(h.buf, value, &via))
			return false;
	return true;
}

/* Is there a reason to refuse this head? */
static bool is_bad(struct head h)
{
	struct head all = h;
	struct span value;
	struct line line;
	bool differ;
	u32 n = 1;

	if (h.lines.len && is_space(h.buf[h.lines.off]))
		return true;
	for (; next_line(h.buf, &h.lines, &line); n++)
		if (!line.has_colon || !h.lines.len || line.is_after_cr)
			return true;
	for (h = all; next_of(&h, "content-length l", &value);)
		if (!is_length(h.buf, value))
			return true;
	return !all.lines.len || n > SIP_LINES_MAX ||
	       !first_of(all, "call-id i", &differ).len ||
	       !first_of(all, "from f", &differ).len ||
	       !first_of(all, "to t", &differ).len ||
	       !is_cseq(all) || !is_via(all) ||
	       count_values(all, "contact m", NULL) > SIP_LIST_MAX ||
	       count_values(all, "route", NULL) > SIP_LIST_MAX ||
	       count_values(all, "record-route", NULL) >
	       SIP_LIST_MAX;
}

static bool is_same_list(const char *buf, const struct sip_list *a,
			 const char *other, const struct sip_list *b)
{
	u16 i;

	for (i = 0; i < a->n && i < b->n; i++)
		if (!is_moved(buf, a->value[i], other, b->value[i]))
			return false;
	return a->n == b->n;
}

static void see_edited(const char *buf, size_t len, const struct sip_msg *old)
{
	static struct sip_msg msg;
	struct span all = { 0, (u16)len };
	char *text;

	if (len > SIP_MSG_MAX - SIP_HOSTPORT_MAX)
		return;
	text = splice(buf, all, old->via.at.text, "203.0.113.130:61234", &all);
	assert(!sip_msg_parse(text, all.len, &msg));
	assert(is_moved(buf, old->call_id, text, msg.call_id));
	assert(is_moved(buf, old->from_tag, text, msg.from_tag));
	assert(is_moved(buf, old->to_tag, text, msg.to_tag));
	assert(is_moved(buf, old->via.branch, text, msg.via.branch));
	assert(is_moved(buf, old->content_type, text, msg.content_type));
	assert(is_moved(buf, old->body, text, msg.body));
	assert(is_same_list(buf, &old->contact, text, &msg.contact));
	assert(is_same_list(buf, &old->route, text, &msg.route));
	assert(is_same_list(buf, &old->record_route, text, &msg.record_route));
	assert(msg.via.at.port == 61234 && msg.is_cut == old->is_cut &&
	       msg.is_ambiguous == old->is_ambiguous &&
	       msg.is_sealed == old->is_sealed);
	free(text);
}

void fuzz(const char *buf, struct span text)
{
	static struct sip_msg msg;
	struct head h = { buf + text.off, { 0, text.len } };
	struct sip_start start;
	int err;

	memset(&msg, 0xa5, sizeof(msg));
	err = sip_msg_parse(h.buf, text.len, &msg);
	assert(!err || err == -EBADMSG || err == -E2BIG);
	if (text.len > SIP_MSG_MAX) {
		assert(err == -E2BIG);
		return;
	}
	if (sip_start_take(h.buf, &h.lines, &start)) {
		assert(err == -EBADMSG);
		return;
	}
	assert(is_bad(h) == !!err);
	if (err)
		return;
	see_start(h.buf, &start, &msg);
	see_headers(h, &msg);
	see_body(&h, &msg);
	see_edited(h.buf, text.len, &msg);
}
