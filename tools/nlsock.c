// SPDX-License-Identifier: GPL-2.0-only
/* Send, receive, and read what the kernel says of it. */

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include "nlsock.h"

/* A set with all its prefixes is one message. */
#define SEND_ROOM 1048576

/**
 * struct exchange - what is to be done with the answer
 * @fn: takes the messages, or NULL
 * @arg: for @fn
 * @verdict: how it ended
 * @seq: number of the request
 * @over: the answer is complete
 */
struct exchange {
	nlsock_fn	fn;
	void		*arg;
	struct verdict	*verdict;
	unsigned int	seq;
	bool		over;
};

struct mnl_socket *nlsock_open(int protocol)
{
	struct mnl_socket *nl = mnl_socket_open2(protocol, SOCK_CLOEXEC);
	int on = 1, room = SEND_ROOM;

	if (!nl)
		return NULL;
	if (mnl_socket_bind(nl, 0, MNL_SOCKET_AUTOPID) < 0) {
		mnl_socket_close(nl);
		return NULL;
	}
	setsockopt(mnl_socket_get_fd(nl), SOL_SOCKET, SO_SNDBUFFORCE, &room,
		   sizeof(room));
	/* Kernels too old for these still answer, in fewer words. */
	mnl_socket_setsockopt(nl, NETLINK_EXT_ACK, &on, sizeof(on));
	mnl_socket_setsockopt(nl, NETLINK_CAP_ACK, &on, sizeof(on));
	mnl_socket_setsockopt(nl, NETLINK_GET_STRICT_CHK, &on, sizeof(on));
	return nl;
}

static void read_words(const struct nlmsghdr *nlh, unsigned int skip,
		       struct verdict *verdict)
{
	const struct nlattr *attr;

	if (!(nlh->nlmsg_flags & NLM_F_ACK_TLVS) ||
	    mnl_nlmsg_get_payload_len(nlh) <= skip)
		return;
	mnl_attr_for_each(attr, nlh, skip) {
		if (mnl_attr_get_type(attr) == NLMSGERR_ATTR_MSG)
			snprintf(verdict->text, sizeof(verdict->text), "%.*s",
				 (int)mnl_attr_get_payload_len(attr),
				 mnl_attr_get_str(attr));
		if (mnl_attr_get_type(attr) == NLMSGERR_ATTR_OFFS)
			verdict->offset = mnl_attr_get_u32(attr);
	}
}

static void take_error(struct exchange *x, const struct nlmsghdr *nlh)
{
	const struct nlmsgerr *answer = mnl_nlmsg_get_payload(nlh);
	unsigned int skip = sizeof(*answer);

	x->over = true;
	if (mnl_nlmsg_get_payload_len(nlh) < sizeof(*answer)) {
		x->verdict->err = EBADMSG;
		return;
	}
	if (!(nlh->nlmsg_flags & NLM_F_CAPPED))
		skip += mnl_nlmsg_get_payload_len(&answer->msg);
	x->verdict->err = -answer->error;
	read_words(nlh, skip, x->verdict);
}

static void take_done(struct exchange *x, const struct nlmsghdr *nlh)
{
	const int *err = mnl_nlmsg_get_payload(nlh);

	x->over = true;
	if (mnl_nlmsg_get_payload_len(nlh) < sizeof(*err) || *err >= 0)
		return;
	x->verdict->err = -*err;
	read_words(nlh, sizeof(*err), x->verdict);
}

static void take(struct exchange *x, const struct nlmsghdr *nlh)
{
	if (nlh->nlmsg_seq != x->seq)
		return;
	if (nlh->nlmsg_flags & NLM_F_DUMP_INTR)
		x->verdict->err = EINTR;
	if (nlh->nlmsg_type == NLMSG_ERROR)
		take_error(x, nlh);
	else if (nlh->nlmsg_type == NLMSG_DONE)
		take_done(x, nlh);
	else if (x->fn && !x->verdict->err)
		x->verdict->err = -x->fn(nlh, x->arg);
}

int nlsock_talk(struct mnl_socket *nl, const struct nlmsghdr *nlh,
		nlsock_fn fn, void *arg, struct verdict *verdict)
{
	struct exchange x = {
		.fn = fn, .arg = arg, .verdict = verdict, .seq = nlh->nlmsg_seq,
	};
	char buf[32768] __attribute__((aligned(NLMSG_ALIGNTO)));
	const struct nlmsghdr *part;
	ssize_t n;
	int left;

	memset(verdict, 0, sizeof(*verdict));
	if (mnl_socket_sendto(nl, nlh, nlh->nlmsg_len) < 0)
		return verdict->err = errno;
	while (!x.over) {
		n = mnl_socket_recvfrom(nl, buf, sizeof(buf));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return verdict->err = n ? errno : EBADMSG;
		left = n;
		for (part = (struct nlmsghdr *)buf;
		     !x.over && mnl_nlmsg_ok(part, left);
		     part = mnl_nlmsg_next(part, &left))
			take(&x, part);
	}
	return verdict->err;
}
