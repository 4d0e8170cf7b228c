// SPDX-License-Identifier: GPL-2.0-only
/*
 * Files and arguments into words.
 *
 * The text is kept twice: once with the lines whole, for messages, and once cut
 * into words. Both have every character at the same offset.
 */

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "token.h"

#define ARGS_NAME "nfwan"

static bool grow(void **array, unsigned int n, size_t size)
{
	void *bigger;

	if (n & (n - 1))
		return true;
	bigger = realloc(*array, (n ? 2 * (size_t)n : 1) * size);
	if (!bigger)
		return false;
	*array = bigger;
	return true;
}

static int no_memory(void)
{
	return diag_io("out of memory");
}

static int add_word(struct source *src, size_t start, size_t end,
		    const struct place *line)
{
	struct token *word;

	if (!grow((void **)&src->word, src->n_words, sizeof(*src->word)))
		return no_memory();
	word = &src->word[src->n_words++];
	word->text = src->cut + start;
	word->at = *line;
	word->at.col = start - (line->text - src->shown) + 1;
	word->at.len = end - start;
	src->cut[end] = '\0';
	return STATUS_OK;
}

/* A command begins where the one before it ended. */
static int start_command(struct source *src)
{
	if (src->n_commands && src->first[src->n_commands - 1] == src->n_words)
		return STATUS_OK;
	if (!grow((void **)&src->first, src->n_commands, sizeof(*src->first)))
		return no_memory();
	src->first[src->n_commands++] = src->n_words;
	return STATUS_OK;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Returns a status; @more: the next line continues the command. */
static int split_line(struct source *src, const struct place *line, bool *more)
{
	size_t i = line->text - src->shown;
	int status = STATUS_OK;
	size_t start;

	*more = false;
	while (!status) {
		while (is_blank(src->shown[i]))
			i++;
		if (!src->shown[i] || src->shown[i] == '#')
			break;
		if (src->shown[i] == '\\' && !src->shown[i + 1]) {
			*more = true;
			break;
		}
		start = i;
		while (src->shown[i] && !is_blank(src->shown[i]) &&
		       !(src->shown[i] == '\\' && !src->shown[i + 1]))
			i++;
		*more = src->shown[i] == '\\';
		status = add_word(src, start, i, line);
		if (*more)
			break;
	}
	return status;
}

/* Returns a status, STATUS_REFUSED for a file which is no text. */
static int split(struct source *src, size_t size)
{
	struct place line = { .file = src->name, .text = src->shown };
	bool more = false;
	int status;
	char *end;

	while (line.text < src->shown + size) {
		end = memchr(line.text, '\n', src->shown + size - line.text);
		if (!end)
			end = src->shown + size;
		*end = '\0';
		line.line++;
		if (strlen(line.text) != (size_t)(end - line.text))
			return diag_at(&line, "there is a NUL in this line");
		status = more ? STATUS_OK : start_command(src);
		if (!status)
			status = split_line(src, &line, &more);
		if (status)
			return status;
		line.text = end + 1;
	}
	return start_command(src);
}

/* A copy to cut, with a NUL behind it. */
static int copy(struct source *src, size_t size)
{
	src->cut = malloc(size + 1);
	if (!src->cut)
		return no_memory();
	memcpy(src->cut, src->shown, size);
	src->cut[size] = '\0';
	return STATUS_OK;
}

static int slurp(struct source *src, FILE *file, size_t *size)
{
	size_t room = 4096, got;
	char *bigger;

	*size = 0;
	do {
		room *= 2;
		bigger = realloc(src->shown, room);
		if (!bigger)
			return no_memory();
		src->shown = bigger;
		got = fread(src->shown + *size, 1, room - *size - 1, file);
		*size += got;
	} while (got);
	src->shown[*size] = '\0';
	if (ferror(file))
		return diag_io("cannot read %s: %s", src->name,
			       strerror(errno));
	return STATUS_OK;
}

int source_read(struct source *src, const char *path)
{
	bool from_stdin = !strcmp(path, "-");
	size_t size;
	int status;
	FILE *file;

	memset(src, 0, sizeof(*src));
	src->name = from_stdin ? "stdin" : path;
	file = from_stdin ? stdin : fopen(path, "r");
	if (!file)
		return diag_io("cannot open %s: %s", path, strerror(errno));
	status = slurp(src, file, &size);
	if (!from_stdin)
		fclose(file);
	if (!status)
		status = copy(src, size);
	return status ? status : split(src, size);
}

/* The line is shown as it may have been typed. */
static size_t join(struct source *src, int n, char *const *args)
{
	size_t size = sizeof(ARGS_NAME);
	char *p;
	int i;

	for (i = 0; i < n; i++)
		size += strlen(args[i]) + 1;
	src->shown = malloc(size);
	if (!src->shown)
		return 0;
	p = stpcpy(src->shown, ARGS_NAME);
	for (i = 0; i < n; i++) {
		*p++ = ' ';
		p = stpcpy(p, args[i]);
	}
	return size - 1;
}

int source_args(struct source *src, int n, char *const *args)
{
	struct place line = { .file = ARGS_NAME, .line = 1 };
	size_t start = sizeof(ARGS_NAME), size, len;
	int i, status;

	memset(src, 0, sizeof(*src));
	src->name = ARGS_NAME;
	size = join(src, n, args);
	status = size ? copy(src, size) : no_memory();
	line.text = src->shown;
	if (!status)
		status = start_command(src);
	for (i = 0; i < n && !status; i++) {
		len = strlen(args[i]);
		status = add_word(src, start, start + len, &line);
		start += len + 1;
	}
	return status ? status : start_command(src);
}

/* The last start is where the next command would begin: an end, not a command. */
struct command source_command(const struct source *src, unsigned int i)
{
	return (struct command) {
		.word	= src->word + src->first[i],
		.n	= src->first[i + 1] - src->first[i],
	};
}

void source_free(struct source *src)
{
	free(src->word);
	free(src->first);
	free(src->shown);
	free(src->cut);
	memset(src, 0, sizeof(*src));
}

struct place token_part(const struct token *token, size_t offset, size_t len)
{
	struct place part = token->at;

	part.col += offset;
	part.len = len;
	return part;
}

struct place command_place(const struct command *cmd)
{
	const struct place *last = &cmd->word[cmd->n - 1].at;
	struct place whole = cmd->word[0].at;

	if (last->line == whole.line)
		whole.len = last->col + last->len - whole.col;
	return whole;
}
