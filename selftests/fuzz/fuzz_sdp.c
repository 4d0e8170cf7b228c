// SPDX-License-Identifier: GPL-2.0-only
/*
 * sdp, sdp_media, sdp_conn: a description against a reader that goes through the
 * lines of a section once for each question. Another port or address changes
 * nothing else. The input is a description.
 */

#include "fuzz.h"
#include "sdp.h"

#define LINES_MAX	4096

static struct span lines[LINES_MAX];	/* all but empty ones */
static u32 n_lines;
static u32 begins[LINES_MAX + 2];	/* of sections: indices of lines */
static u32 n_sections;			/* the session itself is one */

static void split(const char *buf, struct span s)
{
	u32 i = s.off, from, to;

	n_lines = 0;
	n_sections = 1;
	begins[0] = 0;
	while (i < span_end(s) && n_lines < LINES_MAX) {
		from = i;
		while (i < span_end(s) && buf[i] != '\n')
			i++;
		to = i++;
		if (to > from && buf[to - 1] == '\r')
			to--;
		if (to == from)
			continue;
		if (buf[from] == 'm')
			begins[n_sections++] = n_lines;
		lines[n_lines++] = span_of(buf, buf + from, buf + to);
	}
	begins[n_sections] = n_lines;
}

static struct span value_of(struct span line)
{
	return span_from(line, line.off + 2u);
}

/* The nth word, from 0 on; empty when there are fewer */
static struct span word(const char *buf, struct span s, int n)
{
	u32 i = s.off, from = i, end = span_end(s);

	do {
		while (i < end && buf[i] == ' ')
			i++;
		for (from = i; i < end && buf[i] != ' '; i++)
			;
	} while (n--);
	return span_of(buf, buf + from, buf + i);
}

/* "a=" name [ ":" value ] */
static bool is_attribute(const char *buf, struct span line, const char *name,
			 struct span *value)
{
	struct span s = value_of(line);
	u32 colon = find_byte(buf, s, ':'), end = span_end(s);

	if (buf[line.off] != 'a' || !is_text(buf, span_until(s, colon), name))
		return false;
	*value = span_from(s, colon < end ? colon + 1 : end);
	return true;
}

/* The last such attribute of a section */
static bool last(const char *buf, u32 section, const char *name,
		 struct span *value)
{
	bool found = false;
	u32 i;

	for (i = begins[section]; i < begins[section + 1]; i++)
		found |= is_attribute(buf, lines[i], name, value);
	return found;
}

static bool has(const char *buf, u32 section, const char *name)
{
	struct span value;

	return last(buf, section, name, &value);
}

/* The last of several names in a section: its index, or @none */
static u8 last_of(const char *buf, u32 section, const char * const names[4],
		  u8 none)
{
	struct span value;
	u32 i, n;

	for (i = begins[section]; i < begins[section + 1]; i++)
		for (n = 0; n < 4; n++)
			if (is_attribute(buf, lines[i], names[n], &value))
				none = (u8)n;
	return none;
}

static u8 direction_of(const char *buf, u32 section, u8 none)
{
	static const char * const names[4] = {
		"sendrecv", "sendonly", "recvonly", "inactive",
	};

	return last_of(buf, section, names, none);
}

static u8 setup_of(const char *buf, u32 section, u8 none)
{
	struct span value;

	if (!last(buf, section, "setup", &value))
		return none;
	return is_text(buf, value, "active") ? SDP_ACTIVE :
	       is_text(buf, value, "passive") ? SDP_PASSIVE :
	       is_text(buf, value, "actpass") ? SDP_ACTPASS :
	       is_text(buf, value, "holdconn") ? SDP_HOLDCONN : SDP_SETUP_NONE;
}

static bool has_ice(const char *buf, u32 section)
{
	return has(buf, section, "candidate") || has(buf, section, "ice-ufrag");
}

