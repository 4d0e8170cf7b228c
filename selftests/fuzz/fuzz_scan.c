// SPDX-License-Identifier: GPL-2.0-only
/*
 * scan: searches a word at a time against loops over bytes. The input is a byte
 * to look for, and a text.
 */

#include "fuzz.h"
#include "scan.h"

/* Most bytes that a word of memory may have */
#define WORD_MAX	16

/* From wherever the search begins, and to wherever it ends */
static void see_chr(const char *buf, struct span s, char c)
{
	u32 from, to, end = span_end(s);

	for (from = s.off; from <= end && from < s.off + WORD_MAX; from++)
		assert(span_chr(buf, span_from(s, from), c) ==
		       find_byte(buf, span_from(s, from), c));
	for (to = end; to > s.off && to + WORD_MAX > end; to--)
		assert(scan_chr(buf + s.off, buf + to, c) ==
		       buf + find_byte(buf, span_until(s, to), c));
}

static void see_quoted(const char *buf, struct span s)
{
	u32 i = find_byte(buf, s, '"'), end = span_end(s);
	const char *after;

	if (i == end)
		return;
	after = scan_quoted(buf + i, buf + end);
	for (i++; i < end && buf[i] != '"'; i++)
		if (buf[i] == '\\')
			i++;
	assert(after == buf + (i < end ? i + 1 : end));
}

/* Lines, and what ends them, are the text again */
static void see_lines(const char *p, const char *end)
{
	const char *next = p, *to;

	while (p < end) {
		to = scan_line(&next, end);
		assert(p <= to && to <= next && next <= end);
		assert(!memchr(p, '\n', (size_t)(to - p)));
		if (to < end && *to == '\r')
			to++;
		if (to < end)
			assert(*to++ == '\n');
		assert(to == next);
		p = next;
	}
	assert(scan_line(&next, end) == end && next == end);
}

static bool is_fold(const char *p, const char *end)
{
	return p < end && (*p == ' ' || *p == '\t');
}

/* Lines that begin with white space, as many as there are */
static void see_folds(const char *p, const char *end)
{
	const char *next = p, *before = p, *to;

	while (p < end) {
		to = scan_folds(&next, end, before);
		assert(!is_fold(next, end));
		while (p < next) {
			assert(is_fold(p, end));
			before = scan_line(&p, end);
		}
		assert(p == next && to == before);
		before = scan_line(&p, end);
		next = p;
	}
}

void fuzz(const char *buf, struct span text)
{
	const char *p = buf + text.off, *end = p + text.len;

	if (!text.len)
		return;
	see_chr(buf, span_from(text, text.off + 1u), *p);
	see_quoted(buf, text);
	see_lines(p + 1, end);
	see_folds(p + 1, end);
}
