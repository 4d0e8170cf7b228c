// SPDX-License-Identifier: GPL-2.0-only
/* Completion, from the tables of keywords and the names there are. */

#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include "complete.h"
#include "objects.h"

/**
 * struct typed - the words so far
 * @s: the session
 * @n: number of words, without the last one
 * @word: the words
 * @last: the last one, as far as it was typed
 */
struct typed {
	struct session	*s;
	int		n;
	char *const	*word;
	const char	*last;
};

static void offer(const struct typed *t, const char *word)
{
	if (word && !strncmp(word, t->last, strlen(t->last)))
		puts(word);
}

static void offer_objects(const struct typed *t)
{
	static const char * const options[] = {
		"-f", "-h", "-j", "-n", "-V", "--apply", "--check", "--file", "--help",
		"--json", "--netns", "--version",
	};
	const struct object *object;
	unsigned int i;

	for (i = 0; (object = objects_nth(i)); i++)
		offer(t, object->name);
	for (i = 0; i < ARRAY_SIZE(options) && t->last[0] == '-'; i++)
		offer(t, options[i]);
}

static void offer_verbs(const struct typed *t, const struct object *object)
{
	unsigned int i;

	for (i = 0; i < object->n_verbs; i++)
		offer(t, object->verb[i].name);
}

static void offer_devs(const struct typed *t)
{
	struct if_nameindex *devs = if_nameindex(), *dev;

	for (dev = devs; dev && dev->if_index; dev++)
		offer(t, dev->if_name);
	if (devs)
		if_freenameindex(devs);
}

/* In a list of names the last one is to be completed. */
static void offer_wans(const struct typed *t)
{
	const char *comma = strrchr(t->last, ',');
	int before = comma ? comma + 1 - t->last : 0;
	const struct wan *wan, *end;

	if (!genl_has(&t->s->genl, MODULE_POLICY) || session_wans(t->s))
		return;
	end = &t->s->now.slot[WAN_ID_MAX + 1];
	for (wan = t->s->now.slot; wan < end; wan++)
		if (wan->id && !strncmp(wan->name, t->last + before,
					strlen(t->last + before)))
			printf("%.*s%s\n", before, t->last, wan->name);
}

static void offer_sets(const struct typed *t, const char *before)
{
	const struct sets *sets = &t->s->sets;
	char word[SET_NAME_MAX + 2];
	unsigned int i;

	if (!genl_has(&t->s->genl, MODULE_POLICY) || session_sets(t->s))
		return;
	for (i = 0; i < sets->n; i++) {
		snprintf(word, sizeof(word), "%s%s", before, sets->name[i]);
		offer(t, word);
	}
}

static void offer_value(const struct typed *t, const struct keyword *kw)
{
	unsigned int i;

	for (i = 0; kw->words && kw->words[i]; i++)
		offer(t, kw->words[i]);
	if (kw->flags & KW_DEV)
		offer_devs(t);
	if (kw->flags & KW_WAN)
		offer_wans(t);
	if (kw->flags & KW_SET)
		offer_sets(t, kw->name ? "@" : "");
}

static bool is_given(const struct typed *t, int from, const char *name)
{
	for (; from < t->n; from++)
		if (!strcmp(t->word[from], name))
			return true;
	return false;
}

static void offer_keywords(const struct typed *t, const struct table *table,
			   int from)
{
	const struct keyword *kw;

	for (kw = table->kw; kw < table->kw + table->n; kw++)
		if (!(kw->flags & KW_SHOWN) &&
		    (kw->flags & KW_MANY || !is_given(t, from, kw->name)))
			offer(t, kw->name);
}

static const struct keyword *find(const struct table *table, const char *word)
{
	const struct keyword *kw;

	for (kw = table->kw; kw < table->kw + table->n; kw++)
		if (!strcmp(kw->name, word))
			return kw;
	return NULL;
}

/* Walks as the parser does; a metavar with a blank stands for two words. */
static void offer_arguments(const struct typed *t, const struct verb *verb)
{
	const struct table *table = &verb->takes;
	int i = 2, first = table->head ? 3 : 2;

	if (table->head && t->n == i) {
		offer_value(t, table->head);
		return;
	}
	for (i = first; i < t->n; i++) {
		const struct keyword *kw = find(table, t->word[i]);

		if (!kw || !kw->metavar)
			continue;
		if (i + 1 == t->n) {
			offer_value(t, kw);
			return;
		}
		i += strchr(kw->metavar, ' ') ? 2 : 1;
		if (i == t->n) {
			offer(t, "auto");
			return;
		}
	}
	offer_keywords(t, table, first);
}

/* Options are not looked at, and an option's value is the shell's to complete. */
static void skip_options(struct typed *t)
{
	while (t->n && t->word[0][0] == '-') {
		bool value = !strcmp(t->word[0], "-n") ||
			     !strcmp(t->word[0], "--netns");
		int skip = value && t->n > 1 ? 2 : 1;

		t->n -= skip;
		t->word += skip;
	}
}

void complete(struct session *s, int n, char *const *word)
{
	struct typed t = {
		.s = s, .n = n ? n - 1 : 0, .word = word,
		.last = n ? word[n - 1] : "",
	};
	const struct object *object;
	unsigned int i;

	skip_options(&t);
	if (!t.n) {
		offer_objects(&t);
		return;
	}
	object = objects_find(t.word[0]);
	if (object && t.n == 1)
		offer_verbs(&t, object);
	for (i = 0; object && t.n > 1 && i < object->n_verbs; i++)
		if (!strcmp(object->verb[i].name, t.word[1]))
			offer_arguments(&t, &object->verb[i]);
}
