// SPDX-License-Identifier: GPL-2.0-only
/* The two families over one socket. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <linux/netfilter/nf_sip_alg.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "genl.h"
#include "nlsock.h"

#define DUMP_TRIES 20

const char *genl_module_name(enum module module)
{
	static const char * const names[] = {
		[MODULE_POLICY]	= WANP_GENL_NAME,
		[MODULE_ALG]	= NFSIP_GENL_NAME,
	};

	return names[module];
}

void genl_attrs(const struct nlmsghdr *nlh, struct nlattr **tb,
		unsigned int max)
{
	struct nlattr *attr;

	memset(tb, 0, (max + 1) * sizeof(*tb));
	mnl_attr_for_each(attr, nlh, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(attr) <= max)
			tb[mnl_attr_get_type(attr)] = attr;
}

static int keep(const struct nlmsghdr *nlh, void *arg)
{
	struct reply *reply = arg;
	struct nlmsghdr **bigger, *msg = malloc(nlh->nlmsg_len);

	if (!msg)
		return -ENOMEM;
	memcpy(msg, nlh, nlh->nlmsg_len);
	bigger = reply->msg;
	if (!(reply->n & (reply->n - 1)))
		bigger = realloc(reply->msg,
				 (2 * (size_t)reply->n + 1) * sizeof(msg));
	if (!bigger) {
		free(msg);
		return -ENOMEM;
	}
	reply->msg = bigger;
	reply->msg[reply->n++] = msg;
	return 0;
}

void genl_reply_free(struct reply *reply)
{
	while (reply->n)
		free(reply->msg[--reply->n]);
	free(reply->msg);
	reply->msg = NULL;
}

static int talk(struct genl *genl, struct nlmsghdr *nlh, struct reply *reply,
		struct verdict *verdict)
{
	nlh->nlmsg_seq = ++genl->seq;
	return nlsock_talk(genl->nl, nlh, reply ? keep : NULL, reply, verdict);
}

static int open_socket(struct genl *genl)
{
	if (genl->nl)
		return STATUS_OK;
	genl->nl = nlsock_open(NETLINK_GENERIC);
	if (genl->nl)
		return STATUS_OK;
	return diag_io("no netlink socket: %s", strerror(errno));
}

/* What the kernel says of a family; the caller frees @reply. */
static bool ask_about(struct genl *genl, enum module module,
		      struct reply *reply)
{
	struct msg *msg = msg_new(module, CTRL_CMD_GETFAMILY, NULL);
	const char *name = genl_module_name(module);
	struct verdict verdict;
	bool known;

	if (!msg)
		return false;
	msg_hdr(msg)->nlmsg_type = GENL_ID_CTRL;
	msg_put(msg, NULL, (struct datum) {
		.type = CTRL_ATTR_FAMILY_NAME,
		.size = strlen(name) + 1,
		.data = name,
	});
	known = !talk(genl, msg_hdr(msg), reply, &verdict) && reply->n;
	msg_free(msg);
	return known;
}

static uint16_t look_up(struct genl *genl, enum module module)
{
	struct nlattr *tb[CTRL_ATTR_FAMILY_ID + 1] = {};
	struct reply reply = {};
	uint16_t family = 0;

	if (ask_about(genl, module, &reply))
		genl_attrs(reply.msg[0], tb, CTRL_ATTR_FAMILY_ID);
	if (tb[CTRL_ATTR_FAMILY_ID])
		family = mnl_attr_get_u16(tb[CTRL_ATTR_FAMILY_ID]);
	genl_reply_free(&reply);
	return family;
}

/* Returns the number of the group in this nest, if it has that name, or 0. */
static uint32_t group_in(const struct nlattr *nest, const char *name)
{
	const struct nlattr *attr;
	uint32_t id = 0;
	bool same = false;

	mnl_attr_for_each_nested(attr, nest) {
		if (mnl_attr_get_type(attr) == CTRL_ATTR_MCAST_GRP_ID)
			id = mnl_attr_get_u32(attr);
		if (mnl_attr_get_type(attr) == CTRL_ATTR_MCAST_GRP_NAME)
			same = !strcmp(mnl_attr_get_str(attr), name);
	}
	return same ? id : 0;
}

