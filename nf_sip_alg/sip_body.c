// SPDX-License-Identifier: GPL-2.0-only
/* Bodies: one pass over the lines, whatever is nested in what. */
#include "scan.h"
#include "sip_body.h"
#include "word.h"

/* RFC 2046 s5.1.1 */
#define BOUNDARY_LEN_MAX	70

/**
 * struct entity - what has a head of its own: the message, or a part
 * @type: media type
 * @params: its parameters
 * @digits: of its Content-Length
 * @is_packed: its content is not there as it is
 */
struct entity {
	struct span	type;
	struct span	params;
	struct span	digits;
	bool		is_packed;
};

/**
 * struct level - a multipart that is open
 * @boundary: what stands behind the "--" between its parts
 * @digits: of its Content-Length
 * @from: its first byte
 * @is_signed: its parts may not change
 */
struct level {
	struct span	boundary;
	struct span	digits;
	u16		from;
	bool		is_signed;
};

enum mode {
	IGNORED,	/* preamble, epilogue, a part of no interest */
	HEAD,
	SDP,
};

struct walk {
	const char	*buf;
	struct sip_body	*body;
	struct entity	part;
	struct level	level[SIP_BODY_DEPTH_MAX];
	u8		depth;
	u8		mode;
	u16		n_parts;
	u32		line_end;
};

/* Is it TYPE/SUBTYPE? White space around the slash is legal (s25.1) */
static bool type_is(const char *buf, struct span s, const char *type,
		    const char *subtype)
{
	u32 slash = span_chr(buf, s, '/');

	return slash < span_end(s) &&
	       span_is(buf, span_trim(buf, span_until(s, slash)), type) &&
	       (!subtype || span_is(buf, span_trim(buf, span_from(s, slash + 1)),
				    subtype));
}

static bool is_sdp(const char *buf, const struct entity *e)
{
	return type_is(buf, e->type, "application", "sdp");
}

static bool is_encrypted(const char *buf, const struct entity *e)
{
	return type_is(buf, e->type, "application", "pkcs7-mime") ||
	       type_is(buf, e->type, "application", "x-pkcs7-mime") ||
	       type_is(buf, e->type, "multipart", "encrypted");
}

/* One and only one: with two, each reader would see other parts */
static int boundary_param(const char *buf, struct span params, struct span *b)
{
	struct sip_param param;

	b->len = 0;
	while (sip_param_next(buf, &params, &param)) {
		if (!span_is(buf, param.name, "boundary"))
			continue;
		if (b->len)
			return -EBADMSG;
		*b = param.value;
	}
	return 0;
}

static int boundary_of(const char *buf, struct span params, struct span *b)
{
	if (boundary_param(buf, params, b))
		return -EBADMSG;
	if (b->len >= 2 && buf[b->off] == '"' && buf[span_end(*b) - 1] == '"')
		*b = span_until(span_from(*b, b->off + 1u), span_end(*b) - 1);
	/* an escaped character would have to be compared as another */
	return !b->len || b->len > BOUNDARY_LEN_MAX ||
	       span_chr(buf, *b, '\\') < span_end(*b) ? -EBADMSG : 0;
}

static int open_multipart(struct walk *w, const struct entity *e, u32 from)
{
	struct level *l = &w->level[w->depth];

	if (w->depth == SIP_BODY_DEPTH_MAX)
		return -E2BIG;
	l->digits = e->digits;
	l->from = (u16)from;
	l->is_signed = type_is(w->buf, e->type, "multipart", "signed");
	w->depth++;
	w->mode = IGNORED;
	return boundary_of(w->buf, e->params, &l->boundary);
}

static void add_length(struct sip_body *body, struct span digits, u32 from)
{
	struct span covers = { (u16)from, 0 };

	covers.len = (u16)(span_end(body->sdp) - from);
	body->length[body->n_lengths++] =
		(struct sip_body_length){ digits, covers };
}

static int open_sdp(struct walk *w, u32 from)
{
	int i;

	if (w->body->n_lengths)
		return -EEXIST;
	if (w->part.is_packed)
		return -EOPNOTSUPP;
	w->mode = SDP;
	w->body->sdp = (struct span){ (u16)from, 0 };
	add_length(w->body, w->part.digits, from);
	for (i = w->depth - 1; i >= 0; i--) {
		add_length(w->body, w->level[i].digits, w->level[i].from);
		w->body->is_sealed |= w->level[i].is_signed;
	}
	return 0;
}

static void close_part(struct walk *w)
{
	struct sip_body *body = w->body;
	u32 end = w->line_end;
	u8 i;

	if (w->mode == SDP && end > body->sdp.off) {
		body->sdp = span_until(body->sdp, end);
		for (i = 0; i < body->n_lengths; i++)
			body->length[i].covers =
				span_until(body->length[i].covers, end);
	}
	w->mode = IGNORED;
}

/* The content of a part begins at @from */
static int open_part(struct walk *w, u32 from)
{
	w->mode = IGNORED;
	if (is_sdp(w->buf, &w->part))
		return open_sdp(w, from);
	if (type_is(w->buf, w->part.type, "multipart", NULL) &&
	    !w->part.is_packed && !is_encrypted(w->buf, &w->part))
		return open_multipart(w, &w->part, from);
	return 0;
}

