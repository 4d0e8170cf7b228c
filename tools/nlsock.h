/* SPDX-License-Identifier: GPL-2.0-only */
/* A netlink socket: one exchange, and the kernel's own words about it. */
#ifndef _NFWAN_NLSOCK_H
#define _NFWAN_NLSOCK_H

struct mnl_socket;
struct nlmsghdr;

/**
 * struct verdict - how an exchange ended
 * @err: errno, 0 when all is well
 * @offset: offset of the attribute which is to blame, or 0
 * @text: the kernel's sentence, or ""
 */
struct verdict {
	int		err;
	unsigned int	offset;
	char		text[200];
};

/**
 * nlsock_open() - open a socket
 * @protocol: NETLINK_GENERIC or NETLINK_ROUTE
 *
 * Return: the socket, or NULL with errno.
 */
struct mnl_socket *nlsock_open(int protocol);

/**
 * typedef nlsock_fn - takes one message of the answer
 * @nlh: the message
 * @arg: what was given to nlsock_talk()
 *
 * Return: 0 or a negative errno.
 */
typedef int (*nlsock_fn)(const struct nlmsghdr *nlh, void *arg);

/**
 * nlsock_talk() - send a request and read the answer to its end
 * @nl: the socket
 * @nlh: the request, with a sequence number of its own
 * @fn: takes the messages, or NULL
 * @arg: for @fn
 * @verdict: filled in
 *
 * Return: @verdict->err; EINTR when a dump was disturbed.
 */
int nlsock_talk(struct mnl_socket *nl, const struct nlmsghdr *nlh,
		nlsock_fn fn, void *arg, struct verdict *verdict);

#endif
