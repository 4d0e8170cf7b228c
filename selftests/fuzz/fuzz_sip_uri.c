// SPDX-License-Identifier: GPL-2.0-only
/*
 * sip_uri: the parts of a URI are the URI, in order and without gaps; a new host
 * and port change nothing else. The input is read as host and port, and as a URI.
 */

#include "fuzz.h"
#include "sip_uri.h"

static bool is_host_byte(char c)
{
	return c && strchr("abcdefghijklmnopqrstuvwxyz0123456789.-_", lower(c));
}

static bool is_literal_byte(char c)
{
	return is_host_byte(c) || c == ':' || c == '%';
}

/* Behind the host, or 0 when there is none */
static u32 host_end(const char *buf, struct span s)
{
	u32 i = s.off, end = span_end(s);

	if (i < end && buf[i] == '[') {
		for (i++; i < end && buf[i] != ']'; i++)
			if (!is_literal_byte(buf[i]))
				return 0;
		return i < end ? i + 1 : 0;
	}
	while (i < end && is_host_byte(buf[i]))
		i++;
	return i > s.off ? i : 0;
}

/* Behind the host and port, or 0 when they cannot be read */
static u32 hostport_end(const char *buf, struct span s, u32 after,
			unsigned long *port)
{
	u32 i = after, end = span_end(s), from;

	*port = 0;
	while (i < end && is_blank(buf[i]))
		i++;
	if (!after || i == end || buf[i] != ':')
		return after;
	for (i++; i < end && is_blank(buf[i]); i++)
		;
	for (from = i; i < end && buf[i] >= '0' && buf[i] <= '9'; i++)
		;
	if (i > from && i - from <= 10)
		*port = number_in(buf, span_of(buf, buf + from, buf + i));
	return *port >= 1 && *port <= 65535 ? i : 0;
}

static void see_hostport(const char *buf, struct span s)
{
	struct sip_hostport hp;
	struct sip_addr addr;
	unsigned long port;
	u32 host = host_end(buf, s);
	u32 end = hostport_end(buf, s, host, &port);
	int err = sip_hostport_parse(buf, s, &hp);

	if (err) {
		assert(err == -EBADMSG);
		assert(!end);
		return;
	}
	assert(hp.text.off == s.off && end && span_end(hp.text) == end);
	assert(hp.host.off == s.off && span_end(hp.host) == host);
	assert(hp.port == port && !hp.port == is_equal(hp.host, hp.text));
	sip_addr_parse(buf, hp.host, &addr);
	assert(hp.addr.len == addr.len &&
	       !memcmp(hp.addr.ip, addr.ip, addr.len));
}

static u8 scheme_of(const char *buf, struct span s)
{
	return is_text(buf, s, "sip") ? SIP_SCHEME_SIP :
	       is_text(buf, s, "sips") ? SIP_SCHEME_SIPS :
	       is_text(buf, s, "tel") ? SIP_SCHEME_TEL : SIP_SCHEME_OTHER;
}

static void see_headers(const char *buf, const struct sip_uri *uri)
{
	assert(uri->headers.off == find_byte(buf, uri->rest, '?') &&
	       span_end(uri->headers) == span_end(uri->rest));
}

/* "sip:" [ user "@" ] host-and-port rest */
static void see_parts(const char *buf, struct span s, u32 i,
		      const struct sip_uri *uri)
{
	assert(uri->user.off == i);
	i = span_end(uri->user);
	if (uri->at.text.off > i)
		assert(buf[i++] == '@');
	else
		assert(!uri->user.len && !memchr(buf + i, '@', span_end(s) - i));
	see_hostport(buf, span_from(s, i));
	assert(uri->at.text.off == i);
	i = span_end(uri->at.text);
	assert(uri->rest.off == i && span_end(uri->rest) == span_end(s));
	assert(i == span_end(s) || buf[i] == ';' || buf[i] == '?');
	see_headers(buf, uri);
}

/* What an edit does: another host and port, and the same URI but for them */
static void see_edited(const char *buf, struct span s,
		       const struct sip_uri *old)
{
	static const u8 ip[] = { 203, 0, 113, 130 };
	struct sip_uri uri;
	struct span now;
	char *text;

	if (s.len > 60000)
		return;
	text = splice(buf, s, old->at.text, "203.0.113.130:61234", &now);
	assert(!sip_uri_parse(text, now, &uri));
	assert(uri.scheme == old->scheme);
	assert(is_moved(buf, old->user, text, uri.user));
	assert(is_moved(buf, old->rest, text, uri.rest));
	assert(is_moved(buf, old->headers, text, uri.headers));
	assert(uri.at.port == 61234 && uri.at.addr.len == 4 &&
	       !memcmp(uri.at.addr.ip, ip, sizeof(ip)));
	free(text);
}

static void see_uri(const char *buf, struct span s)
{
	struct sip_uri uri;
	u32 colon = find_byte(buf, s, ':');
	int err;

	memset(&uri, 0xa5, sizeof(uri));
	err = sip_uri_parse(buf, s, &uri);
	if (colon == span_end(s))
		assert(err);
	assert(!err || err == -EBADMSG);
	if (err)
		return;
	assert(uri.scheme == scheme_of(buf, span_until(s, colon)));
	if (uri.scheme == SIP_SCHEME_TEL) {
		assert(uri.user.len && uri.user.off == colon + 1);
		assert(!memchr(buf + uri.user.off, ';', uri.user.len));
		assert(uri.rest.off == span_end(uri.user) &&
		       span_end(uri.rest) == span_end(s));
	} else if (uri.scheme != SIP_SCHEME_OTHER) {
		see_parts(buf, s, colon + 1, &uri);
		see_edited(buf, s, &uri);
	}
}

void fuzz(const char *buf, struct span text)
{
	see_hostport(buf, text);
	see_uri(buf, text);
}