/* Is it "--" BOUNDARY ["--"], and white space at most behind? */
static bool is_delimiter(const char *buf, struct span line, struct span boundary,
			 bool *is_last)
{
	struct span rest = span_from(line, line.off + 2u);

	if (rest.len < boundary.len ||
	    memcmp(buf + rest.off, buf + boundary.off, boundary.len))
		return false;
	rest = span_from(rest, rest.off + (u32)boundary.len);
	*is_last = span_begins(buf, rest, "--", 2);
	if (*is_last)
		rest = span_from(rest, rest.off + 2u);
	return !span_trim(buf, rest).len;
}

/* Which multipart does this line divide? -1 when it is no delimiter. */
static int level_of(const struct walk *w, struct span line, bool *is_last)
{
	int i;

	if (line.len < 3 || w->buf[line.off] != '-' ||
	    w->buf[line.off + 1] != '-')
		return -1;
	for (i = w->depth - 1; i >= 0; i--)
		if (is_delimiter(w->buf, line, w->level[i].boundary, is_last))
			return i;
	return -1;
}

/* An outer delimiter ends what is open within (RFC 2046 s5.1.2) */
static int on_delimiter(struct walk *w, int level, bool is_last)
{
	close_part(w);
	if (is_last) {
		w->depth = (u8)level;
		return 0;
	}
	if (w->n_parts++ == SIP_BODY_PARTS_MAX)
		return -E2BIG;
	w->depth = (u8)(level + 1);
	w->part = (struct entity){};
	w->mode = HEAD;
	return 0;
}

/* Of two types, or lengths, nobody can tell which one counts */
static int take_type(struct walk *w, struct span value)
{
	u32 semicolon = span_chr(w->buf, value, ';');

	if (w->part.type.len)
		return -EBADMSG;
	w->part.type = span_trim(w->buf, span_until(value, semicolon));
	w->part.params = span_from(value, semicolon);
	return 0;
}

static int take_length(struct walk *w, struct span value)
{
	u32 told;

	if (w->part.digits.len ||
	    span_number(w->buf, value, SIP_MSG_MAX, &told))
		return -EBADMSG;
	w->part.digits = value;
	return 0;
}

/* Encodings that leave the bytes as they are (RFC 2045 s6.1) */
static bool is_plain(const char *buf, struct span encoding)
{
	return span_is(buf, encoding, "7bit") ||
	       span_is(buf, encoding, "8bit") ||
	       span_is(buf, encoding, "binary") ||
	       span_is(buf, encoding, "identity");
}

static int on_header(struct walk *w, struct span line)
{
	u32 colon = span_chr(w->buf, line, ':');
	struct span name = span_trim(w->buf, span_until(line, colon)), value;

	if (colon == span_end(line))
		return 0;
	value = span_trim(w->buf, span_from(line, colon + 1));
	if (span_is(w->buf, name, "content-type") ||
	    span_is(w->buf, name, "c"))
		return take_type(w, value);
	if (span_is(w->buf, name, "content-length") ||
	    span_is(w->buf, name, "l"))
		return take_length(w, value);
	if (span_is(w->buf, name, "content-transfer-encoding") ||
	    span_is(w->buf, name, "content-encoding") ||
	    span_is(w->buf, name, "e"))
		w->part.is_packed |= !is_plain(w->buf, value);
	return 0;
}

static int on_line(struct walk *w, struct span line, u32 next)
{
	bool is_last;
	int level = level_of(w, line, &is_last);
	int err = 0;

	if (level >= 0)
		err = on_delimiter(w, level, is_last);
	else if (w->mode == HEAD && !line.len)
		err = open_part(w, next);
	else if (w->mode == HEAD)
		err = on_header(w, line);
	w->line_end = span_end(line);
	return err;
}

static int walk_lines(struct walk *w, struct span all)
{
	const char *p = w->buf + all.off, *end = p + all.len, *line, *to;
	int err = 0;

	while (p < end && !err) {
		line = p;
		to = scan_line(&p, end);
		if (w->mode == HEAD && to > line)
			to = scan_folds(&p, end, to);
		err = on_line(w, span_of(w->buf, line, to), (u32)(p - w->buf));
	}
	/* without the last delimiter: the end of the body ends all */
	w->line_end = (u32)(p - w->buf);
	close_part(w);
	return err;
}

static int find_in_multipart(struct walk *w, const struct entity *top,
			     struct span all)
{
	int err = open_multipart(w, top, all.off);

	if (!err)
		err = walk_lines(w, all);
	if (!err && !w->body->n_lengths)
		err = -ENOENT;
	return err;
}

int sip_body_find(const char *buf, const struct sip_msg *msg,
		  struct sip_body *body)
{
	struct entity top = {
		.type = msg->content_type,
		.params = msg->content_params,
		.digits = msg->content_length,
	};
	struct walk w = { .buf = buf, .body = body };

	*body = (struct sip_body){ .is_sealed = msg->is_sealed };
	if (!msg->body.len)
		return -ENOENT;
	if (msg->is_cut)
		return -EBADMSG;
	if (msg->content_encoding.len && !is_plain(buf, msg->content_encoding))
		return -EOPNOTSUPP;
	if (is_sdp(buf, &top)) {
		body->sdp = msg->body;
		add_length(body, top.digits, msg->body.off);
		return 0;
	}
	if (is_encrypted(buf, &top))
		return -EOPNOTSUPP;
	if (!type_is(buf, top.type, "multipart", NULL))
		return -ENOENT;
	return find_in_multipart(&w, &top, msg->body);
}
