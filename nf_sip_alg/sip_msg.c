// SPDX-License-Identifier: GPL-2.0-only
/* A SIP message: the headers the ALG reads. */
#include "sip_msg.h"

/* One pass over the lines; each known header has a row in headers[]. */
struct reader {
	const char	*buf;
	struct span	rest;
	struct sip_msg	*msg;
	struct span	cseq;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_blank(char c)
{
	return is_space(c) || c == '\r' || c == '\n';
}

/* A header that must be single: the same again is harmless. */
static int take_single(struct reader *r, struct span value, void *to)
{
	struct span *s = to;

	if (s->len && !span_same(r->buf, *s, value))
		r->msg->is_ambiguous = true;
	else
		*s = value;
	return 0;
}

static int take_length(struct reader *r, struct span value, void *to)
{
	struct span *digits = to;
	u32 n;

	/* a length that is none makes the body a matter of opinion */
	if (span_number(r->buf, value, SIP_MSG_MAX, &n))
		return -EBADMSG;
	/* even the same again: only one of them would follow an edit */
	if (digits->len)
		r->msg->is_ambiguous = true;
	*digits = value;
	return 0;
}

static int take_type(struct reader *r, struct span value, void *to)
{
	value = span_until(value, span_chr(r->buf, value, ';'));
	return take_single(r, span_trim(r->buf, value), to);
}

/* Behind the value that begins at @i: the comma, outside of quotes and <> */
static u32 value_end(const char *buf, u32 i, u32 end)
{
	bool quoted = false;
	int depth = 0;

	for (; i < end; i++) {
		if (quoted && buf[i] == '\\')
			i++;
		else if (buf[i] == '"' && !depth)
			quoted = !quoted;
		else if (quoted)
			continue;
		else if (buf[i] == '<')
			depth = 1;
		else if (buf[i] == '>')
			depth = 0;
		else if (buf[i] == ',' && !depth)
			return i;
	}
	return end;
}

/* The first value of *rest, which goes on behind the comma */
static struct span take_value(const char *buf, struct span *rest)
{
	u32 end = span_end(*rest);
	u32 stop = value_end(buf, rest->off, end);
	struct span value = span_trim(buf, span_until(*rest, stop));

	*rest = span_from(*rest, stop < end ? stop + 1 : end);
	return value;
}

static int take_list(struct reader *r, struct span value, void *to)
{
	struct sip_list *list = to;
	struct span one;

	while (value.len) {
		one = take_value(r->buf, &value);
		if (!one.len)
			continue;
		if (list->n == SIP_LIST_MAX)
			return -E2BIG;
		list->value[list->n++] = one;
	}
	return 0;
}

static int take_via(struct reader *r, struct span value, void *to)
{
	struct sip_via next;
	int err;

	if (r->msg->has_via)
		return 0;
	r->msg->has_via = true;
	err = sip_via_parse(r->buf, take_value(r->buf, &value), to);
	/* a comma that no Via follows: the header is damaged (RFC 4475) */
	while (!err && value.len)
		err = sip_via_parse(r->buf, take_value(r->buf, &value), &next);
	return err;
}

static int take_cseq(struct reader *r, struct span value, void *to)
{
	struct sip_msg *msg = r->msg;
	u32 i = value.off, end = span_end(value);
	struct span method;

	if (r->cseq.len)
		return take_single(r, value, &r->cseq);
	r->cseq = value;
	while (i < end && !is_blank(r->buf[i]))
		i++;
	method = span_trim(r->buf, span_from(value, i));
	/* RFC 3261 s8.1.1.5: less than 2^31; real ones beyond it exist */
	if (span_number(r->buf, span_until(value, i), (u32)~0, to) ||
	    !method.len)
		return -EBADMSG;
	if (msg->is_request && !span_same(r->buf, method, msg->cseq_method))
		msg->is_ambiguous = true;
	msg->cseq_method = method;
	if (!msg->is_request)
		msg->method = sip_method_of(r->buf, method);
	return 0;
}

/* qop="auth-int", with or without quotes; "Digest" may stand in front of it */
static bool is_auth_int(const char *buf, struct span param)
{
	u32 eq = span_chr(buf, param, '='), blank;
	struct span name = span_trim(buf, span_until(param, eq));
	struct span told;

	if (eq == span_end(param))
		return false;
	blank = span_chr(buf, name, ' ');
	if (blank < span_end(name))
		name = span_trim(buf, span_from(name, blank));
	told = span_trim(buf, span_from(param, eq + 1));
	return span_is(buf, name, "qop") &&
	       (span_is(buf, told, "auth-int") ||
		span_is(buf, told, "\"auth-int\""));
}

static int take_digest(struct reader *r, struct span value, void *to)
{
	bool *is_sealed = to;

	while (value.len)
		if (is_auth_int(r->buf, take_value(r->buf, &value)))
			*is_sealed = true;
	return 0;
}

struct header {
	const char	*name;
	u16		len;
	char		compact;
	int		(*take)(struct reader *r, struct span value, void *to);
	size_t		to;
};

#define HEADER(name, compact, take, member) \
	{ name, sizeof(name) - 1, compact, take, \
	  offsetof(struct sip_msg, member) }

static const struct header headers[] = {
	HEADER("authentication-info",	0,	take_digest,	is_sealed),
	HEADER("authorization",		0,	take_digest,	is_sealed),
	HEADER("call-id",		'i',	take_single,	call_id),
	HEADER("contact",		'm',	take_list,	contact),
	HEADER("content-encoding",	'e',	take_single,	content_encoding),
	HEADER("content-length",	'l',	take_length,	content_length),
	HEADER("content-type",		'c',	take_type,	content_type),
	HEADER("cseq",			0,	take_cseq,	cseq),
	HEADER("from",			'f',	take_single,	from),
	HEADER("proxy-authorization",	0,	take_digest,	is_sealed),
	HEADER("record-route",		0,	take_list,	record_route),
	HEADER("route",			0,	take_list,	route),
	HEADER("to",			't',	take_single,	to),
	HEADER("via",			'v',	take_via,	via),
};

/* Names are compared as a whole: "Token:" is not "To:" */
static const struct header *find_header(const char *buf, struct span name)
{
	const struct header *h;

	for (h = headers; h < headers + ARRAY_SIZE(headers); h++) {
		if (name.len == 1 && (buf[name.off] | 0x20) == h->compact)
			return h;
		if (name.len == h->len && span_is(buf, name, h->name))
			return h;
	}
	return NULL;
}

/* The next line with the lines folded into it (RFC 3261 s7.3.1) */
static struct span take_folded(struct reader *r)
{
	struct span line = span_take_line(r->buf, &r->rest);
	struct span more;

