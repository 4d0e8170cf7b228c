/* SPDX-License-Identifier: GPL-2.0-only */
/* The table of all kinds of objects. */
#ifndef _NFWAN_OBJECTS_H
#define _NFWAN_OBJECTS_H

#include "object.h"

/**
 * objects_nth() - one of the kinds
 * @i: which one, from 0
 *
 * Return: the kind, NULL behind the last one.
 */
const struct object *objects_nth(unsigned int i);

/**
 * objects_find() - the kind a word names
 * @name: the word
 *
 * Return: the kind or NULL.
 */
const struct object *objects_find(const char *name);

/**
 * objects_of() - the kind of a command
 * @p: the command, moved behind the word
 *
 * Return: the kind, or NULL after a message.
 */
const struct object *objects_of(struct parse *p);

#endif
