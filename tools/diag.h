/* SPDX-License-Identifier: GPL-2.0-only */
/* What the tool says on stderr, and the statuses it exits with. */
#ifndef _NFWAN_DIAG_H
#define _NFWAN_DIAG_H

/**
 * enum status - what functions return and the program exits with
 * @STATUS_OK: done
 * @STATUS_IO: the kernel, a file or a permission is missing
 * @STATUS_REFUSED: a line is wrong; nothing was changed
 * @STATUS_NOTHING: nothing matched
 */
enum status {
	STATUS_OK,
	STATUS_IO,
	STATUS_REFUSED,
	STATUS_NOTHING,
};

/**
 * struct place - part of a line somebody wrote
 * @file: name to show
 * @text: the whole line
 * @line: its number, from 1
 * @col: first column of the part, from 1
 * @len: number of columns, 0 for the whole line
 */
struct place {
	const char	*file;
	const char	*text;
	unsigned int	line;
	unsigned int	col;
	unsigned int	len;
};

/**
 * diag_at() - say what is wrong with a part of a line, and show it
 * @at: the part
 * @fmt: the sentence
 *
 * Return: STATUS_REFUSED.
 */
int diag_at(const struct place *at, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/**
 * diag_io() - say what is missing
 * @fmt: the sentence
 *
 * Return: STATUS_IO.
 */
int diag_io(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/**
 * diag_warn() - say what did not work but does not stop us
 * @fmt: the sentence
 */
void diag_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
