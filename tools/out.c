// SPDX-License-Identifier: GPL-2.0-only
/* Text and JSON. Strings may come from the network: no control byte gets out. */

#include <inttypes.h>
#include <stdio.h>
#include "out.h"

#define BOLD	"\033[1m"
#define PLAIN	"\033[0m"

static void indent(const struct out *out)
{
	if (out->line)
		return;
	printf("\n%*s", 2 * (int)out->depth, "");
}

/* What comes before an item: a comma, a place, its key */
static void begin_json(struct out *out, const char *key)
{
	unsigned int *n = &out->n[out->depth];

	if ((*n)++)
		printf(out->line ? ", " : ",");
	if (out->depth)
		indent(out);
	if (key)
		printf("\"%s\": ", key);
}

static void open_json(struct out *out, const char *key, char bracket)
{
	begin_json(out, key);
	putchar(bracket);
	out->n[++out->depth] = 0;
}

static void close_json(struct out *out, char bracket)
{
	bool empty = !out->n[out->depth--];

	if (!empty)
		indent(out);
	putchar(bracket);
	if (!out->depth)
		putchar('\n');
}

void out_list(struct out *out, const char *key)
{
	if (out->json)
		open_json(out, key, '[');
}

void out_list_end(struct out *out)
{
	if (out->json)
		close_json(out, ']');
}

void out_object(struct out *out, const char *words)
{
	if (out->json) {
		open_json(out, NULL, '{');
		return;
	}
	if (out->depth++)
		return;
	out->n[1] = 0;
	if (words && *words)
		out->n[1] = printf("%s", words) > 0;
}

void out_object_end(struct out *out)
{
	if (out->json)
		close_json(out, '}');
	else if (!--out->depth)
		putchar('\n');
}

/* Length of the UTF-8 sequence at @s, 0 if it is none that can be shown */
static int sequence(const unsigned char *s)
{
	int i, n;

	if (*s < 0x80)
		return *s >= 0x20 && *s != 0x7f;
	if (*s < 0xc3 || *s > 0xf4)
		return 0;
	n = *s < 0xe0 ? 2 : *s < 0xf0 ? 3 : 4;
	for (i = 1; i < n; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) ||
	    (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
		return 0;
	return n;
}

static void put_safely(const struct out *out, const char *value)
{
	const unsigned char *s = (const unsigned char *)value;
	int n;

	for (; *s; s += n ? n : 1) {
		n = sequence(s);
		if (!n)
			printf(out->json ? "\\u%04x" : "\\x%02x", *s);
		else if (out->json && (*s == '"' || *s == '\\'))
			printf("\\%c", *s);
		else
			fwrite(s, n, 1, stdout);
	}
}

/* Returns whether the field is to be shown; then all is printed but its value */
static bool begin(struct out *out, const struct field *field)
{
	if (out->json) {
		if (field->key)
			begin_json(out, field->key);
		return field->key;
	}
	if (!field->word)
		return false;
	if (out->n[1]++)
		putchar(' ');
	if (*field->word)
		printf("%s ", field->word);
	return true;
}

void out_str(struct out *out, const struct field *field, const char *value)
{
	if (!begin(out, field))
		return;
	if (out->json)
		putchar('"');
	put_safely(out, value);
	if (out->json)
		putchar('"');
}

void out_name(struct out *out, const struct field *field, const char *value)
{
	if (out->json || !out->colour) {
		out_str(out, field, value);
		return;
	}
	if (!begin(out, field))
		return;
	fputs(BOLD, stdout);
	put_safely(out, value);
	fputs(PLAIN, stdout);
}

void out_more(struct out *out, const struct field *field, const char *value,
	      bool more)
{
	if (out->json)
		return;
	if (!more) {
		out_str(out, field, value);
		return;
	}
	putchar(',');
	put_safely(out, value);
}

void out_item(struct out *out, const char *value)
{
	if (!out->json)
		return;
	begin_json(out, NULL);
	putchar('"');
	put_safely(out, value);
	putchar('"');
}

void out_item_num(struct out *out, uint64_t value)
{
	if (!out->json)
		return;
	begin_json(out, NULL);
	printf("%" PRIu64, value);
}

void out_num(struct out *out, const struct field *field, uint64_t value)
{
	if (begin(out, field))
		printf("%" PRIu64, value);
}

void out_int(struct out *out, const struct field *field, int64_t value)
{
	if (begin(out, field))
		printf("%" PRId64, value);
}

void out_hex(struct out *out, const struct field *field, uint32_t value)
{
	if (begin(out, field))
		printf(out->json ? "\"0x%08x\"" : "0x%08x", value);
}

void out_flag(struct out *out, const struct field *field, bool value)
{
	if (!out->json && !value)
		return;
	if (!out->json) {
		out_str(out, &(const struct field) { NULL, "" }, field->word);
		return;
	}
	if (begin(out, field))
		fputs(value ? "true" : "false", stdout);
}
