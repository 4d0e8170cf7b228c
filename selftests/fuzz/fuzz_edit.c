// SPDX-License-Identifier: GPL-2.0-only
/*
 * edit: replacements in any order, against one splice after the other. The input
 * is a number of edits, the edits (where: two bytes, how long, how many bytes of
 * text, and the byte they are made of), the part to write, and the message.
 */

#include "edit.h"
#include "fuzz.h"

#define EDIT_LEN	5	/* bytes of input that make an edit */
#define PART_LEN	4	/* bytes of input that choose the part */
#define DIGITS_MAX	10

/* An edit that was accepted */
struct wanted {
	struct span	at;
	char		text[256];
	size_t		len;
};

static struct wanted wanted[EDIT_MAX];
static size_t n_wanted, n_bytes;
static struct edit_list list;

static u32 number_at(const u8 *in)
{
	return (u32)in[0] << 8 | in[1];
}

/* Any span of @all, also an empty one */
static struct span choose(struct span all, u32 where, u32 how_long)
{
	u32 off = all.off + where % (all.len + 1u);

	return (struct span){ (u16)off,
			      (u16)(how_long % (span_end(all) - off + 1)) };
}

/* Do they overlap? An empty one may stand at the ends of another, once. */
static bool is_touched(struct span a, struct span b)
{
	struct span longer = a.len ? a : b, other = a.len ? b : a;

	if (is_equal(a, b))
		return true;
	if (!other.len)
		return longer.len && other.off > longer.off &&
		       other.off < span_end(longer);
	return a.off < span_end(b) && b.off < span_end(a);
}

static int error_for(struct span at, size_t len)
{
	size_t i;

	for (i = 0; i < n_wanted; i++)
		if (is_touched(wanted[i].at, at))
			return -EEXIST;
	if (n_wanted == EDIT_MAX || n_bytes + len > EDIT_TEXT_MAX)
		return -ENOSPC;
	return 0;
}

static void add(struct span at, const char *text, size_t len)
{
	int err = error_for(at, len);
	struct wanted *w = &wanted[n_wanted];

	assert(edit_add(&list, at, text, len) == err);
	if (err)
		return;
	w->at = at;
	w->len = len;
	memcpy(w->text, text, len);
	n_wanted++;
	n_bytes += len;
}

static void add_all(struct span msg, const u8 *in, u32 n)
{
	char text[256];

	for (; n--; in += EDIT_LEN) {
		memset(text, in[4], in[3]);
		add(choose(msg, number_at(in), in[2]), text, in[3]);
	}
}

/* The edits that are in, in the order of the message */
static void see_order(void)
{
	u32 i;

	assert(list.n == n_wanted && list.used == n_bytes);
	for (i = 1; i < list.n; i++)
		assert(span_end(list.edit[i - 1].at) <= list.edit[i].at.off);
}

static bool is_part(struct span at, struct span part)
{
	return at.off >= part.off && span_end(at) <= span_end(part);
}

/* No edit may reach over the ends of a part */
static bool is_cut(struct span part)
{
	size_t i;

	for (i = 0; i < n_wanted; i++) {
		struct span at = wanted[i].at;

		if (!is_part(at, part) && at.off < span_end(part) &&
		    span_end(at) > part.off)
			return true;
	}
	return false;
}

/* The last edit of the part not done yet. An empty one goes in front of what
 * begins at the same place.
 */
static struct wanted *last_before(struct span part, const struct wanted *done)
{
	struct wanted *w, *best = NULL;

	for (w = wanted; w < wanted + n_wanted; w++) {
		if (!is_part(w->at, part))
			continue;
		if (done && (w->at.off > done->at.off ||
			     (w->at.off == done->at.off &&
			      w->at.len >= done->at.len)))
			continue;
		if (!best || w->at.off > best->at.off ||
		    (w->at.off == best->at.off && w->at.len > best->at.len))
			best = w;
	}
	return best;
}

/* From the last one to the first, so that offsets stay what they are */
static size_t splice_all(const char *buf, struct span part, char *out)
{
	const struct wanted *w = NULL;
	size_t len = part.len;

	memcpy(out, buf + part.off, part.len);
	while ((w = last_before(part, w))) {
		size_t from = w->at.off - part.off, to = from + w->at.len;

		memmove(out + from + w->len, out + to, len - to);
		memcpy(out + from, w->text, w->len);
		len = len - w->at.len + w->len;
	}
	return len;
}

static void see_part(const char *buf, struct span part)
{
	static char expected[65536 + EDIT_TEXT_MAX];
	size_t len = splice_all(buf, part, expected);
	char *out = malloc(len + !len);

	if (!out)
		abort();
	assert((int)len == part.len + edit_growth(&list, part));
	assert(edit_apply(&list, buf, part, out, len) == (int)len);
	assert(!memcmp(out, expected, len));
	if (len)
		assert(edit_apply(&list, buf, part, out, len - 1) == -ENOSPC);
	free(out);
}

/* What edit_content_length() has to say; fills in the edit it makes, if any */
static int error_of_length(struct wanted *w, unsigned long old, int growth)
{
	if (!growth || !w->at.len)
		return 0;
	if (old > 65535)
		return -EBADMSG;
	w->len = (size_t)snprintf(w->text, sizeof(w->text), "%d",
				  (int)old + growth);
	return error_for(w->at, w->len);
}

/* The digits at the beginning are the length of what is behind them */
static void see_length(const char *buf, struct span msg)
{
	struct wanted w = { .at = { msg.off, 0 } };
	struct span body;
	unsigned long old = 0;
	int growth, err;

	while (w.at.len < msg.len && w.at.len < DIGITS_MAX &&
	       buf[span_end(w.at)] >= '0' && buf[span_end(w.at)] <= '9')
		w.at.len++;
	body = span_from(msg, span_end(w.at));
	growth = edit_growth(&list, body);
	if (w.at.len)
		old = number_in(buf, w.at);
	/* a body that loses more bytes than it has is none */
	if (old <= 65535 && (int)old + growth < 0)
		return;
	err = error_of_length(&w, old, growth);
	assert(edit_content_length(buf, &list, w.at, body) == err);
	if (err || !w.len)
		return;
	wanted[n_wanted++] = w;
	n_bytes += w.len;
}

void fuzz(const char *buf, struct span text)
{
	const u8 *in = (const u8 *)buf + text.off;
	struct span msg, part;
	u32 n;

	if (text.len < 1 + PART_LEN)
		return;
	n = *in++ % 128;
	if (text.len < 1 + PART_LEN + n * EDIT_LEN)
		n = (text.len - 1u - PART_LEN) / EDIT_LEN;
	msg = span_from(text, text.off + 1 + PART_LEN + n * EDIT_LEN);
	part = choose(msg, number_at(in), number_at(in + 2));

	n_wanted = 0;
	n_bytes = 0;
	edit_reset(&list);
	see_part(buf, msg);
	add_all(msg, in + PART_LEN, n);
	see_length(buf, msg);
	see_order();
	see_part(buf, msg);
	if (!is_cut(part))
		see_part(buf, part);
	if (n_wanted)
		see_part(buf, edit_window(&list));
}
