// SPDX-License-Identifier: GPL-2.0-only
/* What the ALG has seen of far sides, and what follows. */

#include <stdio.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter/nf_sip_alg.h>
#include "evidence.h"
#include "value.h"

static const char * const verdicts[] = {
	[NFSIP_VERDICT_UNKNOWN]		= "unknown",
	[NFSIP_VERDICT_HELPS_ITSELF]	= "helps-itself",
	[NFSIP_VERDICT_NAIVE]		= "naive",
	NULL
};

/* By verdict */
static const char * const advice[] = { "auto", "pinhole", "rewrite", NULL };

static void print_score(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);

	if (obj->tb[kw->attr])
		out_int(&obj->s->out, &field,
			(int32_t)value_get(obj->tb[kw->attr]));
}

static void print_signals(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *attr;

	out_list(&obj->s->out, kw->key);
	mnl_attr_for_each_payload(obj->attrs, obj->size) {
		if (mnl_attr_get_type(attr) != kw->attr)
			continue;
		out_item(&obj->s->out, mnl_attr_get_str(attr));
		if (!obj->s->out.json)
			out_str(&obj->s->out, FIELD_TEXT("saw"),
				mnl_attr_get_str(attr));
	}
	out_list_end(&obj->s->out);
}

static const struct keyword addr = {
	.key = "addr", .attr = NFSIP_A_EVIDENCE_ADDR, .print = print_addr,
};

static const struct keyword fields[] = {
	{ "verdict", .words = verdicts, .attr = NFSIP_A_EVIDENCE_VERDICT,
	  .print = print_word },
	{ "mode", .words = advice, .attr = NFSIP_A_EVIDENCE_VERDICT,
	  .print = print_word },
	{ "score", .attr = NFSIP_A_EVIDENCE_SCORE, .print = print_score },
	{ "saw", .key = "signals", .attr = NFSIP_A_EVIDENCE_SIGNAL,
	  .print = print_signals },
};

static int show(struct parse *p, const struct verb *verb)
{
	static const struct listing listing = {
		.module	= MODULE_ALG,
		.cmd	= NFSIP_CMD_EVIDENCE_GET,
		.words	= "evidence",
		.fields	= { &addr, fields, ARRAY_SIZE(fields) },
		.max	= NFSIP_A_EVIDENCE_MAX,
	};

	(void)verb;
	return object_list(p, &listing, NULL, true);
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "List the far sides seen, and the mode each needs.",
		.run	= show,
	},
};

const struct object evidence_object = {
	.name		= "evidence",
	.help		= "what far sides do about NAT",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
