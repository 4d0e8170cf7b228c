/* SPDX-License-Identifier: GPL-2.0-only */
/* Generic netlink: requests, dumps, and why the kernel refuses. */
#ifndef _NFWAN_GENL_H
#define _NFWAN_GENL_H

#include "msg.h"

struct mnl_socket;
struct nlattr;

/**
 * struct genl - one socket, for a transaction belongs to a socket
 * @nl: the socket, NULL before it is needed
 * @seq: number of the last request
 * @family: number of each family, 0 while unknown
 */
struct genl {
	struct mnl_socket	*nl;
	unsigned int		seq;
	uint16_t		family[MODULES];
};

/**
 * struct reply - what the kernel answered
 * @msg: the messages
 * @n: how many
 */
struct reply {
	struct nlmsghdr	**msg;
	unsigned int	n;
};

/**
 * genl_module_name() - name of a module and of its family
 * @module: the module
 */
const char *genl_module_name(enum module module);

/**
 * genl_has() - is a module there?
 * @genl: the socket
 * @module: the module
 */
bool genl_has(struct genl *genl, enum module module);

/**
 * genl_need() - a module must be there
 * @genl: the socket
 * @module: the module
 *
 * Return: STATUS_OK; STATUS_IO, after a message.
 */
int genl_need(struct genl *genl, enum module module);

/**
 * genl_listen() - have events sent to the socket
 * @genl: the socket
 * @module: whose
 * @group: name of the multicast group
 *
 * Return: STATUS_OK; STATUS_IO, after a message.
 */
int genl_listen(struct genl *genl, enum module module, const char *group);

/**
 * genl_request() - ask, and wait for the answer
 * @genl: the socket
 * @msg: the request
 * @reply: filled with the answer, free it with genl_reply_free(); or NULL
 *
 * Return: STATUS_OK; after a message STATUS_REFUSED, STATUS_IO, or
 *	STATUS_NOTHING when the kernel knows no such object.
 */
int genl_request(struct genl *genl, struct msg *msg, struct reply *reply);

/**
 * genl_try() - ask where being refused for a time is no surprise
 * @genl: the socket
 * @msg: the request
 * @err: errno of an answer that is worth another try
 *
 * Return: -1, silently, for @err; else as genl_request().
 */
int genl_try(struct genl *genl, struct msg *msg, int err);

/**
 * genl_dump() - list all objects of a kind
 * @genl: the socket
 * @module: whom to ask
 * @cmd: the command
 * @reply: filled with the objects, free it with genl_reply_free()
 *
 * Return: STATUS_OK; STATUS_REFUSED or STATUS_IO, after a message.
 */
int genl_dump(struct genl *genl, enum module module, uint8_t cmd,
	      struct reply *reply);

/**
 * genl_reply_free() - drop an answer
 * @reply: the answer
 */
void genl_reply_free(struct reply *reply);

/**
 * genl_attrs() - attributes of a message by type, NULL where absent
 * @nlh: the message
 * @tb: filled
 * @max: highest type
 */
void genl_attrs(const struct nlmsghdr *nlh, struct nlattr **tb,
		unsigned int max);

/**
 * genl_close() - close the socket
 * @genl: the socket
 */
void genl_close(struct genl *genl);

#endif
