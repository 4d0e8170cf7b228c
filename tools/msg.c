// SPDX-License-Identifier: GPL-2.0-only
/* Requests that grow. */

#include <stdlib.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include "msg.h"

#define ROOM_FIRST	512
#define ROOM_MAX	524288

struct nlmsghdr *msg_hdr(const struct msg *msg)
{
	return (struct nlmsghdr *)msg->buf;
}

struct msg *msg_new(enum module module, uint8_t cmd, const struct place *at)
{
	struct msg *msg = calloc(1, sizeof(*msg));
	struct genlmsghdr *genl;
	struct nlmsghdr *nlh;

	if (!msg)
		return NULL;
	msg->module = module;
	msg->room = ROOM_FIRST;
	msg->buf = calloc(1, ROOM_FIRST);
	if (!msg->buf) {
		free(msg);
		return NULL;
	}
	if (at)
		msg->at = *at;
	nlh = mnl_nlmsg_put_header(msg->buf);
	nlh->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	genl = mnl_nlmsg_put_extra_header(nlh, sizeof(*genl));
	genl->cmd = cmd;
	genl->version = 1;
	return msg;
}

void msg_free(struct msg *msg)
{
	if (!msg)
		return;
	free(msg->mark);
	free(msg->buf);
	free(msg);
}

static bool make_room(struct msg *msg, size_t size)
{
	size_t need = msg_hdr(msg)->nlmsg_len + size + 2 * MNL_ATTR_HDRLEN;
	size_t room = msg->room;
	char *bigger;

	while (room < need)
		room *= 2;
	if (room == msg->room)
		return true;
	if (room > ROOM_MAX)
		return false;
	bigger = realloc(msg->buf, room);
	if (!bigger)
		return false;
	msg->buf = bigger;
	msg->room = room;
	return true;
}

static bool remember(struct msg *msg, const struct place *at)
{
	struct mark *bigger;

	bigger = realloc(msg->mark, (msg->n_marks + 1) * sizeof(*bigger));
	if (!bigger)
		return false;
	msg->mark = bigger;
	bigger[msg->n_marks].offset = msg_hdr(msg)->nlmsg_len;
	bigger[msg->n_marks++].at = at ? *at : msg->at;
	return true;
}

void msg_put(struct msg *msg, const struct place *at, struct datum datum)
{
	if (msg->full || !make_room(msg, datum.size) || !remember(msg, at)) {
		msg->full = true;
		return;
	}
	mnl_attr_put(msg_hdr(msg), datum.type, datum.size, datum.data);
}

unsigned int msg_nest(struct msg *msg, const struct place *at, uint16_t type)
{
	unsigned int nest = msg_hdr(msg)->nlmsg_len;

	msg_put(msg, at, (struct datum) { .type = type | NLA_F_NESTED });
	return nest;
}

void msg_nest_end(struct msg *msg, unsigned int nest)
{
	struct nlattr *attr = (struct nlattr *)(msg->buf + nest);

	if (!msg->full)
		attr->nla_len = msg_hdr(msg)->nlmsg_len - nest;
}

/* Both begin with headers of the same size. */
void msg_join(struct msg *msg, const struct msg *more)
{
	const size_t head = MNL_NLMSG_HDRLEN + MNL_ALIGN(sizeof(struct genlmsghdr));
	uint32_t size = msg_hdr(more)->nlmsg_len - head;
	uint32_t end = msg_hdr(msg)->nlmsg_len;
	struct mark *bigger;
	unsigned int i;

	bigger = realloc(msg->mark, (msg->n_marks + more->n_marks + 1) *
				    sizeof(*bigger));
	if (bigger)
		msg->mark = bigger;
	if (!bigger || more->full || !make_room(msg, size)) {
		msg->full = true;
		return;
	}
	for (i = 0; i < more->n_marks; i++) {
		msg->mark[msg->n_marks] = more->mark[i];
		msg->mark[msg->n_marks++].offset += end - head;
	}
	memcpy(msg->buf + end, more->buf + head, size);
	msg_hdr(msg)->nlmsg_len += size;
}

/* Of attributes that contain the offset, the last one begun is the innermost. */
const struct place *msg_origin(const struct msg *msg, unsigned int offset)
{
	unsigned int i = msg->n_marks;

	while (i--)
		if (offset && msg->mark[i].offset <= offset)
			return &msg->mark[i].at;
	return &msg->at;
}
