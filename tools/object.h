/* SPDX-License-Identifier: GPL-2.0-only */
/* Kinds of objects, and what can be done with them. */
#ifndef _NFWAN_OBJECT_H
#define _NFWAN_OBJECT_H

#include "args.h"

/**
 * struct verb - what can be done with an object
 * @name: the word
 * @help: a sentence
 * @module: whom it is for
 * @cmd: netlink command, 0 for none
 * @nest: attribute that takes all that is given; 0 when it stands by itself
 * @seeks: that there is no such object is an outcome, not a mistake
 * @acts: what @run does is done at once: it cannot be checked
 * @takes: what it takes
 * @run: does it; NULL for a change, which goes into a transaction
 */
struct verb {
	const char		*name;
	const char		*help;
	enum module		module;
	uint8_t			cmd;
	uint16_t		nest;
	bool			seeks;
	bool			acts;
	struct table		takes;
	int	(*run)(struct parse *p, const struct verb *verb);
};

/**
 * struct object - a kind of objects
 * @name: the word
 * @help: a sentence
 * @verb: what can be done with it; the first one is what it means alone
 * @n_verbs: how many
 */
struct object {
	const char		*name;
	const char		*help;
	const struct verb	*verb;
	unsigned int		n_verbs;
};

/**
 * struct listing - how objects are shown
 * @module: whom to ask
 * @cmd: netlink command
 * @nest: attribute in which the object is; 0 when it is the message
 * @words: how a line begins
 * @fields: the fields
 * @max: highest attribute
 * @join: puts together what is one object in several messages; or NULL
 */
struct listing {
	enum module		module;
	uint8_t			cmd;
	uint16_t		nest;
	const char		*words;
	struct table		fields;
	unsigned int		max;
	bool	(*join)(struct reply *reply);
};

/**
 * object_list() - show objects
 * @p: the command; p->wanted is compared with the head
 * @list: how
 * @key: member of JSON that gets the list, NULL at the top
 * @with_state: text has the KW_SHOWN fields too
 *
 * Return: a status.
 */
int object_list(struct parse *p, const struct listing *list, const char *key,
		bool with_state);

/**
 * object_find_verb() - the verb of a command
 * @object: the object
 * @p: the command, moved behind the verb
 *
 * Return: the verb, or NULL after a message.
 */
const struct verb *object_find_verb(const struct object *object,
				    struct parse *p);

/**
 * object_usage() - print the syntax of an object
 * @object: the object
 */
void object_usage(const struct object *object);

/**
 * object_help() - print the syntax, and a line for each verb and keyword
 * @object: the object
 */
void object_help(const struct object *object);

#endif
