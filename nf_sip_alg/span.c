// SPDX-License-Identifier: GPL-2.0-only
/* Spans of a message. */
#include "span.h"

/* Digits of 2^32 - 1, the largest number in SIP */
#define NUMBER_LEN_MAX	10

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool span_is(const char *buf, struct span s, const char *text)
{
	return strlen(text) == s.len && !strncasecmp(buf + s.off, text, s.len);
}

struct span span_trim(const char *buf, struct span s)
{
	while (s.len && is_blank(buf[s.off])) {
		s.off++;
		s.len--;
	}
	while (s.len && is_blank(buf[span_end(s) - 1]))
		s.len--;
	return s;
}

int span_number(const char *buf, struct span s, u32 max, u32 *value)
{
	u64 n = 0;
	u32 i;

	/* a number that leads with hundreds of zeros is no honest one */
	if (!s.len || s.len > NUMBER_LEN_MAX)
		return -EBADMSG;
	for (i = s.off; i < span_end(s); i++) {
		if (buf[i] < '0' || buf[i] > '9')
			return -EBADMSG;
		n = n * 10 + (u32)(buf[i] - '0');
		if (n > max)
			return -EBADMSG;
	}
	*value = (u32)n;
	return 0;
}

u32 span_chr(const char *buf, struct span s, char c)
{
	const char *p = s.len ? memchr(buf + s.off, c, s.len) : NULL;

	return p ? (u32)(p - buf) : span_end(s);
}

struct span span_take_line(const char *buf, struct span *rest)
{
	u32 end = span_end(*rest), lf = span_chr(buf, *rest, '\n');
	struct span line = span_until(*rest, lf);

	*rest = span_from(*rest, lf < end ? lf + 1 : end);
	if (line.len && buf[span_end(line) - 1] == '\r')
		line.len--;
	return line;
}
