// SPDX-License-Identifier: GPL-2.0-only
/* A media section of a session description. */
#include "scan.h"
#include "sdp_media.h"
#include "word.h"

int sdp_media_parse(const char *buf, struct span s, struct sdp_media *m)
{
	struct span port;
	u32 n, slash, count = 1;

	memset(m, 0, sizeof(*m));
	m->kind = sdp_take_word(buf, &s);
	port = sdp_take_word(buf, &s);
	slash = span_chr(buf, port, '/');
	if (slash < span_end(port) &&
	    (span_number(buf, span_from(port, slash + 1), 65535, &count) ||
	     !count))
		return -EBADMSG;
	m->port_text = span_until(port, slash);
	if (span_number(buf, m->port_text, 65535, &n))
		return -EBADMSG;
	m->port = (u16)n;
	m->count = (u16)count;
	/* that many pairs there are not */
	if (count > 1 && n + 2 * count > 65536)
		return -EBADMSG;
	m->proto = sdp_take_word(buf, &s);
	return m->proto.len ? 0 : -EBADMSG;
}

/* a=rtcp:<port> [IN IP4|IP6 address] (RFC 3605 s2.1) */
static int read_rtcp(const char *buf, struct span s, struct sdp_media *m)
{
	struct span port = sdp_take_word(buf, &s);
	u32 n;

	/* of two, nobody can tell which one counts */
	if (m->rtcp_text.len || span_number(buf, port, 65535, &n))
		return -EBADMSG;
	m->rtcp_text = port;
	m->rtcp_port = (u16)n;
	s = span_trim(buf, s);
	return s.len ? sdp_conn_parse(buf, s, &m->rtcp_conn) : 0;
}

static u8 setup_of(const char *buf, struct span s)
{
	static const char * const names[] = {
		[SDP_ACTIVE]	= "active",
		[SDP_PASSIVE]	= "passive",
		[SDP_ACTPASS]	= "actpass",
		[SDP_HOLDCONN]	= "holdconn",
	};
	u8 i;

	for (i = SDP_ACTIVE; i < ARRAY_SIZE(names); i++)
		if (span_is(buf, s, names[i]))
			return i;
	return SDP_SETUP_NONE;
}

enum attribute {
	UNKNOWN,
	ALTC,
	BUNDLE_ONLY,
	CANDIDATE,
	CONNECTION,
	INACTIVE,
	MID,
	RECVONLY,
	RTCP,
	RTCP_MUX,
	RTCP_MUX_ONLY,
	SENDONLY,
	SENDRECV,
	SETUP,
};

struct row {
	const char	*name;
	u8		len;
	u8		attribute;
};

#define ROW(first, name, last, attribute) \
	[WORD_SLOT(first, last, sizeof(name) - 1)] = \
		{ name, sizeof(name) - 1, attribute }

static const struct row rows[WORD_SLOTS] = {
	ROW('a', "altc",		'c', ALTC),
	ROW('b', "bundle-only",		'y', BUNDLE_ONLY),
	ROW('c', "candidate",		'e', CANDIDATE),
	ROW('c', "connection",		'n', CONNECTION),
	ROW('i', "ice-ufrag",		'g', CANDIDATE),
	ROW('i', "inactive",		'e', INACTIVE),
	ROW('m', "mid",			'd', MID),
	ROW('r', "recvonly",		'y', RECVONLY),
	ROW('r', "rtcp",		'p', RTCP),
	ROW('r', "rtcp-mux",		'x', RTCP_MUX),
	ROW('r', "rtcp-mux-only",	'y', RTCP_MUX_ONLY),
	ROW('s', "sendonly",		'y', SENDONLY),
	ROW('s', "sendrecv",		'v', SENDRECV),
	ROW('s', "setup",		'p', SETUP),
};

static u8 attribute_of(const char *buf, struct span name)
{
	const struct row *row = &rows[word_slot(buf, name)];

	if (!row->len || row->len != name.len ||
	    !span_begins(buf, name, row->name, row->len))
		return UNKNOWN;
	return row->attribute;
}

int sdp_media_attribute(const char *buf, struct span s, struct sdp_media *m)
{
	u32 colon = span_chr(buf, s, ':'), end = span_end(s);
	struct span value = span_from(s, colon < end ? colon + 1 : end);

	switch (attribute_of(buf, span_until(s, colon))) {
	case ALTC:
		if (m->n_alt < SDP_ALT_MAX)
			sdp_alt_parse(buf, value, &m->alt[m->n_alt++]);
		break;
	case BUNDLE_ONLY:
		m->is_bundle_only = true;
		break;
	case CANDIDATE:
		m->has_ice = true;
		break;
	case CONNECTION:
		m->keeps_connection = span_is(buf, value, "existing");
		break;
	case INACTIVE:
		m->direction = SDP_INACTIVE;
		break;
	case MID:
		m->mid = span_trim(buf, value);
		break;
	case RECVONLY:
		m->direction = SDP_RECVONLY;
		break;
	case RTCP:
		return read_rtcp(buf, value, m);
	case RTCP_MUX:
		m->has_mux = true;
		break;
	case RTCP_MUX_ONLY:
		m->has_mux = true;
		m->is_mux_only = true;
		break;
	case SENDONLY:
		m->direction = SDP_SENDONLY;
		break;
	case SENDRECV:
		m->direction = SDP_SENDRECV;
		break;
	case SETUP:
		m->setup = setup_of(buf, value);
		break;
	}
	return 0;
}

bool sdp_is_rtp(const char *buf, const struct sdp_media *m)
{
	return span_begins(buf, m->proto, "rtp/", 4) ||
	       span_begins(buf, m->proto, "udp/tls/rtp/", 12);
}

bool sdp_is_udp(const char *buf, const struct sdp_media *m)
{
	return sdp_is_rtp(buf, m) || span_begins(buf, m->proto, "udp", 3);
}

bool sdp_is_tcp(const char *buf, const struct sdp_media *m)
{
	return span_begins(buf, m->proto, "tcp", 3);
}

bool sdp_has_rtcp(const char *buf, const struct sdp_media *m)
{
	return sdp_is_rtp(buf, m) && !m->is_mux_only &&
	       (m->port < 65535 || m->rtcp_text.len);
}
