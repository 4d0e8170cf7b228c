// SPDX-License-Identifier: GPL-2.0-only
/*
 * A batch.
 *
 * All changes of the policy are one transaction of the kernel, all those of the
 * ALG one message, which is judged before that is committed and made after it. Routing is there
 * before the first packet can be sent to a WAN, and goes after the last one.
 */

#include <stdlib.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_sip_alg.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "batch.h"
#include "routing.h"

static bool is_for(const struct msg *msg, enum module module)
{
	return msg->module == module;
}

static bool has(const struct batch *batch, enum module module)
{
	unsigned int i;

	for (i = 0; i < batch->n; i++)
		if (is_for(batch->msg[i], module))
			return true;
	return false;
}

/* The one message for the ALG, once there is one */
static struct msg *alg_msg(const struct batch *batch)
{
	unsigned int i;

	for (i = 0; i < batch->n; i++)
		if (is_for(batch->msg[i], MODULE_ALG))
			return batch->msg[i];
	return NULL;
}

static int keep(struct batch *batch, struct msg *msg)
{
	struct msg **bigger = batch->msg, *alg = alg_msg(batch);

	if (is_for(msg, MODULE_ALG) && alg) {
		msg_join(alg, msg);
		msg_free(msg);
		return STATUS_OK;
	}

	if (!(batch->n & (batch->n - 1)))
		bigger = realloc(batch->msg,
				 (2 * (size_t)batch->n + 1) * sizeof(msg));
	if (!bigger) {
		msg_free(msg);
		return diag_io("out of memory");
	}
	batch->msg = bigger;
	batch->msg[batch->n++] = msg;
	return STATUS_OK;
}

/* Later commands of the batch may name what this one adds. */
static int note(struct session *s, const struct msg *msg)
{
	int status;

	if (!is_for(msg, MODULE_POLICY))
		return STATUS_OK;
	status = session_wans(s);
	if (!status)
		status = session_sets(s);
	if (status)
		return status;
	wans_apply(&s->then, msg_hdr(msg));
	sets_apply(&s->sets, msg_hdr(msg));
	return STATUS_OK;
}

static int parse(struct parse *p, const struct verb *verb)
{
	struct place place = command_place(&p->cmd);
	unsigned int nest;
	int status;

	if (!verb->nest)
		return args_parse(p, &verb->takes);
	nest = msg_nest(p->msg, &place, verb->nest);
	status = args_parse(p, &verb->takes);
	msg_nest_end(p->msg, nest);
	return status;
}

int batch_add(struct batch *batch, const struct verb *verb, struct parse *p)
{
	struct place place = command_place(&p->cmd);
	bool is_first = verb->module == MODULE_ALG && !alg_msg(batch);
	int status;

	p->msg = msg_new(verb->module, verb->cmd, &place);
	if (!p->msg)
		return diag_io("out of memory");
	if (is_first && batch->s->replace)
		msg_put(p->msg, NULL,
			(struct datum) { .type = NFSIP_A_CONFIG_RESET });
	status = parse(p, verb);
	if (!status)
		status = note(batch->s, p->msg);
	if (!status)
		return keep(batch, p->msg);
	msg_free(p->msg);
	return status;
}

static int send_all(struct batch *batch, enum module module)
{
	unsigned int i;
	int status = STATUS_OK;

	for (i = 0; i < batch->n && !status; i++)
		if (is_for(batch->msg[i], module))
			status = genl_request(&batch->s->genl, batch->msg[i],
					      NULL);
	return status;
}

/* The flag is the last attribute: it is put to ask, and cut off again. */
static int check_one(struct session *s, struct msg *msg)
{
	uint32_t size = msg_hdr(msg)->nlmsg_len;
	int status;

	msg_put(msg, NULL, (struct datum) { .type = NFSIP_A_CONFIG_CHECK });
	status = genl_request(&s->genl, msg, NULL);
	msg_hdr(msg)->nlmsg_len = size;
	return status;
}

static int check_alg(struct batch *batch)
{
	struct msg *msg = alg_msg(batch);

	return msg ? check_one(batch->s, msg) : STATUS_OK;
}

static const struct msg *first(const struct batch *batch, uint8_t cmd)
{
	const struct genlmsghdr *genl;
	unsigned int i;

	for (i = 0; i < batch->n; i++) {
		genl = mnl_nlmsg_get_payload(msg_hdr(batch->msg[i]));
		if (is_for(batch->msg[i], MODULE_POLICY) && genl->cmd == cmd)
			return batch->msg[i];
	}
	return NULL;
}

/* What stands behind each command alone, but not behind all of them together,
 * is the use of a WAN or set that goes.
 */
static int send_commit(struct batch *batch)
{
	const struct msg *culprit = first(batch, WANP_CMD_WAN_DEL);

	if (!culprit)
		culprit = first(batch, WANP_CMD_SET_DEL);
	return session_commit(batch->s, culprit ? &culprit->at : NULL);
}

/* Puts back what was there, should the kernel refuse. A batch that starts
 * from nothing looks after all routing, others after that of their own WANs.
 */
static int commit_with_routing(struct batch *batch)
{
	struct session *s = batch->s;
	bool all = s->replace || first(batch, WANP_CMD_FLUSH);
	int status;

	if (!all && !memcmp(s->now.slot, s->then.slot, sizeof(s->now.slot)))
		return send_commit(batch);
	status = routing_make(all ? NULL : &s->now, &s->then, NULL);
	if (!status)
		status = send_commit(batch);
	if (!status)
		return routing_unmake(all ? NULL : &s->now, &s->then, NULL);
	routing_make(&s->then, &s->now, NULL);
	routing_unmake(&s->then, &s->now, NULL);
	return status;
}

static int stage(struct batch *batch)
{
	int status = session_begin(batch->s);

	return status ? status : send_all(batch, MODULE_POLICY);
}

static int commit(struct batch *batch)
{
	if (batch->s->check)
		return send_commit(batch);
	return commit_with_routing(batch);
}

int batch_run(struct batch *batch)
{
	struct session *s = batch->s;
	bool policy = has(batch, MODULE_POLICY) ||
		      (s->replace && genl_has(&s->genl, MODULE_POLICY));
	int status = STATUS_OK;

	if (policy)
		status = stage(batch);
	if (!status)
		status = check_alg(batch);
	if (!status && policy)
		status = commit(batch);
	if (!status && !batch->s->check)
		status = send_all(batch, MODULE_ALG);
	return status;
}

void batch_free(struct batch *batch)
{
	while (batch->n)
		msg_free(batch->msg[--batch->n]);
	free(batch->msg);
	batch->msg = NULL;
}
