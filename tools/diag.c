// SPDX-License-Identifier: GPL-2.0-only
/*
 * Messages with the line they are about, and carets below the culprit.
 *
 * What is quoted may come from anywhere, so no control byte gets out.
 */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include "diag.h"

/* Bytes 0x80 to 0x9f behind 0xc2 are control characters in UTF-8. */
static void put_safely(const char *text)
{
	const unsigned char *s = (const unsigned char *)text;
	unsigned char before = 0;

	for (; *s; before = *s++)
		if ((*s < 0x20 && *s != '\t') || *s == 0x7f ||
		    (before == 0xc2 && *s < 0xa0))
			fputc('?', stderr);
		else
			fputc(*s, stderr);
	fputc('\n', stderr);
}

__attribute__((format(printf, 1, 0)))
static void say(const char *fmt, va_list args)
{
	char *text;

	if (vasprintf(&text, fmt, args) < 0)
		return;
	put_safely(text);
	free(text);
}

/* Tabs are kept as tabs, so that the carets end up below what they mean. */
static void show(const struct place *at)
{
	unsigned int i;

	put_safely(at->text);
	for (i = 0; i + 1 < at->col && at->text[i]; i++)
		fputc(at->text[i] == '\t' ? '\t' : ' ', stderr);
	for (i = 0; i < at->len; i++)
		fputc('^', stderr);
	if (at->len)
		fputc('\n', stderr);
}

static void head(const struct place *at)
{
	fprintf(stderr, "%s:%u:%u", at->file, at->line, at->col ? at->col : 1);
	if (at->len > 1)
		fprintf(stderr, "-%u", at->col + at->len - 1);
	fputs(": Error: ", stderr);
}

int diag_at(const struct place *at, const char *fmt, ...)
{
	va_list args;

	head(at);
	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
	show(at);
	return STATUS_REFUSED;
}

int diag_io(const char *fmt, ...)
{
	va_list args;

	fputs("Error: ", stderr);
	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
	return STATUS_IO;
}

void diag_warn(const char *fmt, ...)
{
	va_list args;

	fputs("Warning: ", stderr);
	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
}
