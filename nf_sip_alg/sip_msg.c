// SPDX-License-Identifier: GPL-2.0-only
/* A SIP message: its start line and the headers the ALG reads. */
#include "sip_msg.h"

/* One pass over the lines; each known header has a row in headers[]. */
struct reader {
	const char	*buf;
	u32		len;
	u32		pos;
	struct sip_msg	*msg;
	struct span	from;
	struct span	to;
	struct span	cseq;
};

static const char version[] = "SIP/2.0";

#define VERSION_LEN	(sizeof(version) - 1)

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

static u32 skip_empty_lines(const char *buf, u32 len)
{
	u32 i = 0;

	while (i < len && (buf[i] == '\r' || buf[i] == '\n'))
		i++;
	return i;
}

/* The line at @from without its end; *next is behind the end. */
static struct span line_at(const char *buf, u32 from, u32 len, u32 *next)
{
	const char *lf = from < len ? memchr(buf + from, '\n', len - from)
				    : NULL;
	u32 end = lf ? (u32)(lf - buf) : len;

	*next = lf ? end + 1 : len;
	if (end > from && buf[end - 1] == '\r')
		end--;
	return (struct span){ (u16)from, (u16)(end - from) };
}

static bool begins_with_version(const char *buf, struct span line)
{
	return line.len > VERSION_LEN && buf[line.off + VERSION_LEN] == ' ' &&
	       !strncasecmp(buf + line.off, version, VERSION_LEN);
}

static bool ends_with_version(const char *buf, struct span line)
{
	u32 end = span_end(line);

	return line.len > VERSION_LEN &&
	       buf[end - VERSION_LEN - 1] == ' ' &&
	       !strncasecmp(buf + end - VERSION_LEN, version, VERSION_LEN);
}

bool sip_looks_like(const char *buf, size_t len)
{
	struct span line;
	u32 next, from;

	if (len > SIP_MSG_MAX)
		return false;
	from = skip_empty_lines(buf, (u32)len);
	line = line_at(buf, from, (u32)len, &next);
	return begins_with_version(buf, line) || ends_with_version(buf, line);
}

static u8 method_of(const char *buf, struct span s)
{
	static const char * const names[] = {
		[SIP_INVITE]	= "INVITE",
		[SIP_ACK]	= "ACK",
		[SIP_BYE]	= "BYE",
		[SIP_CANCEL]	= "CANCEL",
		[SIP_REGISTER]	= "REGISTER",
		[SIP_OPTIONS]	= "OPTIONS",
		[SIP_UPDATE]	= "UPDATE",
		[SIP_PRACK]	= "PRACK",
	};
	u8 i;

	/* methods, unlike header names, are case-sensitive (RFC 3261 s7.1) */
	for (i = SIP_INVITE; i < ARRAY_SIZE(names); i++)
		if (strlen(names[i]) == s.len &&
		    !memcmp(buf + s.off, names[i], s.len))
			return i;
	return SIP_OTHER;
}

static int read_status(struct reader *r, struct span line)
{
	struct span code = { (u16)(line.off + VERSION_LEN + 1), 3 };
	u32 status;

	if (span_end(code) > span_end(line) ||
	    span_number(r->buf, code, 699, &status) || status < 100)
		return -EBADMSG;
	if (span_end(code) < span_end(line) && r->buf[span_end(code)] != ' ')
		return -EBADMSG;
	r->msg->status = (u16)status;
	return 0;
}

static int read_request(struct reader *r, struct span line)
{
	u32 first = span_chr(r->buf, line, ' ');
	struct span method = span_until(line, first);
	struct span uri;

	uri.off = (u16)(first + 1);
	if (!method.len || span_end(line) < uri.off + VERSION_LEN + 2)
		return -EBADMSG;
	uri.len = (u16)(span_end(line) - VERSION_LEN - 1 - uri.off);
	/* white space within the URI: nobody can tell what is meant */
	if (span_chr(r->buf, uri, ' ') != span_end(uri) ||
	    span_chr(r->buf, uri, '\t') != span_end(uri))
		return -EBADMSG;
	r->msg->is_request = true;
	r->msg->method = method_of(r->buf, method);
	r->msg->uri = uri;
	r->msg->cseq_method = method;
	return 0;
}

