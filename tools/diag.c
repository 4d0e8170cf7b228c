// SPDX-License-Identifier: GPL-2.0-only
/* Messages with the line they are about, and carets below the culprit. */

#include <stdarg.h>
#include <stdio.h>
#include "diag.h"

/* Tabs are kept as tabs, so that the carets end up below what they mean. */
static void show(const struct place *at)
{
	unsigned int i;

	fprintf(stderr, "%s\n", at->text);
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
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	show(at);
	return STATUS_REFUSED;
}

int diag_io(const char *fmt, ...)
{
	va_list args;

	fputs("Error: ", stderr);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	return STATUS_IO;
}

void diag_warn(const char *fmt, ...)
{
	va_list args;

	fputs("Warning: ", stderr);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
}
