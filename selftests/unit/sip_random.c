// SPDX-License-Identifier: GPL-2.0-only
/* Random messages that are valid: each rule of the grammar is a function. */

#include <stdarg.h>

#include "sip_random.h"

static struct random_message *m;

static struct span put(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

static struct span put(const char *format, ...)
{
	u32 from = m->len;
	va_list args;

	va_start(args, format);
	m->len += (u32)vsnprintf(m->text + m->len, RANDOM_MAX - m->len, format,
				 args);
	va_end(args);
	if (m->len >= RANDOM_MAX)
		abort();
	return (struct span){ (u16)from, (u16)(m->len - from) };
}

#define ONE_OF(...) one_of((const char * const []){ __VA_ARGS__, NULL })

static const char *one_of(const char * const *words)
{
	u32 n = 0;

	while (words[n])
		n++;
	return words[dice(n)];
}

/* A header name in some case */
static void put_name(const char *name)
{
	u32 style = dice(4);
	struct span s = put("%s", name);
	u32 i;

	for (i = s.off; i < span_end(s); i++)
		if (style == 1 || (style == 2 && dice(2)))
			m->text[i] = (char)(m->text[i] >= 'a' &&
					    m->text[i] <= 'z' ?
					    m->text[i] - 'a' + 'A' :
					    m->text[i]);
}

/* White space that may be folded (RFC 3261 s25.1, LWS) */
static void put_lws(void)
{
	switch (dice(8)) {
	case 0:
		put("  \t");
		break;
	case 1:
		put("%s ", m->eol);
		break;
	case 2:
		put(" %s\t ", m->eol);
		break;
	default:
		put(" ");
	}
}

/* White space that may be missing (SWS) */
static void put_sws(void)
{
	if (!dice(6))
		put_lws();
}

static void begin(const char *name, const char *compact)
{
	put_name(compact && !dice(3) ? compact : name);
	put("%s:", dice(5) ? "" : " \t");
	if (dice(8))
		put_lws();
}

static void end(void)
{
	if (!dice(8))
		put(" ");
	put("%s", m->eol);
}

static struct span put_word(u32 len)
{
	static const char bytes[] =
		"abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-.!%*_+`'~";
	struct span s = put("%s", "");

	while (s.len < len) {
		put("%c", bytes[dice(sizeof(bytes) - 1)]);
		s.len++;
	}
	return s;
}

static void put_host(void)
{
	switch (dice(5)) {
	case 0:
		put("[2001:db8:%x::%x]", dice(65536), dice(65536));
		break;
	case 1:
		put("%s.example.net", ONE_OF("a", "pbx-1", "sip2", "x_y"));
		break;
	default:
		put("192.0.2.%u", dice(256));
	}
}

static struct span put_hostport(void)
{
	struct span s = put("%s", "");

	put_host();
	if (dice(2))
		put(":%u", 1 + dice(65535));
	s.len = (u16)(m->len - s.off);
	return s;
}

/* Returns its host and port */
static struct span put_uri(void)
{
	struct span at;

	put("%s:", ONE_OF("sip", "sips", "SIP", "sip"));
	if (dice(4))
		put("%s@", ONE_OF("bob", "+4930;phone-context=x", "a%40b",
				  "u:secret", "1?x=y", "%00"));
	at = put_hostport();
	if (!dice(3))
		put(";%s", ONE_OF("lr", "transport=udp", "user=phone;ob",
				  "maddr=192.0.2.9"));
	if (!dice(8))
		put("?%s", ONE_OF("Route=%3Csip:192.0.2.1%3E", "x=y&Via=z"));
	return at;
}

static void put_display(void)
{
	switch (dice(5)) {
	case 0:
		put("%s", ONE_OF("Bob ", "Bob B ", "x.y "));
		break;
	case 1:
		put("\"%s\"", ONE_OF("", "a, <sip:x@192.0.2.7>;tag=1",
				     "\\\"<,;>\\\\", "Via: SIP/2.0/UDP h"));
		put_sws();
		break;
	}
}

static struct span put_name_addr(void)
{
	struct span at;

	put_display();
	put("<");
	at = put_uri();
	put(">");
	put_sws();
	return at;
}

static struct span put_party(const char *name, const char *compact,
			     bool has_tag)
{
	struct span tag = {};

	begin(name, compact);
	put_name_addr();
	if (!dice(3))
		put(";%s", ONE_OF("x=y", "tagged", "q=\";tag=no\"", "x=\"a,b\""));
	if (has_tag) {
		put(";");
		put_sws();
		put_name("tag");
		put("=");
		put_sws();
		tag = put_word(1 + dice(20));
	}
	end();
	return tag;
}

static struct span put_one_via(void)
{
	struct span at;

	put_name("SIP");
	put_sws();
	put("/");
	put_sws();
	put("2.0");
	put_sws();
	put("/");
	put_sws();
	put("%s", ONE_OF("UDP", "TCP", "tls", "Other"));
	put_lws();
	at = put_hostport();
	put_sws();
	put(";branch=z9hG4bK%u", dice(1000000));
	if (dice(2))
		put(";rport%s", ONE_OF("", "=5060"));
	if (!dice(3))
		put(";received=192.0.2.%u", dice(256));
	return at;
}

static void put_via(void)
{
	struct span at;
	u32 n = 1 + dice(3), i;

	for (i = 0; i < n; i++) {
		if (i && dice(2)) {
			put(",");
			put_sws();
		} else {
			if (i)
				end();
			begin("Via", "v");
		}
		at = put_one_via();
		if (!i)
			m->via = at;
	}
	end();
}

static void put_contacts(void)
{
	u32 n = dice(4), i;

	for (i = 0; i < n; i++) {
		if (i && dice(2)) {
			put(",");
			put_sws();
		} else {
			if (i)
				end();
			begin("Contact", "m");
		}
		m->contact[m->n_contacts++] = put_name_addr();
		if (dice(2))
			put(";expires=%u", dice(7200));
	}
	if (n)
		end();
}

static void put_call_id(void)
{
	begin("Call-ID", "i");
	m->call_id = put_word(1 + dice(30));
	end();
}

static void put_cseq(const char *method)
{
	begin("CSeq", NULL);
	m->cseq = dice(2147483647);
	put("%u", m->cseq);
	put_lws();
	put("%s", method);
	end();
}

/* Headers of no interest, some of which look like others */
static void put_other(void)
{
	u32 n = dice(5);

	while (n--)
		switch (dice(6)) {
		case 0:
			put("Subject: Via: SIP/2.0/UDP 192.0.2.1%s Via: x%s",
			    m->eol, m->eol);
			break;
		case 1:
			put("X-Call-ID: no%sCall-ID-2: no%s", m->eol, m->eol);
			break;
		case 2:
			put("Token: \"unclosed <sip:x%s", m->eol);
			break;
		case 3:
			put("Max-Forwards:70%s", m->eol);
			break;
		case 4:
			put("Empty:%s", m->eol);
			break;
		default:
			put("Content-Lengths: 7%sContent-Typ: x%s", m->eol,
			    m->eol);
		}
}

static struct span put_sdp_conn(void)
{
	struct span at;

	if (!dice(4)) {
		put("c=IN IP6 ");
		at = put("2001:db8::%x", dice(65536));
	} else {
		put("c=IN IP4 ");
		at = put("%s", ONE_OF("192.0.2.1", "0.0.0.0", "198.51.100.7",
				      "media.example.net"));
	}
	put("%s", m->eol);
	return at;
}

static void put_media(void)
{
	struct random_media *media = &m->media[m->n_media++];

	*media = (struct random_media){};
	put("m=%s ", ONE_OF("audio", "video", "image", "application"));
	media->port = put("%u", dice(65536));
	put(" %s 0 8%s", ONE_OF("RTP/AVP", "RTP/SAVP", "udptl", "TCP/BFCP"),
	    m->eol);
	if (!dice(3))
		media->conn = put_sdp_conn();
	put("a=rtpmap:0 PCMU/8000%s", m->eol);
	if (!dice(3)) {
		put("a=rtcp:");
		media->rtcp = put("%u", 1 + dice(65535));
		put("%s", m->eol);
	}
	if (!dice(4))
		put("a=%s%s", ONE_OF("sendonly", "inactive", "rtcp-mux",
				     "mid:1", "setup:active", "x"), m->eol);
}

static void put_sdp(void)
{
	u32 n = dice(RANDOM_MEDIA_MAX + 1);

	m->sdp = put("v=0%so=- 1 1 IN IP4 192.0.2.1%ss=c=IN IP4 9%s", m->eol,
		     m->eol, m->eol);
	m->conn = put_sdp_conn();
	put("t=0 0%s", m->eol);
	while (n--)
		put_media();
	m->sdp.len = (u16)(m->len - m->sdp.off);
}

/* The line end ahead of a delimiter belongs to the delimiter (RFC 2046 s5.1.1) */
static void put_multipart(void)
{
	put("preamble%s--b%sContent-Type: text/plain%s%sv=0%sc=IN IP4 9%s",
	    m->eol, m->eol, m->eol, m->eol, m->eol, m->eol);
	put("--b%sContent-Type: application/sdp%s%s", m->eol, m->eol, m->eol);
	put_sdp();
	m->sdp.len -= (u16)strlen(m->eol);
	put("--b--%s", m->eol);
}

/* The kinds of body; each has its Content-Type */
enum { NO_BODY, TEXT, PLAIN_SDP, MULTIPART, N_KINDS };

static void put_type(u32 kind)
{
	static const char * const types[] = {
		[TEXT]		= "text/plain",
		[PLAIN_SDP]	= "application/sdp",
		[MULTIPART]	= "multipart/mixed;boundary=\"b\"",
	};

	if (kind == NO_BODY)
		return;
	begin("Content-Type", "c");
	put("%s", types[kind]);
	end();
}

static void put_body(u32 kind)
{
	m->body = put("%s", "");
	if (kind == TEXT)
		put("v=0%sc=IN IP4 192.0.2.1%s", m->eol, m->eol);
	else if (kind == PLAIN_SDP)
		put_sdp();
	else if (kind == MULTIPART)
		put_multipart();
	m->body.len = (u16)(m->len - m->body.off);
}

/* Four digits are made room for, since the body comes behind them */
static void put_length(void)
{
	if (!dice(4))
		return;
	begin("Content-Length", "l");
	m->length = put("0000");
	end();
}

static void write_length(void)
{
	char digits[8];

	if (!m->length.len)
		return;
	snprintf(digits, sizeof(digits), "%04u", m->body.len);
	memcpy(m->text + m->length.off, digits, 4);
}

static void put_start(const char *method)
{
	m->is_request = dice(2);
	if (m->is_request) {
		put("%s ", method);
		m->uri = put("%s", "");
		put_uri();
		m->uri.len = (u16)(m->len - m->uri.off);
		put(" SIP/2.0%s", m->eol);
		return;
	}
	m->status = 100 + dice(600);
	put("SIP/2.0 %u %s%s", m->status, ONE_OF("", "OK", "No SIP/2.0"),
	    m->eol);
}

static void put_header(u32 which, const char *method, u32 kind)
{
	switch (which) {
	case 0:
		put_via();
		break;
	case 1:
		m->from_tag = put_party("From", "f", true);
		break;
	case 2:
		m->to_tag = put_party("To", "t", dice(2));
		break;
	case 3:
		put_call_id();
		break;
	case 4:
		put_cseq(method);
		break;
	case 5:
		put_contacts();
		break;
	case 6:
		put_type(kind);
		break;
	case 7:
		put_length();
		break;
	}
}

void random_message(struct random_message *message)
{
	const char *method = ONE_OF("INVITE", "ACK", "BYE", "REGISTER",
				    "UPDATE", "INVITE", "x-y", "OPTIONS");
	u32 kind = dice(N_KINDS), first = dice(8), step = 1 + 2 * dice(4), i;

	m = message;
	memset(m, 0, sizeof(*m));
	m->eol = dice(5) ? "\r\n" : "\n";
	if (!dice(10))
		put("\r\n\r\n");
	put_start(method);
	for (i = 0; i < 8; i++) {
		put_other();
		put_header((first + i * step) % 8, method, kind);
	}
	put("%s", m->eol);
	put_body(kind);
	write_length();
}
