/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the two modules promise each other. They share no object code: each gives
 * the other a table of functions, by RCU, and withdraws it before it goes: link.c
 */
#ifndef _NF_WAN_POLICY_CONTRACT_H
#define _NF_WAN_POLICY_CONTRACT_H

#include "key.h"

struct net;
struct nf_conn;

/**
 * enum nf_wan_authority - who decided the WAN of a flow, in order of rank
 * @NF_WAN_BY_NONE: nobody: the flow is not ours to steer
 * @NF_WAN_BY_MARK: the conntrack entry was pinned before
 * @NF_WAN_BY_ZONE: the packet is in the zone of a (WAN, address) pair
 * @NF_WAN_BY_MEDIA: it is media of a live call
 * @NF_WAN_BY_MASTER: the connection that expected this one
 * @NF_WAN_BY_INGRESS: the flow was opened from a WAN and stays on it
 * @NF_WAN_BY_SOCKET: the router's own socket asked for it (mark or device)
 * @NF_WAN_BY_RULE: the first rule that matches
 */
enum nf_wan_authority {
	NF_WAN_BY_NONE, NF_WAN_BY_MARK, NF_WAN_BY_ZONE, NF_WAN_BY_MEDIA,
	NF_WAN_BY_MASTER, NF_WAN_BY_INGRESS, NF_WAN_BY_SOCKET, NF_WAN_BY_RULE,
};

/**
 * struct nf_wan_choice - a WAN and the public address used on it
 * @addr: public address on that WAN; all zero where the flow is not translated
 * @mark: value of the WAN under the policy's mark mask, shifted in place
 * @rule: id of the deciding rule; 0 when no rule decided
 * @zone: conntrack zone of the pair; 0 where there is none
 * @wan: WAN id, 1..62; 0 means none
 * @by: enum nf_wan_authority
 */
struct nf_wan_choice {
	union nf_inet_addr	addr;
	u32			mark;
	u32			rule;
	u16			zone;
	u8			wan;
	u8			by;
};

/**
 * struct nf_wan_policy_ops - what the policy offers to the SIP ALG
 * @select: the WAN, public address and zone which the rules give @key now.
 *	0; -ENONET when the packet does not leave by a WAN (another LAN, the
 *	router itself); -EHOSTUNREACH when the rules refuse it; -ENOSPC when no
 *	zone is left, @choice is then complete but for the zone
 * @arrived: the WAN and zone of a packet which came in on @iif for @daddr.
 *	0; -ENONET when @iif is no WAN or @daddr is not the router's
 * @zone_choice: the pair behind a zone id; 0, or -ENOENT for foreign zones
 * @usable: may what lives on the WAN @wan go on there? New flows may avoid it
 *
 * Context: every function is called under rcu_read_lock(), and does not sleep.
 */
struct nf_wan_policy_ops {
	int (*select)(struct net *net, const struct nf_wan_key *key,
		      struct nf_wan_choice *choice);
	int (*arrived)(struct net *net, int iif, u8 family,
		       const union nf_inet_addr *daddr,
		       struct nf_wan_choice *choice);
	int (*zone_choice)(struct net *net, u16 zone, struct nf_wan_choice *choice);
	bool (*usable)(struct net *net, u8 wan);
};

/**
 * struct nf_sip_alg_ops - what the SIP ALG offers to the policy, as above
 * @media_affinity: the WAN and public address a call has promised for the media
 *	flow @key, from its LAN endpoint; 0, or -ENOENT when no call knows it
 * @live_calls: number of calls which are not over on the WAN @wan
 * @is_live: does a call that is not over need this connection, for its media or
 *	for its signalling? Visits every call when the connection is signalling
 * @end_calls: end the calls made from the inside of which @is_doomed says so:
 *	their media is closed, their signalling is nobody's. It is told the flow of
 *	the signalling, from its inside end, and the zone. Not from softirq.
 *	Returns how many there were
 * @service_of: what the ALG takes the flow @key for, enum nf_wan_service
 */
struct nf_sip_alg_ops {
	int (*media_affinity)(struct net *net, const struct nf_wan_key *key,
			      struct nf_wan_choice *choice);
	u32 (*live_calls)(struct net *net, u8 wan);
	bool (*is_live)(struct net *net, const struct nf_conn *ct);
	u32 (*end_calls)(struct net *net,
			 bool (*is_doomed)(const struct nf_wan_key *key,
					   u16 zone, void *arg), void *arg);
	u8 (*service_of)(struct net *net, const struct nf_wan_key *key);
};

/**
 * nf_wan_policy_bind() - hand the ALG's functions to the policy
 * @theirs: functions of nf_sip_alg, or NULL to withdraw them: then no call into
 *	the old table is running any more on return
 *
 * Context: process, may sleep; reached by symbol_get() only.
 * Return: the policy's functions.
 */
const struct nf_wan_policy_ops *nf_wan_policy_bind(const struct nf_sip_alg_ops *theirs);

/**
 * nf_sip_alg_bind() - the same in the other direction
 * @theirs: functions of nf_wan_policy, or NULL
 */
const struct nf_sip_alg_ops *nf_sip_alg_bind(const struct nf_wan_policy_ops *theirs);

#endif