	while (line.len && r->rest.len && is_space(r->buf[r->rest.off])) {
		more = span_take_line(r->buf, &r->rest);
		line.len = (u16)(span_end(more) - line.off);
	}
	return line;
}

static int read_header(struct reader *r, struct span line)
{
	u32 colon = span_chr(r->buf, line, ':');
	const struct header *h;
	struct span value;

	if (colon == span_end(line))
		return -EBADMSG;
	h = find_header(r->buf, span_trim(r->buf, span_until(line, colon)));
	if (!h)
		return 0;
	value = span_trim(r->buf, span_from(line, colon + 1));
	return h->take(r, value, (char *)r->msg + h->to);
}

static int read_headers(struct reader *r)
{
	struct span line;
	int lines, err;

	/* a fold into the start line: nobody can tell what is meant */
	if (r->rest.len && is_space(r->buf[r->rest.off]))
		return -EBADMSG;
	for (lines = 0; lines < SIP_LINES_MAX; lines++) {
		if (!r->rest.len)
			return -EBADMSG;
		line = take_folded(r);
		if (!line.len)
			return 0;
		err = read_header(r, line);
		if (err)
			return err;
	}
	return -E2BIG;
}

static int read_start(struct reader *r)
{
	struct sip_msg *msg = r->msg;
	struct sip_start start;
	int err = sip_start_take(r->buf, &r->rest, &start);

	if (err)
		return err;
	msg->is_request = start.is_request;
	msg->status = start.status;
	msg->uri = start.uri;
	/* what CSeq of a request has to repeat, and of a response tells */
	msg->cseq_method = start.method;
	msg->method = sip_method_of(r->buf, start.method);
	return 0;
}

static struct span tag_of(const char *buf, struct span value)
{
	struct span tag = {};

	sip_param(buf, sip_value_params(buf, value), "tag", &tag);
	return tag;
}

static void read_body(struct reader *r)
{
	struct sip_msg *msg = r->msg;
	u32 told;

	msg->body = r->rest;
	/* without one, a datagram's body goes to its end (RFC 3261 s20.14) */
	if (span_number(r->buf, msg->content_length, SIP_MSG_MAX, &told))
		return;
	if (told > r->rest.len)
		msg->is_cut = true;
	else
		msg->body.len = (u16)told;
}

int sip_msg_parse(const char *buf, size_t len, struct sip_msg *msg)
{
	struct reader r = { .buf = buf, .rest = { 0, (u16)len }, .msg = msg };
	int err;

	if (len > SIP_MSG_MAX)
		return -E2BIG;
	memset(msg, 0, offsetof(struct sip_msg, contact));
	msg->contact.n = 0;
	msg->record_route.n = 0;
	msg->route.n = 0;

	err = read_start(&r);
	if (!err)
		err = read_headers(&r);
	if (err)
		return err;
	if (!msg->call_id.len || !msg->from.len || !msg->to.len ||
	    !r.cseq.len || !msg->has_via)
		return -EBADMSG;
	msg->from_tag = tag_of(buf, msg->from);
	msg->to_tag = tag_of(buf, msg->to);
	read_body(&r);
	return 0;
}
