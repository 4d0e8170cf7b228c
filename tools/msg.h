/* SPDX-License-Identifier: GPL-2.0-only */
/* A netlink request which knows what word each attribute came from. */
#ifndef _NFWAN_MSG_H
#define _NFWAN_MSG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "diag.h"

struct nlmsghdr;

/**
 * enum module - the families we speak with
 * @MODULE_POLICY: nf_wan_policy
 * @MODULE_ALG: nf_sip_alg
 * @MODULES: how many they are
 */
enum module {
	MODULE_POLICY,
	MODULE_ALG,
	MODULES,
};

/**
 * struct mark - an attribute and its origin
 * @offset: where the attribute begins in the message
 * @at: the word
 */
struct mark {
	unsigned int	offset;
	struct place	at;
};

/**
 * struct msg - a request
 * @module: whom it is for
 * @full: it has outgrown what a message can be
 * @buf: the message, beginning with a struct nlmsghdr
 * @room: size of @buf
 * @at: the command it came from
 * @mark: origin of each attribute, by rising offset
 * @n_marks: how many
 */
struct msg {
	enum module	module;
	bool		full;
	char		*buf;
	size_t		room;
	struct place	at;
	struct mark	*mark;
	unsigned int	n_marks;
};

/**
 * struct datum - an attribute to put
 * @type: its type
 * @size: bytes of @data
 * @data: its value
 */
struct datum {
	uint16_t	type;
	uint16_t	size;
	const void	*data;
};

/**
 * msg_new() - begin a request
 * @module: whom it is for
 * @cmd: the command
 * @at: the line it came from, or NULL
 *
 * Return: the message, or NULL without memory.
 */
struct msg *msg_new(enum module module, uint8_t cmd, const struct place *at);

/** msg_free() - drop a request, or NULL */
void msg_free(struct msg *msg);

/** msg_hdr() - the header; valid until the next attribute is put */
struct nlmsghdr *msg_hdr(const struct msg *msg);

/**
 * msg_put() - put an attribute; @full tells whether it had no room
 * @msg: the message
 * @at: the word it came from, or NULL
 * @datum: the attribute
 */
void msg_put(struct msg *msg, const struct place *at, struct datum datum);

/**
 * msg_nest() - begin a nest
 * @msg: the message
 * @at: the word it came from
 * @type: type of the attribute
 *
 * Return: what msg_nest_end() wants.
 */
unsigned int msg_nest(struct msg *msg, const struct place *at, uint16_t type);

/**
 * msg_nest_end() - end a nest
 * @msg: the message
 * @nest: what msg_nest() returned
 */
void msg_nest_end(struct msg *msg, unsigned int nest);

/** msg_join() - put the attributes of another request behind one's own */
void msg_join(struct msg *msg, const struct msg *more);

/**
 * msg_origin() - the word the kernel complains of
 * @msg: the message
 * @offset: offset of the attribute, 0 when none is to blame
 *
 * Return: the word, or the whole command.
 */
const struct place *msg_origin(const struct msg *msg, unsigned int offset);

#endif