static void see_conn(const char *buf, struct span value,
		     const struct sdp_conn *conn)
{
	struct sip_addr addr;
	u8 len = is_text(buf, word(buf, value, 1), "ip4") ? 4 :
		 is_text(buf, word(buf, value, 1), "ip6") ? 16 : 0;

	assert(conn->text.len && is_equal(conn->text, word(buf, value, 2)));
	sip_addr_parse(buf, conn->text, &addr);
	if (addr.len != len || !is_text(buf, word(buf, value, 0), "in") ||
	    buf[conn->text.off] == '[' || word(buf, value, 3).len)
		addr.len = 0;
	assert(conn->addr.len == addr.len &&
	       !memcmp(conn->addr.ip, addr.ip, addr.len));
}

static void see_conns(const char *buf, u32 section,
		      const struct sdp_conn *conn)
{
	struct span line = {};
	u32 i, n = 0;

	for (i = begins[section]; i < begins[section + 1]; i++) {
		if (buf[lines[i].off] != 'c')
			continue;
		line = lines[i];
		n++;
	}
	if (n == 1)
		see_conn(buf, value_of(line), conn);
	else if (n)
		assert(conn->text.len && !conn->addr.len);
	else
		assert(!conn->text.len && !conn->addr.len);
}

static void see_rtcp(const char *buf, u32 section, const struct sdp_media *m)
{
	struct span value, port, rest;

	if (!last(buf, section, "rtcp", &value)) {
		assert(!m->rtcp_text.len && !m->rtcp_conn.text.len);
		return;
	}
	port = word(buf, value, 0);
	assert(is_equal(m->rtcp_text, port));
	assert(m->rtcp_port == number_in(buf, port));
	rest = span_trim(buf, span_from(value, span_end(port)));
	if (rest.len)
		see_conn(buf, rest, &m->rtcp_conn);
	else
		assert(!m->rtcp_conn.text.len);
}

static bool is_number(const char *buf, struct span s)
{
	u32 n;

	return !span_number(buf, s, 65535, &n);
}

static void see_alt(const char *buf, struct span value,
		    const struct sdp_alt *alt)
{
	struct span text = word(buf, value, 2), port = word(buf, value, 3);
	struct sip_addr addr;
	u8 len = is_text(buf, word(buf, value, 1), "ip4") ? 4 :
		 is_text(buf, word(buf, value, 1), "ip6") ? 16 : 0;

	assert(alt->conn.text.len == text.len && alt->port_text.len == port.len);
	sip_addr_parse(buf, text, &addr);
	if (addr.len != len || !is_number(buf, port) || word(buf, value, 4).len ||
	    (text.len && buf[text.off] == '['))
		addr.len = 0;
	assert(alt->conn.addr.len == addr.len);
	assert(!addr.len || (is_equal(alt->conn.text, text) &&
			     is_equal(alt->port_text, port) &&
			     !memcmp(alt->conn.addr.ip, addr.ip, addr.len) &&
			     alt->port == number_in(buf, port)));
}

static void see_alts(const char *buf, u32 section, const struct sdp_media *m)
{
	struct span value;
	u32 i, n = 0;

	for (i = begins[section]; i < begins[section + 1]; i++) {
		if (!is_attribute(buf, lines[i], "altc", &value))
			continue;
		if (n < SDP_ALT_MAX)
			see_alt(buf, value, &m->alt[n++]);
	}
	assert(m->n_alt == n);
}

static void see_m_line(const char *buf, struct span line,
		       const struct sdp_media *m)
{
	struct span value = value_of(line), port = word(buf, value, 1);
	u32 slash = find_byte(buf, port, '/');

	assert(is_equal(m->kind, word(buf, value, 0)));
	assert(is_equal(m->port_text, span_until(port, slash)));
	assert(is_equal(m->proto, word(buf, value, 2)) && m->proto.len);
	assert(m->port == number_in(buf, m->port_text));
	assert(m->count == (slash == span_end(port) ? 1 :
			    number_in(buf, span_from(port, slash + 1))));
	assert(m->count);
}

