// SPDX-License-Identifier: GPL-2.0-only
/* The start line, which tells a SIP message from anything else. */
#include "chars.h"
#include "sip_start.h"
#include "word.h"

static const char version[] = "sip/2.0";

#define VERSION_LEN	((u32)sizeof(version) - 1)

static bool is_status_line(const char *buf, struct span line)
{
	return line.len > VERSION_LEN && buf[line.off + VERSION_LEN] == ' ' &&
	       span_begins(buf, line, version, VERSION_LEN);
}

/* Behind the method, or the start of the line when there is none */
static u32 method_end(const char *buf, struct span line)
{
	u32 i = line.off, end = span_end(line);

	while (i < end && char_is(buf[i], CHAR_TOKEN))
		i++;
	return i < end && buf[i] == ' ' ? i : line.off;
}

static bool is_request_line(const char *buf, struct span line)
{
	u32 end = span_end(line);

	return line.len > VERSION_LEN && buf[end - VERSION_LEN - 1] == ' ' &&
	       span_is(buf, span_from(line, end - VERSION_LEN), version) &&
	       method_end(buf, line) > line.off;
}

static struct span take_start_line(const char *buf, struct span *rest)
{
	const char *p = buf + rest->off, *end = p + rest->len, *line, *to;

	while (p < end && (*p == '\r' || *p == '\n'))
		p++;
	line = p;
	to = scan_line(&p, end);
	*rest = span_of(buf, p, end);
	return span_of(buf, line, to);
}

bool sip_looks_like(const char *buf, size_t len)
{
	struct span rest = { 0, (u16)len };
	struct span line;

	if (len > SIP_MSG_MAX)
		return false;
	line = take_start_line(buf, &rest);
	return is_status_line(buf, line) || is_request_line(buf, line);
}

static int read_status(const char *buf, struct span line,
		       struct sip_start *start)
{
	struct span code = span_from(line, line.off + VERSION_LEN + 1);
	u32 status;

	code = span_until(code, span_chr(buf, code, ' '));
	if (code.len != 3 || span_number(buf, code, 699, &status) ||
	    status < 100)
		return -EBADMSG;
	start->status = (u16)status;
	return 0;
}

static int read_request(const char *buf, struct span line,
			struct sip_start *start)
{
	u32 end = span_end(line) - VERSION_LEN - 1;
	struct span uri;

	start->method = span_until(line, method_end(buf, line));
	if (end <= span_end(start->method) + 1)
		return -EBADMSG;
	uri = span_until(span_from(line, span_end(start->method) + 1), end);
	/* white space within the URI: nobody can tell what is meant */
	if (span_chr(buf, uri, ' ') != end || span_chr(buf, uri, '\t') != end)
		return -EBADMSG;
	start->is_request = true;
	start->uri = uri;
	return 0;
}

int sip_start_take(const char *buf, struct span *rest, struct sip_start *start)
{
	struct span line = take_start_line(buf, rest);

	memset(start, 0, sizeof(*start));
	if (is_status_line(buf, line))
		return read_status(buf, line, start);
	if (is_request_line(buf, line))
		return read_request(buf, line, start);
	return -EBADMSG;
}

#define METHOD(name)	{ name, sizeof(name) - 1 }

u8 sip_method_of(const char *buf, struct span name)
{
	static const struct {
		const char	*name;
		u32		len;
	} methods[] = {
		[SIP_INVITE]	= METHOD("INVITE"),
		[SIP_ACK]	= METHOD("ACK"),
		[SIP_BYE]	= METHOD("BYE"),
		[SIP_CANCEL]	= METHOD("CANCEL"),
		[SIP_REGISTER]	= METHOD("REGISTER"),
		[SIP_OPTIONS]	= METHOD("OPTIONS"),
		[SIP_UPDATE]	= METHOD("UPDATE"),
		[SIP_PRACK]	= METHOD("PRACK"),
		[SIP_SUBSCRIBE]	= METHOD("SUBSCRIBE"),
	};
	u8 i;

	for (i = SIP_INVITE; i < ARRAY_SIZE(methods); i++)
		if (methods[i].len == name.len &&
		    !memcmp(buf + name.off, methods[i].name, name.len))
			return i;
	return SIP_OTHER;
}
