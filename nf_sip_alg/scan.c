// SPDX-License-Identifier: GPL-2.0-only
/* Searches in spans, a word of memory at a time. */
#include "scan.h"

/* A word with the same byte everywhere */
#define EACH_BYTE(c)	(~0UL / 0xff * (u8)(c))
#define WORD		sizeof(unsigned long)

/* A word of text whose first byte is the lowest, on any machine */
static unsigned long word_at(const char *p)
{
	unsigned long w;

	memcpy(&w, p, WORD);
#ifdef __BIG_ENDIAN
	w = BITS_PER_LONG == 64 ? __builtin_bswap64(w) : __builtin_bswap32(w);
#endif
	return w;
}

/* The high bit of the lowest byte that is zero; those above it may be wrong */
static unsigned long zero_byte(unsigned long w)
{
	return (w - EACH_BYTE(0x01)) & ~w & EACH_BYTE(0x80);
}

static size_t lowest_byte(unsigned long bits)
{
	return (size_t)__builtin_ctzl(bits) / 8;
}

const char *scan_chr(const char *p, const char *end, char c)
{
	unsigned long each = EACH_BYTE(c), w;
	const char *last;

	if (end - p >= (long)WORD) {
		last = end - WORD;
		do {
			w = word_at(p) ^ each;
			/* the cheaper half of the question answers most */
			if ((w - EACH_BYTE(0x01)) & EACH_BYTE(0x80) &&
			    zero_byte(w))
				return p + lowest_byte(zero_byte(w));
			p += WORD;
		} while (p <= last);
	}
	while (p < end && *p != c)
		p++;
	return p;
}

const char *scan_quoted(const char *p, const char *end)
{
	for (p++; p < end && *p != '"'; p++)
		if (*p == '\\' && ++p == end)
			return end;
	return p < end ? p + 1 : end;
}
