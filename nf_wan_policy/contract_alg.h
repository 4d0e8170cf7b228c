/* SPDX-License-Identifier: GPL-2.0-only */
/* The part of contract.h which nf_sip_alg offers. */
#ifndef _NF_WAN_POLICY_CONTRACT_ALG_H
#define _NF_WAN_POLICY_CONTRACT_ALG_H

#include "contract.h"

struct nf_conn;

/**
 * struct nf_sip_alg_ops - what the SIP ALG offers to the policy
 * @media_affinity: the WAN and public address a call has promised for the media
 *	flow @key, from its LAN endpoint; 0, or -ENOENT when no call knows it
 * @live_calls: number of calls which are not over on the WAN @wan
 * @is_live: does a call that is not over need this connection, for its media or
 *	for its signalling? Visits every call when the connection is signalling
 * @end_calls: visit the calls made from the inside, and end those of which
 *	@is_doomed says so: their media is closed, and their signalling is
 *	nobody's. It is told the flow of the signalling, from its inside end,
 *	and the zone. Not from softirq. Returns how many were ended
 *
 * Context: every function is called under rcu_read_lock(), and does not sleep.
 */
struct nf_sip_alg_ops {
	int (*media_affinity)(struct net *net, const struct nf_wan_key *key,
			      struct nf_wan_choice *choice);
	u32 (*live_calls)(struct net *net, u8 wan);
	bool (*is_live)(struct net *net, const struct nf_conn *ct);
	u32 (*end_calls)(struct net *net,
			 bool (*is_doomed)(const struct nf_wan_key *key,
					   u16 zone, void *arg), void *arg);
};

#endif
