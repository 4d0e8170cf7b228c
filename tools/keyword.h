/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tables of keywords. What a command takes, what an object shows, the usage and
 * the completion all come from them.
 */
#ifndef _NFWAN_KEYWORD_H
#define _NFWAN_KEYWORD_H

#include "session.h"
#include "token.h"

struct keyword;
struct nlattr;

/** ARRAY_SIZE() - number of elements of an array */
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/** KW_REQUIRED - the command makes no sense without it */
#define KW_REQUIRED	0x1
/** KW_MANY - may be given more than once */
#define KW_MANY		0x2
/** KW_ONE_OF - of all keywords marked so, exactly one is given */
#define KW_ONE_OF	0x4
/** KW_SHOWN - is only shown, behind a "#", never given */
#define KW_SHOWN	0x8
/** KW_NEEDED - required, but only behind a head which is KW_NEW */
#define KW_NEEDED	0x40
/** KW_NEW - a head that names something new */
#define KW_NEW		0x80
/** KW_DEV - the value is a network device */
#define KW_DEV		0x10
/** KW_SET - the value is a set, or may be one behind an "@" */
#define KW_SET		0x100
/** KW_WAN - the value is a WAN, or begins with one */
#define KW_WAN		0x20

/**
 * struct parse - a command on its way into a message
 * @s: the session
 * @cmd: the words
 * @next: index of the next word
 * @msg: the message, NULL for a verb without one
 * @wanted: the object that is to be shown, or NULL for all
 * @family: address family so far, 0 for none
 */
struct parse {
	struct session		*s;
	struct command		cmd;
	unsigned int		next;
	struct msg		*msg;
	const struct token	*wanted;
	uint8_t			family;
};

/**
 * struct shown - an object on its way to the output
 * @s: the session
 * @nlh: the message
 * @attrs: its attributes
 * @size: bytes of @attrs
 * @tb: its attributes by type
 */
struct shown {
	struct session		*s;
	const struct nlmsghdr	*nlh;
	void			*attrs;
	size_t			size;
	struct nlattr		**tb;
};

/**
 * struct keyword - a row of a table
 * @name: the word; NULL for a head
 * @metavar: what the value is, NULL without a value
 * @help: a sentence about it
 * @key: member of JSON, NULL when it is called as @name
 * @words: the values there are, ended by NULL; NULL for others
 * @flags: KW_*
 * @attr: netlink attribute, or the first of those
 * @parse: takes the value and puts the attribute; returns a status
 * @print: prints the attribute, if it is there
 */
struct keyword {
	const char		*name;
	const char		*metavar;
	const char		*help;
	const char		*key;
	const char *const	*words;
	unsigned int		flags;
	uint16_t		attr;
	int	(*parse)(struct parse *p, const struct keyword *kw);
	void	(*print)(const struct shown *obj, const struct keyword *kw);
};

/**
 * struct table - what a command takes, or an object shows
 * @head: a value without a word, at the begin; or NULL
 * @kw: the other rows
 * @n: how many
 */
struct table {
	const struct keyword	*head;
	const struct keyword	*kw;
	unsigned int		n;
};

#endif
