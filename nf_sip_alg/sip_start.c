// SPDX-License-Identifier: GPL-2.0-only
/* The start line, which tells a SIP message from anything else. */
#include "sip_start.h"

static const char version[] = "SIP/2.0";

#define VERSION_LEN	((u32)sizeof(version) - 1)

static bool has_version_at(const char *buf, u32 off)
{
	return !strncasecmp(buf + off, version, VERSION_LEN);
}

static bool is_status_line(const char *buf, struct span line)
{
	return line.len > VERSION_LEN && buf[line.off + VERSION_LEN] == ' ' &&
	       has_version_at(buf, line.off);
}

/* RFC 3261 s25.1, token */
static bool is_token_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (c && strchr("-.!%*_+`'~", c));
}

/* Behind the method, or the start of the line when there is none */
static u32 method_end(const char *buf, struct span line)
{
	u32 i = line.off, end = span_end(line);

	while (i < end && is_token_byte(buf[i]))
		i++;
	return i < end && buf[i] == ' ' ? i : line.off;
}

static bool is_request_line(const char *buf, struct span line)
{
	u32 end = span_end(line);

	return line.len > VERSION_LEN && buf[end - VERSION_LEN - 1] == ' ' &&
	       has_version_at(buf, end - VERSION_LEN) &&
	       method_end(buf, line) > line.off;
}

static struct span take_start_line(const char *buf, struct span *rest)
{
	u32 i = rest->off;

	while (i < span_end(*rest) && (buf[i] == '\r' || buf[i] == '\n'))
		i++;
	*rest = span_from(*rest, i);
	return span_take_line(buf, rest);
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

u8 sip_method_of(const char *buf, struct span name)
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

	for (i = SIP_INVITE; i < ARRAY_SIZE(names); i++)
		if (strlen(names[i]) == name.len &&
		    !memcmp(buf + name.off, names[i], name.len))
			return i;
	return SIP_OTHER;
}