static int read_start_line(struct reader *r)
{
	struct span line;

	r->pos = skip_empty_lines(r->buf, r->len);
	line = line_at(r->buf, r->pos, r->len, &r->pos);
	if (begins_with_version(r->buf, line))
		return read_status(r, line);
	if (ends_with_version(r->buf, line))
		return read_request(r, line);
	return -EBADMSG;
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
	u32 n;

	/* a length that is none makes the body a matter of opinion */
	if (span_number(r->buf, value, SIP_MSG_MAX, &n))
		return -EBADMSG;
	return take_single(r, value, to);
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

static int take_list(struct reader *r, struct span value, void *to)
{
	struct sip_list *list = to;
	u32 i = value.off, end = span_end(value);
	struct span one;
	u32 stop;

	while (i < end) {
		stop = value_end(r->buf, i, end);
		one = (struct span){ (u16)i, (u16)(stop - i) };
		one = span_trim(r->buf, one);
		i = stop + 1;
		if (!one.len)
			continue;
		if (list->n == SIP_LIST_MAX)
			return -E2BIG;
		list->value[list->n++] = one;
	}
	return 0;
}

/* "SIP" "/" "2.0" "/" transport, white space allowed between. Returns the
 * offset behind it, or the end of @s when it is not that.
 */
static u32 via_protocol_end(const char *buf, struct span s)
{
	u32 i = s.off, end = span_end(s);
	int slashes = 0;

	while (i < end) {
		if (buf[i] == '/' && ++slashes > 2)
			return end;
		if (is_space(buf[i]) || buf[i] == '\r' || buf[i] == '\n') {
			struct span left = span_trim(buf, span_until(s, i));
			struct span rest = span_trim(buf, span_from(s, i));

			if (slashes == 2 && buf[span_end(left) - 1] != '/' &&
			    rest.len && buf[rest.off] != '/')
				return i;
		}
		i++;
	}
	return end;
}

static int take_via(struct reader *r, struct span value, void *to)
{
	struct sip_via *via = to;
	struct span s;
	u32 i;

	if (r->msg->has_via)
		return 0;
	r->msg->has_via = true;
	value = span_until(value, value_end(r->buf, value.off,
					    span_end(value)));
	i = via_protocol_end(r->buf, value);
	s = span_trim(r->buf, span_from(value, i));
	if (sip_hostport_parse(r->buf, s, &via->at))
		return -EBADMSG;
	via->params = span_from(s, span_chr(r->buf, s, ';'));
	sip_param(r->buf, via->params, "branch", &via->branch);
	via->has_rport = sip_param(r->buf, via->params, "rport", NULL);
	return 0;
}

#define IN_MSG(member)		offsetof(struct sip_msg, member)

static const struct header {
	const char	*name;
	char		compact;
	int		(*take)(struct reader *r, struct span value, void *to);
	size_t		to;
} headers[] = {
	{ "call-id",		'i', take_single, IN_MSG(call_id) },
	{ "contact",		'm', take_list,	  IN_MSG(contact) },
	{ "content-encoding",	'e', take_single, IN_MSG(content_encoding) },
	{ "content-length",	'l', take_length, IN_MSG(content_length) },
	{ "content-type",	'c', take_type,	  IN_MSG(content_type) },
	{ "record-route",	0,   take_list,	  IN_MSG(record_route) },
	{ "route",		0,   take_list,	  IN_MSG(route) },
	{ "via",		'v', take_via,	  IN_MSG(via) },
};

static const struct header *find_header(const char *buf, struct span name)
{
	u32 i;

	for (i = 0; i < ARRAY_SIZE(headers); i++) {
		if (name.len == 1 &&
		    (buf[name.off] | 0x20) == headers[i].compact)
			return &headers[i];
		if (span_is(buf, name, headers[i].name))
			return &headers[i];
	}
	return NULL;
}

static int take_header(struct reader *r, struct span name, struct span value)
{
	const struct header *h = find_header(r->buf, name);

	if (h)
		return h->take(r, value, (char *)r->msg + h->to);
	/* these three are taken apart when all lines are read */
	if (span_is(r->buf, name, "from") || span_is(r->buf, name, "f"))
		return take_single(r, value, &r->from);
	if (span_is(r->buf, name, "to") || span_is(r->buf, name, "t"))
		return take_single(r, value, &r->to);
	if (span_is(r->buf, name, "cseq"))
		return take_single(r, value, &r->cseq);
	return 0;
}

/* The line at r->pos with the lines folded into it (RFC 3261 s7.3.1) */
static struct span read_folded(struct reader *r)
{
	struct span line = line_at(r->buf, r->pos, r->len, &r->pos);
	struct span more;

	while (line.len && r->pos < r->len && is_space(r->buf[r->pos])) {
		more = line_at(r->buf, r->pos, r->len, &r->pos);
		line.len = (u16)(span_end(more) - line.off);
	}
	return line;
}

static int read_headers(struct reader *r)
{
	int lines, err;

	for (lines = 0; lines < SIP_LINES_MAX; lines++) {
		struct span line, name, value;
		u32 colon;

		if (r->pos >= r->len)
			return -EBADMSG;
		line = read_folded(r);
		if (!line.len)
			return 0;
		colon = span_chr(r->buf, line, ':');
		if (colon == span_end(line))
			return -EBADMSG;
		name = span_trim(r->buf, span_until(line, colon));
		value = span_trim(r->buf, span_from(line, colon + 1));
		err = take_header(r, name, value);
		if (err)
			return err;
	}
	return -E2BIG;
}

static int read_cseq(struct reader *r)
{
	struct sip_msg *msg = r->msg;
	u32 i = r->cseq.off, end = span_end(r->cseq);
	struct span method;

	while (i < end && r->buf[i] >= '0' && r->buf[i] <= '9')
		i++;
	/* RFC 3261 s8.1.1.5: less than 2^31; real ones beyond it exist */
	if (span_number(r->buf, span_until(r->cseq, i), (u32)~0,
			&msg->cseq) || i == end)
		return -EBADMSG;
	method = span_trim(r->buf, span_from(r->cseq, i));
	if (msg->is_request && !span_same(r->buf, method, msg->cseq_method))
		msg->is_ambiguous = true;
	msg->cseq_method = method;
	if (!msg->is_request)
		msg->method = method_of(r->buf, method);
	return 0;
}

static void read_tag(struct reader *r, struct span value, struct span *tag)
{
	sip_param(r->buf, sip_value_params(r->buf, value), "tag", tag);
}

static void read_body(struct reader *r)
{
	struct sip_msg *msg = r->msg;
	u32 n = r->len - r->pos, told;

	msg->body = (struct span){ (u16)r->pos, (u16)n };
	/* without one, a datagram's body goes to its end (RFC 3261 s20.14) */
	if (!msg->content_length.len)
		return;
	span_number(r->buf, msg->content_length, SIP_MSG_MAX, &told);
	if (told > n)
		msg->is_cut = true;
	else
		msg->body.len = (u16)told;
}

int sip_msg_parse(const char *buf, size_t len, struct sip_msg *msg)
{
	struct reader r = { .buf = buf, .len = (u32)len, .msg = msg };
	int err;

	if (len > SIP_MSG_MAX)
		return -E2BIG;
	memset(msg, 0, offsetof(struct sip_msg, contact));
	msg->contact.n = 0;
	msg->record_route.n = 0;
	msg->route.n = 0;

	err = read_start_line(&r);
	if (!err)
		err = read_headers(&r);
	if (!err)
		err = read_cseq(&r);
	if (err)
		return err;
	if (!msg->call_id.len || !r.from.len || !r.to.len || !msg->has_via)
		return -EBADMSG;
	read_tag(&r, r.from, &msg->from_tag);
	read_tag(&r, r.to, &msg->to_tag);
	read_body(&r);
	return 0;
}
