/* SPDX-License-Identifier: GPL-2.0-only */
/* Walks tables of keywords. */
#ifndef _NFWAN_ARGS_H
#define _NFWAN_ARGS_H

#include "keyword.h"

/**
 * args_parse() - take the words of a command
 * @p: the command, @next behind object and verb
 * @table: what it takes
 *
 * Return: a status.
 */
int args_parse(struct parse *p, const struct table *table);

/**
 * args_word() - the word that was taken last
 * @p: the command
 */
const struct token *args_word(const struct parse *p);

/**
 * args_value() - take the value of a keyword
 * @p: the command
 * @kw: the keyword, which has been taken
 *
 * Return: the value, or NULL after a message.
 */
const struct token *args_value(struct parse *p, const struct keyword *kw);

/**
 * args_print() - print the fields of an object
 * @obj: the object
 * @table: the fields
 * @with_state: text has the KW_SHOWN fields too
 */
void args_print(const struct shown *obj, const struct table *table,
		bool with_state);

/**
 * args_usage() - print the syntax
 * @table: what a command takes
 */
void args_usage(const struct table *table);

/**
 * args_help() - print a line for each keyword
 * @table: what a command takes
 */
void args_help(const struct table *table);

#endif
