// SPDX-License-Identifier: GPL-2.0-only
/*
 * A second reader of bodies (RFC 2046 s5.1): a multipart is all between its first
 * delimiter and its last, a part all between two of them, and may be one itself.
 */

#include "fuzz.h"
#include "mime.h"

#define LINES_MAX	8192
#define BOUNDARY_MAX	70

/* A line: its first byte, its end, and where the next one begins */
struct line {
	u32	from;
	u32	to;
	u32	next;
};

/* Lines of a part: the first one, and behind the last one */
struct range {
	u32	first;
	u32	last;
};

/* Of the message, or of a part */
struct head {
	struct span	type;
	struct span	params;
	bool		is_packed;
	u32		n_lengths;
};

/* Where a part is: how deep, and with a signature around it? */
struct place {
	int	depth;
	bool	is_signed;
};

static const char *text;
static struct line lines[LINES_MAX];
static u32 n_lines, n_parts, text_end;
static struct mime *mime;

static void read_part(struct range r, struct place at);

static struct span line_at(u32 i)
{
	return span_of(text, text + lines[i].from, text + lines[i].to);
}

static bool is_fold(u32 i)
{
	char c = lines[i].from < text_end ? text[lines[i].from] : 0;

	return c == ' ' || c == '\t';
}

static void split(struct span s)
{
	struct line *l = lines;
	u32 i = s.off;

	text_end = span_end(s);
	n_lines = 0;
	while (i < text_end && n_lines < LINES_MAX) {
		l->from = i;
		l->to = find_byte(text, span_from(s, i), '\n');
		l->next = l->to < text_end ? l->to + 1 : text_end;
		i = l->next;
		if (l->to > l->from && text[l->to - 1] == '\r')
			l->to--;
		l++;
		n_lines++;
	}
	mime->is_vague |= i < text_end;
}

bool mime_is(const char *buf, struct span s, const char *type,
	     const char *subtype)
{
	u32 slash = find_byte(buf, s, '/');

	if (slash == span_end(s) ||
	    !is_text(buf, span_trim(buf, span_until(s, slash)), type))
		return false;
	s = span_trim(buf, span_from(s, slash + 1));
	return !subtype || is_text(buf, s, subtype);
}

bool mime_is_plain(const char *buf, struct span encoding)
{
	return is_text(buf, encoding, "7bit") ||
	       is_text(buf, encoding, "8bit") ||
	       is_text(buf, encoding, "binary") ||
	       is_text(buf, encoding, "identity");
}

static bool is_encrypted(struct span type)
{
	return mime_is(text, type, "application", "pkcs7-mime") ||
	       mime_is(text, type, "application", "x-pkcs7-mime") ||
	       mime_is(text, type, "multipart", "encrypted");
}

/* Empty when there is none, or none that can be told */
static struct span boundary_of(struct span params)
{
	struct sip_param param;
	struct span b = {};
	u32 n = 0;

	while (sip_param_next(text, &params, &param)) {
		if (!is_text(text, param.name, "boundary"))
			continue;
		/* is an empty one another one? */
		mime->is_vague |= !param.value.len;
		b = param.value;
		n++;
	}
	if (b.len >= 2 && text[b.off] == '"' && text[span_end(b) - 1] == '"')
		b = (struct span){ b.off + 1, b.len - 2 };
	if (n != 1 || b.len > BOUNDARY_MAX ||
	    memchr(text + b.off, '\\', b.len))
		b.len = 0;
	return b;
}

/* 0: no delimiter, 1: a part follows, 2: the last one */
static int delimiter(u32 i, struct span boundary)
{
	struct span s = line_at(i);
	u32 rest = 2u + boundary.len;

	if (s.len < rest || memcmp(text + s.off, "--", 2) ||
	    memcmp(text + s.off + 2, text + boundary.off, boundary.len))
		return 0;
	if (is_all_blank(text, s.off + rest, span_end(s)))
		return 1;
	if (s.len >= rest + 2 && !memcmp(text + s.off + rest, "--", 2) &&
	    is_all_blank(text, s.off + rest + 2, span_end(s)))
		return 2;
	return 0;
}

