// SPDX-License-Identifier: GPL-2.0-only
/* A SIP message: the headers the ALG reads. */
#include "chars.h"
#include "scan.h"
#include "sip_msg.h"
#include "word.h"

/**
 * struct reader - one pass over the lines
 * @buf: start of the message
 * @p: start of the next line
 * @end: end of the message
 * @msg: result
 * @cseq: value of CSeq
 */
struct reader {
	const char	*buf;
	const char	*p;
	const char	*end;
	struct sip_msg	*msg;
	struct span	cseq;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
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

/* A header of which only a hint is taken */
static int take_first(struct reader *r, struct span value, void *to)
{
	struct span *s = to;

	(void)r;
	if (!s->len)
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
	struct span *type = to, *params = &r->msg->content_params;
	struct span told = span_from(value, span_chr(r->buf, value, ';'));

	/* of two boundaries, each reader would follow another one */
	if (type->len && !span_same(r->buf, *params, told))
		r->msg->is_ambiguous = true;
	*params = told;
	value = span_until(value, told.off);
	return take_single(r, span_trim(r->buf, value), to);
}

/* The comma at or behind @i that is not within quotes or <> */
static u32 bare_comma(const char *buf, u32 i, u32 end)
{
	bool quoted = false, enclosed = false;

	for (; i < end; i++) {
		if (quoted && buf[i] == '\\')
			i++;
		else if (buf[i] == '"' && !enclosed)
			quoted = !quoted;
		else if (quoted)
			continue;
		else if (buf[i] == '<')
			enclosed = true;
		else if (buf[i] == '>')
			enclosed = false;
		else if (buf[i] == ',' && !enclosed)
			return i;
	}
	return end;
}

/* Behind the value that s begins with. Most have no comma anywhere. */
static u32 value_end(const char *buf, struct span s)
{
	u32 end = span_end(s);

	return span_chr(buf, s, ',') == end ? end :
					      bare_comma(buf, s.off, end);
}

/* The first value of *rest, which goes on behind the comma */
static struct span take_value(const char *buf, struct span *rest)
{
	u32 end = span_end(*rest);
	u32 stop = value_end(buf, *rest);
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
	while (i < end && !char_is(r->buf[i], CHAR_BLANK))
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
	int		(*take)(struct reader *r, struct span value, void *to);
	u16		len;
	u16		to;
};

#define HEADER(first, name, last, take, member) \
	[WORD_SLOT(first, last, sizeof(name) - 1)] = \
		{ name, take, sizeof(name) - 1, \
		  offsetof(struct sip_msg, member) }

/* With their compact forms (RFC 3261 s7.3.3) */
static const struct header headers[WORD_SLOTS] = {
	HEADER('a', "authentication-info", 'o',	take_digest,	is_sealed),
	HEADER('a', "authorization", 'n',	take_digest,	is_sealed),
	HEADER('c', "call-id", 'd',		take_single,	call_id),
	HEADER('i', "i", 'i',			take_single,	call_id),
	HEADER('c', "contact", 't',		take_list,	contact),
	HEADER('m', "m", 'm',			take_list,	contact),
	HEADER('c', "content-encoding", 'g',	take_single, content_encoding),
	HEADER('e', "e", 'e',			take_single, content_encoding),
	HEADER('c', "content-transfer-encoding", 'g',
	       take_single, content_encoding),
	HEADER('c', "content-length", 'h',	take_length,	content_length),
	HEADER('l', "l", 'l',			take_length,	content_length),
	HEADER('c', "content-type", 'e',	take_type,	content_type),
	HEADER('c', "c", 'c',			take_type,	content_type),
	HEADER('c', "cseq", 'q',		take_cseq,	cseq),
	HEADER('e', "expires", 's',		take_first,	expires),
	HEADER('f', "from", 'm',		take_single,	from),
	HEADER('f', "f", 'f',			take_single,	from),
	HEADER('p', "proxy-authorization", 'n',	take_digest,	is_sealed),
	HEADER('r', "record-route", 'e',	take_list,	record_route),
	HEADER('r', "route", 'e',		take_list,	route),
	HEADER('t', "to", 'o',			take_single,	to),
	HEADER('t', "t", 't',			take_single,	to),
	HEADER('v', "via", 'a',			take_via,	via),
	HEADER('v', "v", 'v',			take_via,	via),
};

/* Names are compared as a whole: "Token:" is not "To:" */
static const struct header *find_header(const char *buf, struct span name)
{
	const struct header *h = &headers[word_slot(buf, name)];

	return h->len && h->len == name.len &&
	       span_begins(buf, name, h->name, h->len) ? h : NULL;
}

/* White space may stand between a name and its colon. That it may be folded is
 * not in the grammar, but in use.
 */
static struct span name_of(const char *buf, const char *line, const char *colon)
{
	while (colon > line && char_is(colon[-1], CHAR_BLANK))
		colon--;
	return span_of(buf, line, colon);
}

static int read_header(struct reader *r, const char *line, const char *end)
{
	const char *colon = scan_chr(line, end, ':');
	const struct header *h;
	struct span value;

	/* a bare CR ahead of a name: for some readers a line end */
	if (colon == end || *line == '\r')
		return -EBADMSG;
	h = find_header(r->buf, name_of(r->buf, line, colon));
	if (!h)
		return 0;
	value = span_trim(r->buf, span_of(r->buf, colon + 1, end));
	return h->take(r, value, (char *)r->msg + h->to);
}

static int read_headers(struct reader *r)
{
	const char *line, *end;
	int lines, err;

	/* a fold into the start line: nobody can tell what is meant */
	if (r->p < r->end && is_space(*r->p))
		return -EBADMSG;
	for (lines = 0; lines < SIP_LINES_MAX && r->p < r->end; lines++) {
		line = r->p;
		end = scan_line(&r->p, r->end);
		if (end == line)
			return 0;
		end = scan_folds(&r->p, r->end, end);
		err = read_header(r, line, end);
		if (err)
			return err;
	}
	return r->p < r->end ? -E2BIG : -EBADMSG;
}

static int read_start(struct reader *r)
{
	struct sip_msg *msg = r->msg;
	struct span rest = span_of(r->buf, r->p, r->end);
	struct sip_start start;
	int err = sip_start_take(r->buf, &rest, &start);

	if (err)
		return err;
	r->p = r->buf + rest.off;
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

	msg->body = span_of(r->buf, r->p, r->end);
	/* without one, a datagram's body goes to its end (RFC 3261 s20.14) */
	if (span_number(r->buf, msg->content_length, SIP_MSG_MAX, &told))
		return;
	if (told > msg->body.len)
		msg->is_cut = true;
	else
		msg->body.len = (u16)told;
}

int sip_msg_parse(const char *buf, size_t len, struct sip_msg *msg)
{
	struct reader r = { buf, buf, buf + len, msg, {} };
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
