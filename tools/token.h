/* SPDX-License-Identifier: GPL-2.0-only */
/* Commands as words which know where they were written. */
#ifndef _NFWAN_TOKEN_H
#define _NFWAN_TOKEN_H

#include <stddef.h>
#include "diag.h"

/**
 * struct token - one word
 * @text: the word
 * @at: where it was written
 */
struct token {
	const char	*text;
	struct place	at;
};

/**
 * struct command - the words of one command
 * @word: the words, one at least
 * @n: how many
 */
struct command {
	const struct token	*word;
	unsigned int		n;
};

/**
 * struct source - commands, and the text they point into
 * @name: name of the file
 * @shown: its text, lines ended by NUL
 * @cut: the same text, words ended by NUL
 * @word: all words
 * @n_words: how many
 * @first: index of the first word of each command
 * @n_commands: how many
 */
struct source {
	const char	*name;
	char		*shown;
	char		*cut;
	struct token	*word;
	unsigned int	n_words;
	unsigned int	*first;
	unsigned int	n_commands;
};

/**
 * source_read() - split a file into commands
 * @src: filled in
 * @path: the file, "-" for standard input
 *
 * A "#" at the start of a word begins a comment, a "\" at the end of a line
 * continues the command on the next one.
 *
 * Return: STATUS_OK, STATUS_IO, STATUS_REFUSED.
 */
int source_read(struct source *src, const char *path);

/**
 * source_args() - take the arguments of the program as one command
 * @src: filled in
 * @n: how many
 * @args: the arguments
 *
 * Return: STATUS_OK or STATUS_IO.
 */
int source_args(struct source *src, int n, char *const *args);

/**
 * source_command() - one of the commands
 * @src: the source
 * @i: which one
 */
struct command source_command(const struct source *src, unsigned int i);

/**
 * source_free() - forget the text and everything that points into it
 * @src: the source
 */
void source_free(struct source *src);

/**
 * token_part() - a part of a word as a place of its own
 * @token: the word
 * @offset: first character
 * @len: number of characters
 */
struct place token_part(const struct token *token, size_t offset, size_t len);

/**
 * command_place() - the whole command as a place
 * @cmd: the command
 */
struct place command_place(const struct command *cmd);

#endif
