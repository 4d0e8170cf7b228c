// SPDX-License-Identifier: GPL-2.0-only
/* The one parser, and the one writer of usage. */

#include <stdio.h>
#include <string.h>
#include "args.h"

const struct token *args_word(const struct parse *p)
{
	return &p->cmd.word[p->next - 1];
}

const struct token *args_value(struct parse *p, const struct keyword *kw)
{
	if (p->next < p->cmd.n)
		return &p->cmd.word[p->next++];
	diag_at(&args_word(p)->at, "%s needs %s behind it",
		args_word(p)->text, kw->metavar);
	return NULL;
}

static bool is_given(const struct keyword *kw)
{
	return !(kw->flags & KW_SHOWN);
}

static bool is_required(const struct table *table, const struct keyword *kw)
{
	if (kw->flags & KW_NEEDED)
		return table->head && table->head->flags & KW_NEW;
	return kw->flags & KW_REQUIRED;
}

static int find(const struct parse *p, const struct table *table)
{
	const struct token *word = &p->cmd.word[p->next];
	struct guess guess = { .wrong = word->text };
	char hint[80];
	unsigned int i;

	for (i = 0; i < table->n; i++) {
		if (!is_given(&table->kw[i]))
			continue;
		if (!strcmp(table->kw[i].name, word->text))
			return i;
		guess_offer(&guess, table->kw[i].name);
	}
	diag_at(&word->at, "unknown word '%s'%s", word->text,
		guess_hint(&guess, hint, sizeof(hint)));
	return -1;
}

/* Of the keywords seen so far; no table has more than 64. */
static uint64_t bit(unsigned int i)
{
	return UINT64_C(1) << i;
}

/* Does the keyword go together with those seen before? */
static int judge(const struct parse *p, const struct table *table,
		 unsigned int i, uint64_t seen)
{
	const struct token *word = &p->cmd.word[p->next];
	const struct keyword *kw = table->kw;
	unsigned int j;

	if (seen & bit(i) && !(kw[i].flags & KW_MANY))
		return diag_at(&word->at, "%s is given twice", word->text);
	for (j = 0; j < table->n; j++)
		if (seen & bit(j) && j != i &&
		    kw[i].flags & kw[j].flags & KW_ONE_OF)
			return diag_at(&word->at, "%s does not go with %s",
				       kw[i].name, kw[j].name);
	return STATUS_OK;
}

static int find_missing(const struct parse *p, const struct table *table,
			uint64_t seen)
{
	struct place place = command_place(&p->cmd);
	const struct keyword *kw, *one_of = NULL;

	for (kw = table->kw; kw < table->kw + table->n; kw++) {
		bool given = seen & bit(kw - table->kw);

		if (is_required(table, kw) && !given)
			return diag_at(&place, "%s %s is missing", kw->name,
				       kw->metavar);
		if (!(kw->flags & KW_ONE_OF))
			continue;
		if (given)
			return STATUS_OK;
		if (!one_of)
			one_of = kw;
	}
	if (!one_of)
		return STATUS_OK;
	return diag_at(&place, "a verdict is missing: %s %s, or another",
		       one_of->name, one_of->metavar);
}

static int parse_head(struct parse *p, const struct keyword *head)
{
	if (!head || (p->next == p->cmd.n && !(head->flags & KW_REQUIRED)))
		return STATUS_OK;
	return head->parse(p, head);
}

int args_parse(struct parse *p, const struct table *table)
{
	int at, status = parse_head(p, table->head);
	uint64_t seen = 0;

	while (!status && p->next < p->cmd.n) {
		at = find(p, table);
		if (at < 0)
			return STATUS_REFUSED;
		status = judge(p, table, at, seen);
		p->next++;
		if (!status)
			status = table->kw[at].parse(p, &table->kw[at]);
		seen |= bit(at);
	}
	return status ? status : find_missing(p, table, seen);
}

void args_print(const struct shown *obj, const struct table *table,
		bool with_state)
{
	struct out *out = &obj->s->out;
	const struct keyword *kw;
	bool hash = false;

	if (table->head)
		table->head->print(obj, table->head);
	for (kw = table->kw; kw < table->kw + table->n; kw++) {
		if (!out->json && !is_given(kw)) {
			if (!with_state)
				break;
			if (!hash)
				out_flag(out, FIELD_TEXT("#"), true);
			hash = true;
		}
		kw->print(obj, kw);
	}
}

static int usage_word(const struct keyword *kw)
{
	return printf("%s%s%s", kw->name ? kw->name : "",
		      kw->name && kw->metavar ? " " : "",
		      kw->metavar ? kw->metavar : "");
}

static void usage_row(const struct table *table, const struct keyword *kw)
{
	bool required = is_required(table, kw);

	fputs(required ? " " : " [ ", stdout);
	usage_word(kw);
	fputs(required ? "" : " ]", stdout);
	if (kw->flags & KW_MANY)
		fputs(" ...", stdout);
}

void args_usage(const struct table *table)
{
	const struct keyword *kw;
	bool one_of = false;

	if (table->head)
		usage_row(table, table->head);
	for (kw = table->kw; kw < table->kw + table->n; kw++) {
		if (!is_given(kw))
			continue;
		if (kw->flags & KW_ONE_OF) {
			fputs(one_of ? " | " : " { ", stdout);
			usage_word(kw);
			one_of = true;
			continue;
		}
		if (one_of)
			fputs(" }", stdout);
		one_of = false;
		usage_row(table, kw);
	}
	puts(one_of ? " }" : "");
}

static void help_row(const struct keyword *kw)
{
	int width;

	if (!is_given(kw))
		return;
	fputs("      ", stdout);
	width = usage_word(kw);
	printf("%*s  %s\n", width < 24 ? 24 - width : 0, "", kw->help);
}

void args_help(const struct table *table)
{
	const struct keyword *kw;

	if (table->head)
		help_row(table->head);
	for (kw = table->kw; kw < table->kw + table->n; kw++)
		help_row(kw);
}
