// SPDX-License-Identifier: GPL-2.0-only
/* All objects together. */

#include <stdio.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "check.h"
#include "natmap.h"
#include "peer.h"
#include "routing.h"
#include "rule.h"
#include "ruleset.h"
#include "set.h"
#include "sip.h"
#include "wan.h"

static int list_policy(struct parse *p, bool with_state)
{
	int status = wan_list(p, "wan", with_state);

	if (!status)
		status = set_list(p, "set", with_state);
	if (!status)
		status = rule_list(p, "rule", with_state);
	return status ? status : natmap_list(p, "natmap");
}

static int list_alg(struct parse *p)
{
	int status = sip_list(p, "sip");

	return status ? status : peer_list(p, "peer");
}

/* In text every object is a line of its own, in JSON a member. */
static int list(struct parse *p, bool with_state)
{
	struct genl *genl = &p->s->genl;
	int status = STATUS_OK;

	if (!with_state && !p->s->out.json)
		puts(RULESET_REPLACE);
	if (genl_has(genl, MODULE_POLICY))
		status = list_policy(p, with_state);
	if (!status && genl_has(genl, MODULE_ALG))
		status = list_alg(p);
	return status;
}

int ruleset_list(struct parse *p, bool with_state)
{
	struct genl *genl = &p->s->genl;
	struct out *out = &p->s->out;
	int status;

	if (!genl_has(genl, MODULE_POLICY) && !genl_has(genl, MODULE_ALG))
		return genl_need(genl, MODULE_POLICY);
	out_list(out, NULL);
	if (out->json)
		out_object(out, NULL);
	status = list(p, with_state);
	if (out->json)
		out_object_end(out);
	out_list_end(out);
	return status;
}

static int show(struct parse *p, const struct verb *verb)
{
	(void)verb;
	return ruleset_list(p, false);
}

static void tell(struct out *out, const char *what, const struct items *items)
{
	const struct field change = { "change", "" }, object = { "object", "" };
	char text[ITEM_TEXT_SIZE];
	unsigned int i;

	for (i = 0; i < items->n; i++) {
		items_text(&items->item[i], text, sizeof(text));
		out_object(out, NULL);
		out_str(out, &change, what);
		out_str(out, &object, text);
		out_object_end(out);
	}
}

static int sync_routing(struct parse *p, const struct verb *verb)
{
	struct items made = {}, gone = {};
	struct session *s = p->s;
	int status = session_lock(s);

	(void)verb;
	if (!status)
		status = session_wans(s);
	if (!status)
		status = routing_make(NULL, &s->now, &made);
	if (!status)
		status = routing_unmake(NULL, &s->now, &gone);
	out_list(&s->out, NULL);
	tell(&s->out, "added", &made);
	tell(&s->out, "removed", &gone);
	out_list_end(&s->out);
	items_free(&made);
	items_free(&gone);
	return status;
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "Print the commands that make this ruleset.",
		.run	= show,
	}, {
		.name	= "flush",
		.help	= "Remove all WANs, sets, rules and natmaps, and routing.",
		.cmd	= WANP_CMD_FLUSH,
	}, {
		.name	= "sync",
		.help	= "Restore the routing, as after a link was down.",
		.acts	= true,
		.run	= sync_routing,
	}, {
		.name	= "check",
		.help	= "Look for mistakes in what is around the policy, and in the rules.",
		.run	= check_run,
	},
};

const struct object ruleset_object = {
	.name		= "ruleset",
	.help		= "all objects together",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
