// SPDX-License-Identifier: GPL-2.0-only
/*
 * span, word: every reader against a loop over bytes. The input is a text; a NUL
 * separates two halves to compare.
 */

#include "fuzz.h"
#include "word.h"

static void see_trim(const char *buf, struct span s)
{
	struct span t = span_trim(buf, s);

	assert(t.off >= s.off && span_end(t) <= span_end(s));
	assert(is_all_blank(buf, s.off, t.off));
	assert(is_all_blank(buf, span_end(t), span_end(s)));
	assert(!t.len || !is_blank(buf[t.off]));
	assert(!t.len || !is_blank(buf[span_end(t) - 1]));
	assert(is_equal(span_trim(buf, t), t));
}

static bool is_number(const char *buf, struct span s)
{
	u32 i;

	for (i = s.off; i < span_end(s); i++)
		if (buf[i] < '0' || buf[i] > '9')
			return false;
	return s.len > 0 && s.len <= 10;
}

static void see_number(const char *buf, struct span s, u32 max)
{
	bool good = is_number(buf, s) && number_in(buf, s) <= max;
	u32 value = 0;
	int err = span_number(buf, s, max, &value);

	assert(err == (good ? 0 : -EBADMSG));
	assert(err || value == number_in(buf, s));
}

static void see_numbers(const char *buf, struct span s)
{
	u32 n;

	see_number(buf, s, 0);
	see_number(buf, s, 65535);
	see_number(buf, s, ~0u);
	if (!span_number(buf, s, ~0u, &n)) {
		see_number(buf, s, n);
		see_number(buf, s, n - 1);
	}
}

static void see_begins(const char *buf, struct span s, const char *text)
{
	size_t len = strlen(text);
	struct span head = { s.off, len < s.len ? (u16)len : s.len };

	if (!is_word(text))
		return;
	assert(span_is(buf, s, text) == is_text(buf, s, text));
	assert(span_begins(buf, s, text, len) == is_text(buf, head, text));
}

static void see_halves(const char *buf, struct span s)
{
	u32 nul = find_byte(buf, s, '\0');
	struct span a = span_until(s, nul), b = span_from(s, nul);
	char *text;

	if (b.len)
		b = span_from(b, nul + 1);
	assert(span_same(buf, a, b) == is_moved(buf, a, buf, b));
	text = copy_lower(buf, a);
	see_begins(buf, a, text);
	see_begins(buf, b, text);
	free(text);
	text = copy_lower(buf, b);
	see_begins(buf, a, text);
	free(text);
}

static void see_split(struct span s, u32 at)
{
	struct span head = span_until(s, at), tail = span_from(s, at);

	assert(head.off == s.off && span_end(head) == at);
	assert(tail.off == at && span_end(tail) == span_end(s));
}

void fuzz(const char *buf, struct span text)
{
	see_split(text, find_byte(buf, text, '\n'));
	see_trim(buf, text);
	see_numbers(buf, text);
	see_halves(buf, text);
}
