// SPDX-License-Identifier: GPL-2.0-only
/* Whose a flow is. */

#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_zones.h>
#include "decide.h"
#include "flowkey.h"
#include "label.h"
#include "net.h"
#include "origin.h"
#include "route.h"

bool wanp_origin_find(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		      struct nf_wan_key *key)
{
	key->iif = wanp_route_origin(wn->net, key);
	return key->iif != WANP_ROUTE_NONE && !wanp_ruleset_dev(rs, key->iif);
}

bool wanp_origin_key(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		     const struct nf_conn *ct, struct nf_wan_key *key)
{
	while (ct->master)
		ct = ct->master;
	wanp_flowkey_of(key, ct, 0);
	return wanp_origin_find(wn, rs, key);
}

const struct wanp_rule *wanp_origin_noted(const struct wanp_ruleset *rs,
					  const struct nf_conn *ct)
{
	u32 i, id = wanp_label_rule(ct);

	for (i = 0; id && i < rs->n_rules; i++)
		if (rs->rules[i]->id == id)
			return rs->rules[i];
	return NULL;
}

/* Signalling in a zone and the media of calls have no note. */
const struct wanp_rule *wanp_origin_rule(const struct wanp_net *wn,
					 const struct wanp_ruleset *rs,
					 const struct nf_conn *ct)
{
	struct wanp_decision decision;
	const struct wanp_rule *rule;
	struct nf_wan_key key;

	while (ct->master)
		ct = ct->master;
	rule = wanp_origin_noted(rs, ct);
	if (rule || !wanp_origin_key(wn, rs, ct, &key))
		return rule;
	/* A socket of the router which asked for its WAN is no rule's. */
	if (!key.iif && nf_ct_zone(ct)->id == NF_CT_DEFAULT_ZONE_ID)
		return NULL;
	wanp_decide_by_rule(wn, rs, &key, &decision);
	return decision.rule;
}

void wanp_origin_of_call(const struct wanp_net *wn,
			 const struct wanp_ruleset *rs,
			 const struct nf_wan_key *call,
			 struct wanp_decision *anew)
{
	struct nf_wan_key key = *call;

	memset(anew, 0, sizeof(*anew));
	if (wanp_origin_find(wn, rs, &key))
		wanp_decide_by_rule(wn, rs, &key, anew);
}
