/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Known words. They are compared inline by words of memory: nearly all are
 * constants, of which a comparison takes an instruction or three. A table keeps
 * each in the slot that follows from three of its traits, so that a text is
 * compared with one row and no more. The compiler reports two words with the same
 * slot, as two initializers of one row: then another factor has to be found.
 */
#ifndef _NF_SIP_ALG_WORD_H
#define _NF_SIP_ALG_WORD_H

#include "span.h"

static __always_inline u64 text_load(const char *p, size_t len)
{
	u64 u8s = 0;
	u32 u4s;
	u16 u2s;

	switch (len) {
	case 8:
		memcpy(&u8s, p, 8);
		return u8s;
	case 4:
		memcpy(&u4s, p, 4);
		return u4s;
	case 2:
		memcpy(&u2s, p, 2);
		return u2s;
	default:
		return (u8)*p;
	}
}

/* Letter case is bit 5; in the known text, only letters have bit 6 */
static __always_inline bool text_same(const char *p, const char *text, size_t len)
{
	u64 bytes = text_load(p, len), known = text_load(text, len);

	return !((bytes ^ known) & ~(known >> 1 & 0x2020202020202020ULL));
}

/* In steps of 1, 2, 4 or 8 bytes, of which the last one may overlap */
static __always_inline bool text_same_by(size_t step, const char *p,
					 const char *text, size_t len)
{
	size_t i;

	for (i = 0; i + step < len; i += step)
		if (!text_same(p + i, text + i, step))
			return false;
	return text_same(p + len - step, text + len - step, step);
}

/**
 * text_is() - is this the text, letter case aside?
 * @p: @len bytes
 * @text: lower-case letters and bytes below "@"
 * @len: bytes of @text
 */
static __always_inline bool text_is(const char *p, const char *text, size_t len)
{
	if (len >= 8)
		return text_same_by(8, p, text, len);
	if (len >= 4)
		return text_same_by(4, p, text, len);
	if (len >= 2)
		return text_same_by(2, p, text, len);
	return !len || text_same(p, text, 1);
}

/**
 * span_begins() - does the span begin with this text?
 * @buf: start of the message
 * @s: span
 * @text: lower-case letters and bytes below "@"
 * @len: bytes of @text
 *
 * Return: true if so, letter case aside.
 */
static __always_inline bool span_begins(const char *buf, struct span s,
					const char *text, size_t len)
{
	return s.len >= len && text_is(buf + s.off, text, len);
}

/**
 * span_is() - does the span hold exactly this text?
 * @buf: start of the message
 * @s: span
 * @text: NUL-terminated; lower-case letters and bytes below "@"
 *
 * Return: true if so, letter case aside.
 */
static __always_inline bool span_is(const char *buf, struct span s, const char *text)
{
	return s.len == strlen(text) &&
	       text_is(buf + s.off, text, strlen(text));
}

#define WORD_SLOTS	64

/* Letter case aside, since that is bit 5 */
#define WORD_SLOT(first, last, len) \
	(((((u32)(first)) & 31) + (((u32)(last)) & 31) * 9 + (u32)(len) * 5) & \
	 (WORD_SLOTS - 1))

/**
 * word_slot() - the row that may hold a word
 * @buf: start of the message
 * @s: word
 *
 * Return: index of the row; that of any row for an empty word.
 */
static inline u32 word_slot(const char *buf, struct span s)
{
	return s.len ? WORD_SLOT(buf[s.off], buf[span_end(s) - 1], s.len) : 0;
}

#endif