static void see_mid(const char *buf, u32 section, const struct sdp_media *m)
{
	struct span value = {};

	if (last(buf, section, "mid", &value))
		assert(is_equal(m->mid, span_trim(buf, value)));
	else
		assert(!m->mid.len);
	if (last(buf, section, "connection", &value))
		assert(m->keeps_connection == is_text(buf, value, "existing"));
	else
		assert(!m->keeps_connection);
}

static bool begins_with(const char *buf, struct span s, const char *text)
{
	if (s.len < strlen(text))
		return false;
	s.len = (u16)strlen(text);
	return is_text(buf, s, text);
}

static void see_kind(const char *buf, const struct sdp_media *m)
{
	bool rtp = begins_with(buf, m->proto, "RTP/") ||
		   begins_with(buf, m->proto, "UDP/TLS/RTP/");

	assert(sdp_is_rtp(buf, m) == rtp);
	assert(sdp_is_udp(buf, m) == (rtp || begins_with(buf, m->proto, "UDP")));
	assert(sdp_is_tcp(buf, m) == begins_with(buf, m->proto, "TCP"));
	/* behind the last port, there is none for it */
	assert(sdp_has_rtcp(buf, m) == (rtp && !m->is_mux_only &&
					(m->port < 65535 || m->rtcp_text.len)));
}

static void see_media(const char *buf, const struct sdp *sdp, u32 section)
{
	const struct sdp_media *m = &sdp->media[section - 1];

	see_m_line(buf, lines[begins[section]], m);
	see_conns(buf, section, &m->conn);
	see_rtcp(buf, section, m);
	see_alts(buf, section, m);
	see_mid(buf, section, m);
	see_kind(buf, m);
	assert(m->direction == direction_of(buf, section, sdp->direction));
	assert(m->setup == setup_of(buf, section, sdp->setup));
	assert(m->has_mux == (has(buf, section, "rtcp-mux") ||
			      has(buf, section, "rtcp-mux-only")));
	assert(m->is_mux_only == has(buf, section, "rtcp-mux-only"));
	assert(m->has_ice == has_ice(buf, section));
	assert(m->is_bundle_only == has(buf, section, "bundle-only"));
	assert(sdp_conn_of(sdp, m) == (m->conn.text.len ? &m->conn :
							  &sdp->conn));
}

static void see_origin(const char *buf, const struct sdp *sdp)
{
	struct span value = {}, family;
	struct sdp_conn conn = {};
	u32 i;

	/* the first one, and none of a section */
	for (i = begins[1]; i--;)
		if (buf[lines[i].off] == 'o' && value_of(lines[i]).len)
			value = value_of(lines[i]);
	assert(value.len ? is_equal(sdp->origin, value) : !sdp->origin.len);
	if (sdp_origin_parse(buf, value, &conn)) {
		assert(!word(buf, value, 5).len);
		return;
	}
	family = word(buf, value, 3);
	see_conn(buf, span_from(value, family.off), &conn);
}

static void see_session(const char *buf, const struct sdp *sdp)
{
	bool ice = has_ice(buf, 0);
	struct span first = {}, value;
	u32 i;

	for (i = begins[1]; i--;)
		if (is_attribute(buf, lines[i], "group", &value) &&
		    begins_with(buf, value, "BUNDLE ") &&
		    span_trim(buf, span_from(value, value.off + 6u)).len)
			first = span_trim(buf, span_from(value, value.off + 6u));
	assert(is_inside(sdp->bundle, first) && sdp->bundle.len == first.len);
	assert(sdp->direction == direction_of(buf, 0, SDP_SENDRECV));
	assert(sdp->setup == setup_of(buf, 0, SDP_SETUP_NONE));
	for (i = 1; i < n_sections; i++)
		ice |= has_ice(buf, i);
	assert(sdp->has_ice == ice);
	see_conns(buf, 0, &sdp->conn);
	see_origin(buf, sdp);
}

