// SPDX-License-Identifier: GPL-2.0-only
/* A session description, as far as it says where media goes. */
#include "scan.h"
#include "sdp.h"
#include "word.h"

static bool is_bundle(const char *buf, struct span s)
{
	static const char start[] = "group:bundle";
	const size_t len = sizeof(start) - 1;

	return s.len > len && buf[s.off + len] == ' ' &&
	       span_begins(buf, s, start, len);
}

/* A session is read as a section, whose other traits are of no use: a=rtcp
 * ahead of all sections means none of them.
 */
static void read_ahead(const char *buf, struct span s, struct sdp *sdp)
{
	struct sdp_media session = {
		.direction = sdp->direction, .setup = sdp->setup,
	};

	if (!sdp->bundle.len && is_bundle(buf, s))
		sdp->bundle = span_trim(buf, span_from(s, s.off + 12u));
	sdp_media_attribute(buf, s, &session);
	sdp->direction = session.direction;
	sdp->setup = session.setup;
	sdp->has_ice |= session.has_ice;
}

/* What a section says of itself counts, else what stands ahead of them all */
static int read_attribute(const char *buf, struct span s, struct sdp *sdp)
{
	struct sdp_media *m;
	int err;

	if (!sdp->n_media) {
		read_ahead(buf, s, sdp);
		return 0;
	}
	m = &sdp->media[sdp->n_media - 1];
	err = sdp_media_attribute(buf, s, m);
	sdp->has_ice |= m->has_ice;
	return err;
}

static int read_media(const char *buf, struct span s, struct sdp *sdp)
{
	struct sdp_media *m = &sdp->media[sdp->n_media];
	int err;

	if (sdp->n_media == SDP_MEDIA_MAX)
		return -E2BIG;
	err = sdp_media_parse(buf, s, m);
	if (err)
		return err;
	m->direction = sdp->direction;
	m->setup = sdp->setup;
	sdp->n_media++;
	return 0;
}

/* Several c= lines mean several multicast groups (RFC 8866 s5.7): none of them
 * is ours.
 */
static int read_conn(const char *buf, struct span s, struct sdp *sdp)
{
	struct sdp_conn *conn = sdp->n_media ?
				&sdp->media[sdp->n_media - 1].conn : &sdp->conn;
	bool is_second = conn->text.len;
	int err = sdp_conn_parse(buf, s, conn);

	if (is_second)
		conn->addr.len = 0;
	return err;
}

/* The value of a line of type @type */
static int read_value(const char *buf, char type, struct span value,
		      struct sdp *sdp)
{
	switch (type) {
	case 'a':
		return read_attribute(buf, value, sdp);
	case 'm':
		return read_media(buf, value, sdp);
	case 'c':
		return read_conn(buf, value, sdp);
	case 'o':
		if (!sdp->origin.len && !sdp->n_media)
			sdp->origin = value;
		return 0;
	case 'v':
		/* another description in the same body */
		return -EBADMSG;
	default:
		return 0;
	}
}

int sdp_parse(const char *buf, struct span body, struct sdp *sdp)
{
	const char *p = buf + body.off, *end = p + body.len, *line, *to;
	int err;

	memset(sdp, 0, offsetof(struct sdp, media));
	if (body.len < 2 || p[0] != 'v' || p[1] != '=')
		return -EBADMSG;
	to = scan_line(&p, end);
	/* a CR within: for some readers, all of this is several lines */
	if (scan_chr(buf + body.off, to, '\r') < to)
		return -EBADMSG;
	while (p < end) {
		line = p;
		to = scan_line(&p, end);
		/* empty lines at the end are common, and harmless anywhere */
		if (to == line)
			continue;
		if (to - line < 2 || line[1] != '=')
			return -EBADMSG;
		err = read_value(buf, *line, span_of(buf, line + 2, to), sdp);
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
