// SPDX-License-Identifier: GPL-2.0-only
/* What is found to be wrong, a sentence each. */

#include <stdarg.h>
#include <stdio.h>
#include "finding.h"

#define SENTENCE_SIZE 400

static const char * const names[] = {
	[FINDING_NOTE]		= "note",
	[FINDING_WARNING]	= "warning",
	[FINDING_ERROR]		= "error",
};

void finding(struct findings *to, enum severity how, const char *about,
	     const char *fmt, ...)
{
	char text[SENTENCE_SIZE], head[80];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	snprintf(head, sizeof(head), "%s:", about);
	if (how == FINDING_ERROR)
		to->errors++;
	out_object(to->out, NULL);
	out_name(to->out, FIELD_BARE("severity"), names[how]);
	out_str(to->out, to->out->json ? FIELD_JSON("about") :
					 FIELD_BARE("about"),
		to->out->json ? about : head);
	out_str(to->out, FIELD_BARE("finding"), text);
	out_object_end(to->out);
}
