/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Spans of a message: where something stands, never a copy of it.
 */
#ifndef _NF_SIP_ALG_SPAN_H
#define _NF_SIP_ALG_SPAN_H

#include "chars.h"

/**
 * struct span - a stretch of a message
 * @off: first byte, from the start of the message
 * @len: bytes; 0 means there is none
 */
struct span {
	u16	off;
	u16	len;
};

/**
 * span_of() - the span between two pointers
 * @buf: start of the message
 * @from: first byte
 * @to: behind the last byte
 */
static inline struct span span_of(const char *buf, const char *from,
				  const char *to)
{
	return (struct span){ (u16)(from - buf), (u16)(to - from) };
}

/**
 * span_end() - offset behind the last byte
 * @s: span
 */
static inline u32 span_end(struct span s)
{
	return (u32)s.off + s.len;
}

/**
 * span_same() - do two spans hold the same bytes?
 * @buf: start of the message
 * @a: one
 * @b: the other
 */
static inline bool span_same(const char *buf, struct span a, struct span b)
{
	return a.len == b.len && !memcmp(buf + a.off, buf + b.off, a.len);
}

/**
 * span_trim() - without the white space (folds included) at both ends
 * @buf: start of the message
 * @s: span
 */
static inline struct span span_trim(const char *buf, struct span s)
{
	const char *from = buf + s.off, *to = from + s.len;

	while (from < to && char_is(*from, CHAR_BLANK))
		from++;
	while (from < to && char_is(to[-1], CHAR_BLANK))
		to--;
	return span_of(buf, from, to);
}

/**
 * span_number() - read a decimal number that fills the span
 * @buf: start of the message
 * @s: span
 * @max: largest value accepted
 * @value: result
 *
 * Return: 0; -EBADMSG when it is empty, has anything but digits, has more than
 * ten of them, or is larger.
 */
int span_number(const char *buf, struct span s, u32 max, u32 *value);

/**
 * span_from() - the rest of a span
 * @s: span
 * @off: offset within it, from the start of the message
 */
static inline struct span span_from(struct span s, u32 off)
{
	return (struct span){ (u16)off, (u16)(span_end(s) - off) };
}

/**
 * span_until() - the beginning of a span
 * @s: span
 * @off: offset within it, from the start of the message
 */
static inline struct span span_until(struct span s, u32 off)
{
	return (struct span){ s.off, (u16)(off - s.off) };
}

#endif