/* The number of a span, or -1 */
static long number_of(const char *buf, struct span s)
{
	u32 n;

	return span_number(buf, s, 65535, &n) ? -1 : (long)n;
}

/* Ports beyond the last one cannot be meant */
static bool is_bad_media(const char *buf, struct span value)
{
	struct span text = word(buf, value, 1);
	u32 slash = find_byte(buf, text, '/');
	long port = number_of(buf, span_until(text, slash)), count = 1;

	if (slash < span_end(text))
		count = number_of(buf, span_from(text, slash + 1));
	return !word(buf, value, 2).len || port < 0 || count < 1 ||
	       (count > 1 && port + 2 * count - 1 > 65535);
}

static bool is_bad_rtcp(const char *buf, struct span value)
{
	struct span port = word(buf, value, 0), rest;

	rest = span_trim(buf, span_from(value, span_end(port)));
	return number_of(buf, port) < 0 || (rest.len && !word(buf, rest, 2).len);
}

/* Is there another a=rtcp in its section? Ahead of the sections, none counts. */
static bool is_second_rtcp(const char *buf, u32 i)
{
	struct span value;

	while (buf[lines[i].off] != 'm')
		if (is_attribute(buf, lines[--i], "rtcp", &value))
			return true;
	return false;
}

/* Is there a reason to refuse this line? */
static bool is_bad(const char *buf, u32 i)
{
	struct span line = lines[i], value;

	if (line.len < 2 || buf[line.off + 1] != '=')
		return true;
	switch (buf[line.off]) {
	case 'm':
		return is_bad_media(buf, value_of(line));
	case 'c':
		return !word(buf, value_of(line), 2).len;
	case 'v':
		/* one, and with it the line ends are the same for all readers */
		return i > 0 || memchr(buf + line.off, '\r', line.len);
	case 'a':
		return i >= begins[1] &&
		       is_attribute(buf, line, "rtcp", &value) &&
		       (is_bad_rtcp(buf, value) || is_second_rtcp(buf, i));
	default:
		return false;
	}
}

static bool is_all_good(const char *buf, struct span s)
{
	u32 i;

	if (s.len < 2 || buf[s.off] != 'v' || buf[s.off + 1] != '=')
		return false;
	for (i = 0; i < n_lines; i++)
		if (is_bad(buf, i))
			return false;
	return n_sections - 1 <= SDP_MEDIA_MAX;
}

/* What an edit does to the last section */
static void see_edited(const char *buf, struct span s, const struct sdp *old)
{
	static struct sdp sdp;
	const struct sdp_media *m = &old->media[old->n_media - 1];
	struct span now;
	char *text;

	if (s.len > 60000)
		return;
	/* low, since as many ports as there can be may follow it */
	text = splice(buf, s, m->port_text, "2", &now);
	assert(!sdp_parse(text, now, &sdp) && sdp.n_media == old->n_media);
	assert(sdp.media[sdp.n_media - 1].port == 2);
	assert(is_moved(buf, m->proto, text, sdp.media[sdp.n_media - 1].proto));
	assert(is_moved(buf, m->conn.text, text,
			sdp.media[sdp.n_media - 1].conn.text));
	free(text);
}

void fuzz(const char *buf, struct span text)
{
	static struct sdp sdp;
	u32 i;
	int err;

	split(buf, text);
	if (n_lines == LINES_MAX)
		return;
	memset(&sdp, 0xa5, sizeof(sdp));
	err = sdp_parse(buf, text, &sdp);
	assert(!err || err == -EBADMSG || err == -E2BIG);
	assert(!err == is_all_good(buf, text));
	if (err)
		return;
	assert(sdp.n_media == n_sections - 1);
	see_session(buf, &sdp);
	for (i = 1; i < n_sections; i++)
		see_media(buf, &sdp, i);
	if (sdp.n_media)
		see_edited(buf, text, &sdp);
}