static void read_multipart(const struct head *head, struct range r,
			   struct place at)
{
	struct span boundary = boundary_of(head->params);
	u32 i, first = 0;
	int what = 0, now;

	at.depth++;
	at.is_signed |= mime_is(text, head->type, "multipart", "signed");
	if (!boundary.len || at.depth > SIP_BODY_DEPTH_MAX) {
		mime->is_odd = true;
		return;
	}
	/* what ends this one from outside should not divide it as well */
	if (r.last < n_lines && delimiter(r.last, boundary))
		mime->is_vague = true;
	for (i = r.first; i < r.last && what != 2; i++) {
		now = delimiter(i, boundary);
		if (!now)
			continue;
		if (what)
			read_part((struct range){ first, i }, at);
		what = now;
		first = i + 1;
		n_parts += now == 1;
	}
	if (what == 1)
		read_part((struct range){ first, r.last }, at);
}

static void take_header(struct head *head, struct span line)
{
	u32 colon = find_byte(text, line, ':'), n;
	struct span name = span_trim(text, span_until(line, colon)), value;

	if (colon == span_end(line))
		return;
	value = span_trim(text, span_from(line, colon + 1));
	if (is_text(text, name, "content-type") || is_text(text, name, "c")) {
		mime->is_odd |= head->type.len > 0;
		colon = find_byte(text, value, ';');
		head->type = span_trim(text, span_until(value, colon));
		head->params = span_from(value, colon);
	} else if (is_text(text, name, "content-length") ||
		   is_text(text, name, "l")) {
		mime->is_odd |= head->n_lengths++ ||
				span_number(text, value, SIP_MSG_MAX, &n);
	} else if (is_text(text, name, "content-encoding") ||
		   is_text(text, name, "content-transfer-encoding") ||
		   is_text(text, name, "e")) {
		head->is_packed |= !mime_is_plain(text, value);
	}
}

/* Returns the line behind the empty one, or 0 when there is none. */
static u32 read_head(struct head *head, struct range r)
{
	u32 i = r.first, to;

	while (i < r.last && line_at(i).len) {
		for (to = i + 1; to < r.last && is_fold(to); to++)
			;
		take_header(head, span_of(text, text + lines[i].from,
					  text + lines[to - 1].to));
		i = to;
	}
	/* is the delimiter folded, or not? */
	if (i == r.last && r.last + 1 < n_lines && is_fold(r.last + 1))
		mime->is_vague = true;
	return i < r.last ? i + 1 : 0;
}

static void found_sdp(u32 from, struct range r, struct place at)
{
	u32 to = r.last < n_lines ? lines[r.last - 1].to : text_end;

	if (to < from)
		to = from;
	mime->n_sdp++;
	mime->sdp = (struct span){ (u16)from, (u16)(to - from) };
	mime->is_sealed = at.is_signed;
}

static void read_part(struct range r, struct place at)
{
	struct head head = {};
	u32 content = read_head(&head, r);

	if (!content)
		return;
	if (mime_is(text, head.type, "application", "sdp")) {
		mime->is_odd |= head.is_packed;
		found_sdp(lines[content - 1].next, r, at);
	} else if (mime_is(text, head.type, "multipart", NULL) &&
		   !head.is_packed && !is_encrypted(head.type)) {
		read_multipart(&head, (struct range){ content, r.last }, at);
	}
}

void mime_read(const char *buf, const struct sip_msg *msg, struct mime *found)
{
	struct head head = {
		.type = msg->content_type,
		.params = msg->content_params,
	};

	*found = (struct mime){};
	mime = found;
	text = buf;
	n_parts = 0;
	split(msg->body);
	read_multipart(&head, (struct range){ 0, n_lines },
		       (struct place){});
	found->is_odd |= n_parts > SIP_BODY_PARTS_MAX;
}
