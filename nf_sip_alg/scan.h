/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Searches in spans: for bytes, for lines. All others are made of these.
 */
#ifndef _NF_SIP_ALG_SCAN_H
#define _NF_SIP_ALG_SCAN_H

#include "span.h"

/**
 * scan_chr() - find a byte
 * @p: where to begin
 * @end: where to end; not before @p
 * @c: byte
 *
 * Return: where it is, or @end if absent.
 */
const char *scan_chr(const char *p, const char *end, char c);

/**
 * span_chr() - find a byte in a span
 * @buf: start of the message
 * @s: span
 * @c: byte
 *
 * Return: its offset from the start of the message, or span_end() if absent.
 */
static inline u32 span_chr(const char *buf, struct span s, char c)
{
	const char *p = buf + s.off;

	return (u32)(scan_chr(p, p + s.len, c) - buf);
}

/**
 * scan_quoted() - skip a quoted string (RFC 3261 s25.1)
 * @p: its first quote
 * @end: where to end
 *
 * Return: behind its last quote; @end when it is not closed.
 */
const char *scan_quoted(const char *p, const char *end);

/**
 * scan_line() - take a line
 * @p: where it begins; moves behind its end
 * @end: where the last line ends
 *
 * Return: its end, without the CR LF or LF behind it.
 */
static inline const char *scan_line(const char **p, const char *end)
{
	const char *line = *p, *lf = scan_chr(line, end, '\n');

	*p = lf < end ? lf + 1 : lf;
	return lf > line && lf[-1] == '\r' ? lf - 1 : lf;
}

/**
 * scan_folds() - take the lines folded into the one before (RFC 3261 s7.3.1)
 * @p: where the next line begins; moves behind what is taken
 * @end: where the last line ends
 * @to: end of the line before
 *
 * Return: end of the last line taken, without its line end; @to if none is.
 */
static inline const char *scan_folds(const char **p, const char *end,
				     const char *to)
{
	while (*p < end && (**p == ' ' || **p == '\t'))
		to = scan_line(p, end);
	return to;
}

#endif
