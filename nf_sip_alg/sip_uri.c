// SPDX-License-Identifier: GPL-2.0-only
/* URIs, and the header values that hold one. */
#include "chars.h"
#include "scan.h"
#include "sip_uri.h"
#include "word.h"

/* Digits of a port: one that leads with many zeros is no honest one */
#define PORT_LEN_MAX	10

/* Behind the brackets of an IPv6 reference; NULL when they enclose anything else */
static const char *reference_end(const char *p, const char *end)
{
	/* "%" of a zone: no part of SIP, but of what some hosts write */
	for (p++; p < end && *p != ']'; p++)
		if (!char_is(*p, CHAR_HOST) && *p != ':' && *p != '%')
			return NULL;
	return p < end ? p + 1 : NULL;
}

static const char *name_end(const char *p, const char *end)
{
	while (p < end && char_is(*p, CHAR_HOST))
		p++;
	return p;
}

/* Behind the host; NULL when there is none */
static const char *read_host(const char *buf, const char *from, const char *end,
			     struct sip_hostport *hp)
{
	const char *p;

	hp->addr.len = 0;
	if (from == end)
		return NULL;
	if (*from == '[') {
		p = reference_end(from, end);
		if (p)
			sip_addr_parse(buf, span_of(buf, from, p), &hp->addr);
		return p;
	}
	p = sip_addr_scan4(from, end, &hp->addr);
	if (p && name_end(p, end) == p)
		return p;
	/* digits that are no address may begin a name */
	hp->addr.len = 0;
	p = name_end(from, end);
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

	p = read_host(buf, from, end, hp);
	if (!p)
		return -EBADMSG;
	hp->host = span_of(buf, from, p);
	hp->text = hp->host;
	hp->port = 0;
	p = skip_blank(p, end);
	if (p == end || *p != ':')
		return 0;
	p = read_port(skip_blank(p + 1, end), end, &hp->port);
	if (!p)
		return -EBADMSG;
	hp->text = span_of(buf, from, p);
	return 0;
}

/* Host, port and what is behind, when the user ends at @at */
static int parse_at(const char *buf, const char *at, const char *end,
		    struct sip_uri *uri)
{
	const char *after;

	if (sip_hostport_parse(buf, span_of(buf, at, end), &uri->at))
		return -EBADMSG;
	after = buf + span_end(uri->at.text);
	uri->rest = span_of(buf, after, end);
	uri->headers = span_of(buf, end, end);
	if (after == end)
		return 0;
	if (*after != ';' && *after != '?')
		return -EBADMSG;
	uri->headers = span_from(uri->rest, span_chr(buf, uri->rest, '?'));
	return 0;
}

/* The last "@" ahead of any ";" or "?": a user may have a domain of its own */
static const char *last_at(const char *at, const char *end)
{
	const char *next = scan_chr(at + 1, end, '@');

	while (next < end && scan_chr(at, next, ';') == next &&
	       scan_chr(at, next, '?') == next) {
		at = next;
		next = scan_chr(at + 1, end, '@');
	}
	return at;
}

/* The user may hold ";" and "?", the headers behind the host may hold "@" only
 * escaped: so the first "@" ends the user, if what follows it is a host.
 */
static int parse_sip(const char *buf, struct span s, struct sip_uri *uri)
{
	const char *p = buf + s.off, *end = p + s.len;
	const char *at = scan_chr(p, end, '@');

	if (at == end) {
		uri->user = span_of(buf, p, p);
		return parse_at(buf, p, end, uri);
	}
	if (parse_at(buf, at + 1, end, uri)) {
		at = last_at(at, end);
		if (parse_at(buf, at + 1, end, uri))
			return -EBADMSG;
	}
	uri->user = span_of(buf, p, at);
	return 0;
}

static int parse_tel(const char *buf, struct span s, struct sip_uri *uri)
{
	uri->user = span_until(s, span_chr(buf, s, ';'));
	uri->rest = span_from(s, span_end(uri->user));
	return uri->user.len ? 0 : -EBADMSG;
}

int sip_uri_parse(const char *buf, struct span s, struct sip_uri *uri)
{
	memset(uri, 0, sizeof(*uri));
	if (span_begins(buf, s, "sip:", 4)) {
		uri->scheme = SIP_SCHEME_SIP;
		return parse_sip(buf, span_from(s, s.off + 4u), uri);
	}
	if (span_begins(buf, s, "sips:", 5)) {
		uri->scheme = SIP_SCHEME_SIPS;
		return parse_sip(buf, span_from(s, s.off + 5u), uri);
	}
	if (span_begins(buf, s, "tel:", 4)) {
		uri->scheme = SIP_SCHEME_TEL;
		return parse_tel(buf, span_from(s, s.off + 4u), uri);
	}
	return span_chr(buf, s, ':') < span_end(s) ? 0 : -EBADMSG;
}
