// SPDX-License-Identifier: GPL-2.0-only
/* A session description, as far as it says where media goes. */
#include "sdp.h"

/* The next blank-separated word of *rest, which is advanced. */
static struct span next_word(const char *buf, struct span *rest)
{
	struct span word;

	while (rest->len && buf[rest->off] == ' ')
		*rest = span_from(*rest, rest->off + 1);
	word = span_until(*rest, span_chr(buf, *rest, ' '));
	*rest = span_from(*rest, span_end(word));
	return word;
}

/* "IN" "IP4"|"IP6" address. A name, or another network, is no address of ours
 * and no error.
 */
static int read_conn(const char *buf, struct span s, struct sdp_conn *conn)
{
	struct span net = next_word(buf, &s);
	struct span type = next_word(buf, &s);
	struct span addr = next_word(buf, &s);
	u8 len;

	if (!addr.len)
		return -EBADMSG;
	conn->text = addr;
	conn->addr.len = 0;
	if (!span_is(buf, net, "IN"))
		return 0;
	len = span_is(buf, type, "IP4") ? 4 : span_is(buf, type, "IP6") ? 16 : 0;
	sip_addr_parse(buf, addr, &conn->addr);
	if (conn->addr.len != len)
		conn->addr.len = 0;
	return 0;
}

/* m=<media> <port>[/<count>] <proto> <fmt> ... */
static int read_media(const char *buf, struct span s, struct sdp *sdp)
{
	struct span kind = next_word(buf, &s);
	struct span port = next_word(buf, &s);
	u32 slash = span_chr(buf, port, '/');
	struct sdp_media *m;
	u32 n, count = 1;

	if (sdp->n_media == SDP_MEDIA_MAX)
		return -E2BIG;
	if (slash < span_end(port) &&
	    (span_number(buf, span_from(port, slash + 1), 65535, &count) ||
	     !count))
		return -EBADMSG;
	port = span_until(port, slash);
	if (!kind.len || span_number(buf, port, 65535, &n))
		return -EBADMSG;
	m = &sdp->media[sdp->n_media++];
	memset(m, 0, sizeof(*m));
	m->port_text = port;
	m->port = (u16)n;
	m->count = (u16)count;
	m->is_inactive = sdp->is_inactive;
	m->proto = next_word(buf, &s);
	return m->proto.len ? 0 : -EBADMSG;
}

/* a=rtcp:<port> [IN IP4|IP6 address] (RFC 3605 s2.1) */
static int read_rtcp(const char *buf, struct span s, struct sdp_media *m)
{
	struct span port = next_word(buf, &s);
	u32 n;

	if (span_number(buf, port, 65535, &n))
		return -EBADMSG;
	m->rtcp_text = port;
	m->rtcp_port = (u16)n;
	s = span_trim(buf, s);
	return s.len ? read_conn(buf, s, &m->rtcp_conn) : 0;
}

/* The direction a section names itself counts, else that of the session */
static void read_direction(const char *buf, struct span name,
			   bool *is_inactive)
{
	if (span_is(buf, name, "inactive"))
		*is_inactive = true;
	else if (span_is(buf, name, "sendrecv") ||
		 span_is(buf, name, "sendonly") ||
		 span_is(buf, name, "recvonly"))
		*is_inactive = false;
}

static int read_attribute(const char *buf, struct span s, struct sdp *sdp)
{
	struct sdp_media *m = sdp->n_media ? &sdp->media[sdp->n_media - 1]
					   : NULL;
	u32 colon = span_chr(buf, s, ':');
	struct span name = span_until(s, colon);
	bool has_value = colon < span_end(s);

	if (span_is(buf, name, "candidate") || span_is(buf, name, "ice-ufrag")) {
		sdp->has_ice = true;
		if (m)
			m->has_ice = true;
	}
	read_direction(buf, name, m ? &m->is_inactive : &sdp->is_inactive);
	if (!m)
		return 0;
	if (span_is(buf, name, "rtcp-mux") ||
	    span_is(buf, name, "rtcp-mux-only"))
		m->has_mux = true;
	else if (span_is(buf, name, "rtcp") && has_value)
		return read_rtcp(buf, span_from(s, colon + 1), m);
	return 0;
}

static int read_line(const char *buf, struct span line, struct sdp *sdp)
{
	struct span value;

	if (line.len < 2 || buf[line.off + 1] != '=')
		return -EBADMSG;
	value = span_from(line, line.off + 2);
	switch (buf[line.off]) {
	case 'm':
		return read_media(buf, value, sdp);
	case 'c':
		/* several c= lines mean several multicast groups: the last
		 * one is read, none of them is ours
		 */
		return read_conn(buf, value, sdp->n_media ?
				 &sdp->media[sdp->n_media - 1].conn :
				 &sdp->conn);
	case 'a':
		return read_attribute(buf, value, sdp);
	default:
		return 0;
	}
}

int sdp_parse(const char *buf, struct span body, struct sdp *sdp)
{
	struct span line;
	int err;

	memset(sdp, 0, offsetof(struct sdp, media));
	if (body.len < 2 || buf[body.off] != 'v' || buf[body.off + 1] != '=')
		return -EBADMSG;
	while (body.len) {
		line = span_take_line(buf, &body);
		/* empty lines at the end are common, and harmless anywhere */
		if (!line.len)
			continue;
		err = read_line(buf, line, sdp);
		if (err)
			return err;
	}
	return 0;
}

const struct sdp_conn *sdp_conn_of(const struct sdp *sdp,
				   const struct sdp_media *m)
{
	return m->conn.text.len ? &m->conn : &sdp->conn;
}

static bool has_prefix(const char *buf, struct span s, const char *prefix)
{
	size_t len = strlen(prefix);

	return s.len >= len && !strncasecmp(buf + s.off, prefix, len);
}

static bool is_rtp(const char *buf, const struct sdp_media *m)
{
	return has_prefix(buf, m->proto, "RTP/") ||
	       has_prefix(buf, m->proto, "UDP/TLS/RTP/");
}

bool sdp_is_udp(const char *buf, const struct sdp_media *m)
{
	return is_rtp(buf, m) || span_is(buf, m->proto, "udptl") ||
	       span_is(buf, m->proto, "UDP/TLS/UDPTL");
}

bool sdp_has_rtcp(const char *buf, const struct sdp_media *m)
{
	return is_rtp(buf, m) && !m->has_mux;
}
