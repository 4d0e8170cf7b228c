/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the fuzz targets of nf_sip_alg's text rooms share.
 *
 * A target is fuzz_ROOM.c. It hands its input to the room and asserts what must
 * hold of the result whatever the input was, mostly against a reader that is
 * written another way: slow, simple and without the room's bounds in mind.
 */
#ifndef _SELFTESTS_FUZZ_H
#define _SELFTESTS_FUZZ_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "env.h"
#include "span.h"

/* Most bytes in front of an input, so that offsets are not always 0. A reader of
 * words may touch them; what they are must not matter.
 */
#define FUZZ_BEFORE_MAX	15

/* Offsets are 16 bits wide; SIP_MSG_MAX is less */
#define FUZZ_LEN_MAX	(65535 - FUZZ_BEFORE_MAX)

/**
 * fuzz() - the target
 * @buf: start of the message; a read before it is fatal
 * @text: the input; a read behind it is fatal
 */
void fuzz(const char *buf, struct span text);

/**
 * is_inside() - does a span lie within another one?
 * @inner: span; an empty one lies everywhere
 * @outer: span
 */
static inline bool is_inside(struct span inner, struct span outer)
{
	return !inner.len || (inner.off >= outer.off &&
			      span_end(inner) <= span_end(outer));
}

/**
 * is_equal() - are two spans the same place?
 * @a: one
 * @b: the other
 */
static inline bool is_equal(struct span a, struct span b)
{
	return a.off == b.off && a.len == b.len;
}

/**
 * is_blank() - white space of a header, the ends of folded lines included
 * @c: byte
 */
static inline bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/**
 * is_all_blank() - is there nothing but white space between two offsets?
 * @buf: start of the message
 * @from: first
 * @to: behind the last; not before @from
 */
static inline bool is_all_blank(const char *buf, u32 from, u32 to)
{
	assert(from <= to);
	while (from < to)
		if (!is_blank(buf[from++]))
			return false;
	return true;
}

/**
 * lower() - a letter in lower case, whatever the locale
 * @c: byte
 */
static inline char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/**
 * is_text() - does a span hold this text, letter case aside?
 * @buf: start of the message
 * @s: span
 * @text: NUL-terminated
 */
static inline bool is_text(const char *buf, struct span s, const char *text)
{
	u32 i;

	for (i = 0; i < s.len; i++)
		if (!text[i] || lower(buf[s.off + i]) != lower(text[i]))
			return false;
	return !text[i];
}

/**
 * is_word() - a text that the rooms may look for
 * @text: NUL-terminated
 *
 * span_begins() wants lower-case letters, and of other bytes those below 64.
 */
static inline bool is_word(const char *text)
{
	for (; *text; text++)
		if ((*text & 0xc0) && (*text < 'a' || *text > 'z'))
			return false;
	return true;
}

/**
 * find_byte() - the first of a byte in a span
 * @buf: start of the message
 * @s: span
 * @c: byte
 *
 * Return: its offset, or that of the end of the span.
 */
u32 find_byte(const char *buf, struct span s, char c);

/**
 * find_bare() - the first of a byte that is in no quoted string
 * @buf: start of the message
 * @s: span
 * @c: byte, not a quote
 *
 * Return: its offset, or that of the end of the span.
 */
u32 find_bare(const char *buf, struct span s, char c);

/**
 * copy_text() - a span as a string
 * @buf: start of the message
 * @s: span
 *
 * Return: NUL-terminated copy, to be freed.
 */
char *copy_text(const char *buf, struct span s);

/**
 * copy_lower() - a span as a string in lower case
 * @buf: start of the message
 * @s: span
 *
 * Return: NUL-terminated copy, to be freed.
 */
char *copy_lower(const char *buf, struct span s);

/**
 * number_in() - what strtoul() makes of a span
 * @buf: start of the message
 * @s: span; holds digits and nothing else
 */
unsigned long number_in(const char *buf, struct span s);

/**
 * splice() - a text with other words at one place
 * @buf: start of the message
 * @s: the text
 * @at: the place, within @s
 * @words: NUL-terminated; what stands there instead
 * @now: result: the new text; its offset is 0
 *
 * Return: start of the new text, to be freed.
 */
char *splice(const char *buf, struct span s, struct span at,
	     const char *words, struct span *now);

/**
 * is_moved() - does a span hold the same bytes elsewhere?
 * @buf: start of a message
 * @a: span of it
 * @other: start of another message
 * @b: span of that
 */
static inline bool is_moved(const char *buf, struct span a,
			    const char *other, struct span b)
{
	return a.len == b.len && !memcmp(buf + a.off, other + b.off, a.len);
}

#endif
