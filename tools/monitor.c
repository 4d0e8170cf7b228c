// SPDX-License-Identifier: GPL-2.0-only
/* Events, a line each, until somebody has seen enough. */

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "monitor.h"
#include "moves.h"
#include "value.h"

static const char * const kinds[] = {
	[WANP_EVENT_WAN_STATE]			= "wan-state",
	[WANP_EVENT_RULE_MOVE]			= "rule-move",
	[WANP_EVENT_LATCH]			= "latch",
	[WANP_EVENT_DAMPED]			= "damped",
	[WANP_EVENT_DRAIN_COMPLETE]		= "drain-complete",
	[WANP_EVENT_HEALTH_LEASE_EXPIRED]	= "health-lease-expired",
	[WANP_EVENT_COMMIT]			= "commit",
	NULL
};

static const char * const causes[] = {
	[WANP_CAUSE_NONE]	= "none",
	[WANP_CAUSE_EDITED]	= "edited",
	[WANP_CAUSE_DOWN]	= "down",
	[WANP_CAUSE_DRAINED]	= "drained",
	[WANP_CAUSE_QUALITY]	= "quality",
	[WANP_CAUSE_BETTER]	= "better",
	[WANP_CAUSE_ASKED]	= "asked",
	[WANP_CAUSE_MAX_MOVES]	= "max-moves",
	NULL
};

static const struct keyword fields[] = {
	{ "event", .words = kinds, .attr = WANP_A_EVENT_KIND,
	  .print = print_word },
	{ "seq", .attr = WANP_A_EVENT_SEQ, .print = print_number },
	{ "generation", .attr = WANP_A_EVENT_GENERATION,
	  .print = print_number },
	{ "wan", .attr = WANP_A_EVENT_WAN_NAME, .print = print_name },
	{ "condition", .words = moves_conditions,
	  .attr = WANP_A_EVENT_CONDITION, .print = print_word },
	{ "health", .words = moves_health, .attr = WANP_A_EVENT_HEALTH,
	  .print = print_word },
	{ "penalty", .attr = WANP_A_EVENT_PENALTY, .print = print_number },
	{ "rule", .attr = WANP_A_EVENT_RULE, .print = print_number },
	{ "from", .attr = WANP_A_EVENT_FROM, .print = print_name },
	{ "to", .attr = WANP_A_EVENT_TO, .print = print_name },
	{ "cause", .words = causes, .attr = WANP_A_EVENT_CAUSE,
	  .print = print_word },
};

/**
 * struct ear - who listens
 * @s: the session
 * @seq: number of the last event
 * @began: there was one
 */
struct ear {
	struct session	*s;
	uint32_t	seq;
	bool		began;
};

static void begin_line(struct out *out)
{
	out->line = true;
	out->n[0] = 0;
	out_object(out, NULL);
}

/* Numbers are used up by what was lost. */
static void tell_lost(struct ear *ear, uint32_t seq)
{
	struct out *out = &ear->s->out;

	if (ear->began && seq != ear->seq + 1) {
		begin_line(out);
		out_num(out, FIELD("lost"), seq - ear->seq - 1);
		out_object_end(out);
	}
	ear->began = true;
	ear->seq = seq;
}

static int hear(const struct nlmsghdr *nlh, void *arg)
{
	static const struct table table = { NULL, fields, ARRAY_SIZE(fields) };
	const struct genlmsghdr *genl = mnl_nlmsg_get_payload(nlh);
	struct nlattr *tb[WANP_A_EVENT_MAX + 1];
	struct ear *ear = arg;
	struct shown obj = { .s = ear->s, .nlh = nlh, .tb = tb };

	if (genl->cmd != WANP_CMD_EVENT)
		return MNL_CB_OK;
	genl_attrs(nlh, tb, WANP_A_EVENT_MAX);
	if (tb[WANP_A_EVENT_SEQ])
		tell_lost(ear, value_get(tb[WANP_A_EVENT_SEQ]));
	begin_line(&ear->s->out);
	args_print(&obj, &table, true);
	out_object_end(&ear->s->out);
	return MNL_CB_OK;
}

static int listen_on(struct ear *ear)
{
	char buf[32768] __attribute__((aligned(NLMSG_ALIGNTO)));
	ssize_t n;

	for (;;) {
		n = mnl_socket_recvfrom(ear->s->genl.nl, buf, sizeof(buf));
		/* What was lost, the next number tells. */
		if (n < 0 && errno != ENOBUFS && errno != EINTR)
			return diag_io("cannot listen: %s", strerror(errno));
		if (n > 0)
			mnl_cb_run(buf, n, 0, 0, hear, ear);
		if (fflush(stdout))
			return diag_io("cannot write: %s", strerror(errno));
	}
}

static int show(struct parse *p, const struct verb *verb)
{
	struct ear ear = { .s = p->s };
	int status = genl_listen(&p->s->genl, MODULE_POLICY,
				 NF_WAN_POLICY_MCGRP_STATE);

	(void)verb;
	return status ? status : listen_on(&ear);
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "Print each event as it happens, until interrupted.",
		.run	= show,
	},
};

const struct object monitor_object = {
	.name		= "monitor",
	.help		= "what happens to WANs and rules",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
