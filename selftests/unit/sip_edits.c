// SPDX-License-Identifier: GPL-2.0-only
/*
 * Edit lists: examples, then random ones against an oracle that splices a
 * string, one replacement after the other, from the last to the first.
 */

#include "sip_test.h"

#define ROUNDS		100000
#define LEN_MAX		600
#define OUT_MAX		16384

static struct edit_list list;
static char out[OUT_MAX];

static bool applied_is(const char *buf, struct span part, const char *want)
{
	int n = edit_apply(&list, buf, part, out, sizeof(out));

	return n == (int)strlen(want) && !memcmp(out, want, (size_t)n);
}

static int add(u16 off, u16 len, const char *text)
{
	return edit_add(&list, (struct span){ off, len }, text, strlen(text));
}

static void test_order(void)
{
	static const char text[] = "0123456789";
	const struct span all = { 0, 10 };
	const char *buf = at_edge(text, 10);

	edit_reset(&list);
	row(applied_is(buf, all, text), "nothing");
	add(8, 2, "end");
	add(0, 1, "start");
	add(4, 1, "");
	row(applied_is(buf, all, "start123567end"), "any order");
	row(edit_window(&list).off == 0 && edit_window(&list).len == 10, "window");
	row(edit_growth(&list, all) == 4, "growth");
	row(edit_growth(&list, (struct span){ 1, 6 }) == -1, "growth of a part");
	row(applied_is(buf, (struct span){ 1, 6 }, "12356"), "a part");
	row(edit_apply(&list, buf, all, out, 13) == -ENOSPC, "no room");
	row(edit_apply(&list, buf, all, out, 14) == 14, "just enough room");
	rows_ok("edits are applied in the order of the message");
}

static void test_overlap(void)
{
	edit_reset(&list);
	add(4, 4, "x");
	row(add(4, 4, "y") == -EEXIST, "the same");
	row(add(7, 1, "y") == -EEXIST, "its last byte");
	row(add(4, 1, "y") == -EEXIST, "its first byte");
	row(add(0, 5, "y") == -EEXIST, "from before");
	row(add(7, 5, "y") == -EEXIST, "from within");
	row(add(0, 10, "y") == -EEXIST, "around");
	row(add(5, 0, "y") == -EEXIST, "an insertion within");
	row(list.n == 1, "one edit");
	row(!add(4, 0, "a") && !add(8, 0, "b"), "insertions at its ends");
	row(add(4, 0, "c") == -EEXIST && add(8, 0, "c") == -EEXIST,
	    "insertions at the place of another");
	row(!add(8, 1, "z") && !add(3, 1, "w"), "neighbours");
	row(applied_is(at_edge("0123456789", 10), (struct span){ 0, 10 },
		       "012waxbz9"), "result");
	rows_ok("edits that overlap are refused, neighbours are not");
}

static void test_full(void)
{
	static char big[EDIT_TEXT_MAX + 1];
	u16 i;

	edit_reset(&list);
	for (i = 0; i < EDIT_MAX; i++)
		row(!add((u16)(2 * i), 1, "x"), "room for all");
	row(add(2 * EDIT_MAX, 1, "x") == -ENOSPC, "one too many");
	row(list.n == EDIT_MAX && list.used == EDIT_MAX, "nothing added");
	edit_reset(&list);
	row(edit_add(&list, (struct span){ 0, 1 }, big, sizeof(big)) == -ENOSPC,
	    "text too long");
	row(!edit_add(&list, (struct span){ 0, 1 }, big, EDIT_TEXT_MAX),
	    "all the room for texts");
	row(!add(1, 1, ""), "an empty text");
	row(add(2, 1, "x") == -ENOSPC, "one byte too many");
	rows_ok("a full list refuses and stays as it is");
}

/* "L: <digits> <body>": replace @len bytes of the body by @text */
static bool length_becomes(const char *message, u16 digits, u16 body, u16 len,
			   const char *text, const char *want)
{
	size_t n = strlen(message);
	const char *buf = at_edge(message, n);
	struct span all = { 0, (u16)n };
	struct span at = { 3, digits };

	edit_reset(&list);
	add(body, len, text);
	if (edit_content_length(buf, &list, at, span_from(all, body)))
		return false;
	return applied_is(buf, all, want);
}

static void test_content_length(void)
{
	row(length_becomes("L: 9 012345678", 1, 5, 1, "xx", "L: 10 xx12345678"),
	    "9 to 10");
	row(length_becomes("L: 10 0123456789", 2, 6, 1, "", "L: 9 123456789"),
	    "10 to 9");
	row(length_becomes("L: 10 0123456789", 2, 6, 10, "", "L: 0 "), "to 0");
	row(length_becomes("L: 010 0123456789", 3, 7, 1, "", "L: 9 123456789"),
	    "leading zeros");
	row(length_becomes("L: 3 abc", 1, 5, 1, "x", "L: 3 xbc"), "as long");
	row(length_becomes("L: - abc", 0, 5, 1, "xy", "L: - xybc"), "missing");
	edit_reset(&list);
	add(0, 1, "before the body");
	row(!edit_content_length("x5 body.", &list, (struct span){ 1, 1 },
				 (struct span){ 3, 5 }) && list.n == 1,
	    "edits outside of the body");
	rows_ok("Content-Length follows the edits of the body, and only these");
}

