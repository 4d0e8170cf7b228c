// SPDX-License-Identifier: GPL-2.0-only
/* Whose a flow is. */

#include <net/netfilter/nf_conntrack.h>
#include "flowkey.h"
#include "net.h"
#include "owner.h"
#include "route.h"

static bool find_origin(const struct wanp_net *wn,
			const struct wanp_ruleset *rs, struct nf_wan_key *key)
{
	key->iif = wanp_route_origin(wn->net, key);
	return key->iif != WANP_ROUTE_NONE && !wanp_ruleset_dev(rs, key->iif);
}

bool wanp_owner_key(const struct wanp_net *wn, const struct wanp_ruleset *rs,
		    const struct nf_conn *ct, struct nf_wan_key *key)
{
	while (ct->master)
		ct = ct->master;
	wanp_flowkey_of(key, ct, 0);
	return find_origin(wn, rs, key);
}

const struct wanp_rule *wanp_owner_of_call(const struct wanp_net *wn,
					   const struct wanp_ruleset *rs,
					   const struct nf_wan_key *call)
{
	struct nf_wan_key key = *call;

	if (!find_origin(wn, rs, &key))
		return NULL;
	return wanp_rule_first(rs->rules, rs->n_rules, &key);
}
