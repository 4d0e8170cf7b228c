/* SPDX-License-Identifier: GPL-2.0-only */
/* Runs commands: one from the command line, or those of a file. */
#ifndef _NFWAN_RUN_H
#define _NFWAN_RUN_H

#include "session.h"
#include "token.h"

/**
 * run_file() - run a file as one transaction
 * @s: the session
 * @src: the commands; the first one may be "@replace"
 *
 * Return: a status.
 */
int run_file(struct session *s, const struct source *src);

/**
 * run_command() - run one command, whatever it is
 * @s: the session
 * @src: the command; none shows everything
 *
 * Return: a status.
 */
int run_command(struct session *s, const struct source *src);

#endif
