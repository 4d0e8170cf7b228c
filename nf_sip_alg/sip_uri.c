// SPDX-License-Identifier: GPL-2.0-only
/* URIs, and the header values that hold one. */
#include "sip_uri.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_host_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
}

static u32 skip_space(const char *buf, u32 i, u32 end)
{
	while (i < end && is_space(buf[i]))
		i++;
	return i;
}

static u32 host_end(const char *buf, u32 i, u32 end)
{
	if (i < end && buf[i] == '[') {
		while (i < end && buf[i] != ']' && !is_space(buf[i]))
			i++;
		return i < end && buf[i] == ']' ? i + 1 : end + 1;
	}
	while (i < end && is_host_byte(buf[i]))
		i++;
	return i;
}

static int parse_port(const char *buf, u32 i, u32 end, struct sip_hostport *hp)
{
	u32 from = i, port;
	struct span s;

	while (i < end && buf[i] >= '0' && buf[i] <= '9')
		i++;
	s = (struct span){ (u16)from, (u16)(i - from) };
	if (span_number(buf, s, 65535, &port) || !port)
		return -EBADMSG;
	hp->port = (u16)port;
	hp->text.len = (u16)(i - hp->text.off);
	return 0;
}

int sip_hostport_parse(const char *buf, struct span s, struct sip_hostport *hp)
{
	u32 end = span_end(s), i = host_end(buf, s.off, end);

	if (i > end || i == s.off)
		return -EBADMSG;
	hp->host = span_until(s, i);
	hp->text = hp->host;
	hp->port = 0;
	sip_addr_parse(buf, hp->host, &hp->addr);
	i = skip_space(buf, i, end);
	if (i == end || buf[i] != ':')
		return 0;
	return parse_port(buf, skip_space(buf, i + 1, end), end, hp);
}

static u8 scheme_of(const char *buf, struct span s)
{
	if (span_is(buf, s, "sip"))
		return SIP_SCHEME_SIP;
	if (span_is(buf, s, "sips"))
		return SIP_SCHEME_SIPS;
	return SIP_SCHEME_OTHER;
}

/* The "@" that ends the user part. The user may hold ";" and "?", the headers
 * behind the host may hold "@" only escaped, so the first one counts; unless
 * another comes before any of these: then the user has a domain of its own.
 */
static u32 user_end(const char *buf, struct span s)
{
	u32 at = span_chr(buf, s, '@'), end = span_end(s), i;

	for (i = at; i < end && buf[i] != ';' && buf[i] != '?'; i++)
		if (buf[i] == '@')
			at = i;
	return at;
}

static struct span take_user(const char *buf, struct span *s)
{
	u32 at = user_end(buf, *s);
	struct span user = { s->off, 0 };

	if (at == span_end(*s))
		return user;
	user = span_until(*s, at);
	*s = span_from(*s, at + 1);
	return user;
}

int sip_uri_parse(const char *buf, struct span s, struct sip_uri *uri)
{
	u32 colon = span_chr(buf, s, ':');
	u32 after;

	if (colon == span_end(s))
		return -EBADMSG;
	uri->scheme = scheme_of(buf, span_until(s, colon));
	if (uri->scheme == SIP_SCHEME_OTHER)
		return 0;
	s = span_from(s, colon + 1);
	uri->user = take_user(buf, &s);
	if (sip_hostport_parse(buf, s, &uri->at))
		return -EBADMSG;
	after = span_end(uri->at.text);
	uri->rest = span_from(s, after);
	if (uri->rest.len && buf[after] != ';' && buf[after] != '?')
		return -EBADMSG;
	return 0;
}

/* Behind a quoted string that begins at i, or end when it is not closed */
static u32 skip_quoted(const char *buf, u32 i, u32 end)
{
	for (i++; i < end && buf[i] != '"'; i++)
		if (buf[i] == '\\')
			i++;
	return i < end ? i + 1 : end;
}

static u32 find_unquoted(const char *buf, u32 i, u32 end, char c)
{
	while (i < end && buf[i] != c)
		i = buf[i] == '"' ? skip_quoted(buf, i, end) : i + 1;
	return i;
}

struct span sip_contact_uri(const char *buf, struct span value)
{
	u32 end = span_end(value);
	u32 open = find_unquoted(buf, value.off, end, '<');
	struct span uri;
	u32 close;

	if (open == end) {
		/* addr-spec: parameters belong to the header */
		uri = span_until(value, span_chr(buf, value, ';'));
		return span_trim(buf, uri);
	}
	uri = span_from(value, open + 1);
	close = span_chr(buf, uri, '>');
	if (close == span_end(uri))
		uri.len = 0;
	else
		uri = span_trim(buf, span_until(uri, close));
	return uri;
}

struct span sip_value_params(const char *buf, struct span value)
{
	u32 end = span_end(value);
	u32 i = find_unquoted(buf, value.off, end, '<');

	i = i == end ? value.off : span_chr(buf, span_from(value, i), '>');
	return span_from(value, find_unquoted(buf, i, end, ';'));
}

/* One parameter from i (behind its ";") to the next ";". */
static u32 read_param(const char *buf, u32 i, u32 end, struct span *name,
		      struct span *value)
{
	u32 next = find_unquoted(buf, i, end, ';');
	struct span all = { (u16)i, (u16)(next - i) };
	u32 eq = span_chr(buf, all, '=');

	*name = span_trim(buf, span_until(all, eq));
	*value = eq == next ? (struct span){ (u16)next, 0 }
			    : span_trim(buf, span_from(all, eq + 1));
	return next;
}

bool sip_param(const char *buf, struct span params, const char *name,
	       struct span *value)
{
	u32 i = params.off, end = span_end(params);
	struct span n, v;

	while (i < end) {
		i = read_param(buf, i + 1, end, &n, &v);
		if (!span_is(buf, n, name))
			continue;
		if (value)
			*value = v;
		return true;
	}
	return false;
}