static uint32_t find_group(struct genl *genl, enum module module,
			   const char *name)
{
	struct nlattr *tb[CTRL_ATTR_MCAST_GROUPS + 1] = {};
	struct reply reply = {};
	const struct nlattr *nest;
	uint32_t id = 0;

	if (ask_about(genl, module, &reply))
		genl_attrs(reply.msg[0], tb, CTRL_ATTR_MCAST_GROUPS);
	if (tb[CTRL_ATTR_MCAST_GROUPS])
		mnl_attr_for_each_nested(nest, tb[CTRL_ATTR_MCAST_GROUPS])
			if (!id)
				id = group_in(nest, name);
	genl_reply_free(&reply);
	return id;
}

bool genl_has(struct genl *genl, enum module module)
{
	if (open_socket(genl))
		return false;
	if (!genl->family[module])
		genl->family[module] = look_up(genl, module);
	return genl->family[module];
}

int genl_need(struct genl *genl, enum module module)
{
	const char *name = genl_module_name(module);

	if (open_socket(genl))
		return STATUS_IO;
	if (genl_has(genl, module))
		return STATUS_OK;
	return diag_io("%s does not answer; is the module loaded? modprobe %s",
		       name, name);
}

int genl_listen(struct genl *genl, enum module module, const char *group)
{
	uint32_t id;

	if (genl_need(genl, module))
		return STATUS_IO;
	id = find_group(genl, module, group);
	if (id && !mnl_socket_setsockopt(genl->nl, NETLINK_ADD_MEMBERSHIP, &id,
					 sizeof(id)))
		return STATUS_OK;
	return diag_io("%s tells no events", genl_module_name(module));
}

static int refused(const struct msg *msg, const struct verdict *verdict)
{
	const char *why = verdict->text[0] ? verdict->text :
					     strerror(verdict->err);

	if (!verdict->text[0] &&
	    (verdict->err == EPERM || verdict->err == EACCES))
		return diag_io("%s: %s; are you root?",
			       genl_module_name(msg->module), why);
	if (msg->at.file)
		diag_at(msg_origin(msg, verdict->offset), "%s", why);
	else
		diag_io("%s: %s", genl_module_name(msg->module), why);
	return verdict->err == ENOENT ? STATUS_NOTHING : STATUS_REFUSED;
}

static int prepare(struct genl *genl, struct msg *msg)
{
	if (genl_need(genl, msg->module))
		return STATUS_IO;
	if (msg->full)
		return diag_at(&msg->at, "this is too long");
	msg_hdr(msg)->nlmsg_type = genl->family[msg->module];
	return STATUS_OK;
}

int genl_request(struct genl *genl, struct msg *msg, struct reply *reply)
{
	struct verdict verdict;
	int status = prepare(genl, msg);

	if (!status && talk(genl, msg_hdr(msg), reply, &verdict))
		status = refused(msg, &verdict);
	return status;
}

int genl_try(struct genl *genl, struct msg *msg, int err)
{
	struct verdict verdict;
	int status = prepare(genl, msg);

	if (status || !talk(genl, msg_hdr(msg), NULL, &verdict))
		return status;
	return verdict.err == err ? -1 : refused(msg, &verdict);
}

int genl_dump(struct genl *genl, enum module module, uint8_t cmd,
	      struct reply *reply)
{
	struct msg *msg = msg_new(module, cmd, NULL);
	struct verdict verdict = { .err = EINTR };
	int tries, status;

	if (!msg)
		return diag_io("out of memory");
	status = prepare(genl, msg);
	msg_hdr(msg)->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	for (tries = 0; !status && verdict.err == EINTR; tries++) {
		genl_reply_free(reply);
		if (talk(genl, msg_hdr(msg), reply, &verdict) &&
		    (verdict.err != EINTR || tries == DUMP_TRIES))
			status = refused(msg, &verdict);
	}
	msg_free(msg);
	return status;
}

void genl_close(struct genl *genl)
{
	if (genl->nl)
		mnl_socket_close(genl->nl);
	genl->nl = NULL;
}
