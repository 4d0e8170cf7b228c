// SPDX-License-Identifier: GPL-2.0-only
/* URIs, and the header values that hold one. */
#include "chars.h"
#include "scan.h"
#include "sip_uri.h"
#include "word.h"

/* Digits of a port: one that leads with many zeros is no honest one */
#define PORT_LEN_MAX	10

/* Behind the host; NULL when there is none */
static const char *host_end(const char *p, const char *end)
{
	const char *from = p;

	if (p < end && *p == '[') {
		while (p < end && *p != ']' && !char_is(*p, CHAR_BLANK))
			p++;
		return p < end && *p == ']' ? p + 1 : NULL;
	}
	while (p < end && char_is(*p, CHAR_HOST))
		p++;
	return p > from ? p : NULL;
}

static const char *skip_blank(const char *p, const char *end)
{
	while (p < end && char_is(*p, CHAR_BLANK))
		p++;
	return p;
}

/* Returns behind the port; NULL when it is none */
static const char *read_port(const char *p, const char *end, u16 *port)
{
	const char *from = p;
	u32 n = 0;

	for (; p < end && (u8)(*p - '0') <= 9 && n <= 65535; p++)
		n = n * 10 + (u8)(*p - '0');
	if (n > 65535 || !n || p - from > PORT_LEN_MAX)
		return NULL;
	*port = (u16)n;
	return p;
}

int sip_hostport_parse(const char *buf, struct span s, struct sip_hostport *hp)
{
	const char *from = buf + s.off, *end = from + s.len, *p;

	p = host_end(from, end);
	if (!p)
		return -EBADMSG;
	hp->host = span_of(buf, from, p);
	hp->text = hp->host;
	hp->port = 0;
	hp->addr.len = 0;
	/* letters begin no literal */
	if (*from <= '9' || *from == '[')
		sip_addr_parse(buf, hp->host, &hp->addr);
	p = skip_blank(p, end);
	if (p == end || *p != ':')
		return 0;
	p = read_port(skip_blank(p + 1, end), end, &hp->port);
	if (!p)
		return -EBADMSG;
	hp->text = span_of(buf, from, p);
	return 0;
}

static u8 scheme_of(const char *buf, struct span s)
{
	if (span_is(buf, s, "sip"))
		return SIP_SCHEME_SIP;
	if (span_is(buf, s, "sips"))
		return SIP_SCHEME_SIPS;
	if (span_is(buf, s, "tel"))
		return SIP_SCHEME_TEL;
	return SIP_SCHEME_OTHER;
}

/* The "@" that ends the user part. The user may hold ";" and "?", the headers
 * behind the host may hold "@" only escaped, so the first one counts; unless
 * another comes before any of these: then the user has a domain of its own.
 */
static struct span take_user(const char *buf, struct span *s)
{
	const char *from = buf + s->off, *end = from + s->len, *next = end;
	const char *at = scan_chr(from, end, '@');

	if (at == end)
		return (struct span){ s->off, 0 };
	if (at + 1 < end)
		next = scan_chr(at + 1, end, '@');
	while (next < end && scan_chr(at, next, ';') == next &&
	       scan_chr(at, next, '?') == next) {
		at = next;
		next = scan_chr(at + 1, end, '@');
	}
	*s = span_of(buf, at + 1, end);
	return span_of(buf, from, at);
}

static void take_rest(const char *buf, struct span rest, struct sip_uri *uri)
{
	uri->rest = rest;
	uri->headers = span_from(rest, span_chr(buf, rest, '?'));
}

static int parse_tel(const char *buf, struct span s, struct sip_uri *uri)
{
	uri->user = span_until(s, span_chr(buf, s, ';'));
	uri->rest = span_from(s, span_end(uri->user));
	return uri->user.len ? 0 : -EBADMSG;
}

static int parse_sip(const char *buf, struct span s, struct sip_uri *uri)
{
	u32 after;

	uri->user = take_user(buf, &s);
	if (sip_hostport_parse(buf, s, &uri->at))
		return -EBADMSG;
	after = span_end(uri->at.text);
	take_rest(buf, span_from(s, after), uri);
	if (uri->rest.len && buf[after] != ';' && buf[after] != '?')
		return -EBADMSG;
	return 0;
}

int sip_uri_parse(const char *buf, struct span s, struct sip_uri *uri)
{
	u32 colon = span_chr(buf, s, ':');

	if (colon == span_end(s))
		return -EBADMSG;
	memset(uri, 0, sizeof(*uri));
	uri->scheme = scheme_of(buf, span_until(s, colon));
	s = span_from(s, colon + 1);
	switch (uri->scheme) {
	case SIP_SCHEME_OTHER:
		return 0;
	case SIP_SCHEME_TEL:
		return parse_tel(buf, s, uri);
	default:
		return parse_sip(buf, s, uri);
	}
}