/* The oracle: what is wanted, in no order */
struct wish {
	u32	off, len, text_len;
	char	text[24];
};

static struct wish wishes[EDIT_MAX];
static int n_wishes;

static bool clashes(u32 off, u32 len)
{
	int i;

	for (i = 0; i < n_wishes; i++) {
		const struct wish *w = &wishes[i];

		if (off == w->off && len == w->len)
			return true;
		if (off < w->off + w->len && w->off < off + len)
			return true;
	}
	return false;
}

/* Last first; an insertion stands before what is replaced behind it */
static int by_place(const void *a, const void *b)
{
	const struct wish *v = a, *w = b;

	if (v->off != w->off)
		return v->off < w->off ? 1 : -1;
	return v->len < w->len ? 1 : -1;
}

static size_t splice_all(char *text, size_t len)
{
	int i;

	qsort(wishes, (size_t)n_wishes, sizeof(wishes[0]), by_place);
	for (i = 0; i < n_wishes; i++) {
		const struct wish *w = &wishes[i];
		char *at = text + w->off;

		memmove(at + w->text_len, at + w->len, len - w->off - w->len);
		memcpy(at, w->text, w->text_len);
		len = len + w->text_len - w->len;
	}
	return len;
}

static bool add_wish(u32 message_len)
{
	u32 off = dice(message_len + 1);
	u32 len = dice(4) ? dice(12) : 0, i;
	struct wish *w = &wishes[n_wishes];
	int err;

	if (off + len > message_len)
		len = message_len - off;
	w->off = off;
	w->len = len;
	w->text_len = dice(sizeof(w->text) + 1);
	for (i = 0; i < w->text_len; i++)
		w->text[i] = (char)('A' + dice(26));
	err = edit_add(&list, (struct span){ (u16)off, (u16)len }, w->text,
		       w->text_len);
	if (err)
		return err == -EEXIST && clashes(off, len);
	if (clashes(off, len))
		return false;
	n_wishes++;
	return true;
}

static bool window_agrees(const char *buf, size_t len, const char *whole,
			  size_t whole_len)
{
	struct span w = edit_window(&list);
	size_t behind = len - span_end(w);
	int n = edit_apply(&list, buf, w, out, sizeof(out));

	return n >= 0 && n == w.len + edit_growth(&list, w) &&
	       w.off + (size_t)n + behind == whole_len &&
	       !memcmp(whole, buf, w.off) &&
	       !memcmp(whole + w.off, out, (size_t)n) &&
	       !memcmp(whole + w.off + n, buf + span_end(w), behind);
}

static bool one_round(void)
{
	static char text[LEN_MAX], oracle[OUT_MAX];
	size_t len = 1 + dice(LEN_MAX - 1), want, i;
	struct span all = { 0, (u16)len };
	int tries = (int)dice(40), n;
	const char *buf;

	for (i = 0; i < len; i++)
		text[i] = (char)('a' + dice(26));
	edit_reset(&list);
	n_wishes = 0;
	while (tries--)
		if (!add_wish((u32)len))
			return false;
	memcpy(oracle, text, len);
	want = splice_all(oracle, len);
	buf = at_edge(text, len);
	n = edit_apply(&list, buf, all, out, want);
	if (n < 0 || (size_t)n != want || memcmp(out, oracle, want) ||
	    edit_growth(&list, all) != (int)want - (int)len)
		return false;
	if (want && edit_apply(&list, buf, all, out, want - 1) != -ENOSPC)
		return false;
	return !list.n || window_agrees(buf, len, oracle, want);
}

static void test_oracle(void)
{
	int i, wrong = 0;

	for (i = 0; i < ROUNDS; i++)
		wrong += !one_round();
	ok(!wrong, "%d random lists do what splicing does, as a whole and in the window",
	   ROUNDS);
}

/* What is printed into Content-Length is what stands behind the headers */
static void test_length_oracle(void)
{
	int i, wrong = 0;

	for (i = 0; i < ROUNDS; i++) {
		static char text[LEN_MAX + 16];
		u32 body = dice(LEN_MAX / 2), n, told;
		int head = sprintf(text, "%u\n", body), len;
		struct span digits = { 0, (u16)(head - 1) };
		struct span all = { 0, (u16)(head + (int)body) };
		struct span rest = span_from(all, (u32)head);

		memset(text + head, 'x', body);
		edit_reset(&list);
		for (n = dice(6); n; n--) {
			struct span at = { (u16)((u32)head + dice(body + 1)), 0 };

			at.len = (u16)dice(span_end(all) - at.off + 1);
			edit_add(&list, at, "0123456789", dice(11));
		}
		if (edit_content_length(text, &list, digits, rest)) {
			wrong++;
			continue;
		}
		len = edit_apply(&list, text, all, out, sizeof(out));
		out[len] = 0;
		told = (u32)strtoul(out, NULL, 10);
		wrong += told != strlen(strchr(out, '\n') + 1);
	}
	ok(!wrong, "%d random edits of a body leave Content-Length true", ROUNDS);
}

void test_edits(void)
{
	test_order();
	test_overlap();
	test_full();
	test_content_length();
	test_oracle();
	test_length_oracle();
}
