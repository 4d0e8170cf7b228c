/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The decision: which tokens of a message are replaced, and by what.
 */
#ifndef _NF_SIP_ALG_PLAN_H
#define _NF_SIP_ALG_PLAN_H

#include "dialog.h"
#include "flow.h"
#include "stream.h"
#include "scratch.h"
#include "state.h"
#include "txn.h"

/**
 * struct nfsip_plan - what is known when the decision is taken
 * @sn: state
 * @flow: flow of the message
 * @call_id: key of its Call-ID
 * @txn: its transaction; NULL when unknown
 * @call: its call; NULL when it has none
 * @terms: how it is treated: as its call, or as things stand now; the mode is
 *	never auto, but what that has come to
 * @text: the message
 * @ct: connection of the message
 * @s: the message parsed, and the edit list to be filled
 * @is_watched: signals are collected of the far side
 * @is_dry: nothing will be done, so nothing is to be remembered either
 */
struct nfsip_plan {
	struct nfsip_net		*sn;
	const struct nfsip_flow		*flow;
	u64				call_id;
	struct nfsip_txn		*txn;
	struct nfsip_dialog		*call;
	struct nfsip_terms		terms;
	const char			*text;
	const struct nf_conn		*ct;
	struct nfsip_scratch		*s;
	bool				is_watched;
	bool				is_dry;
};

/**
 * nfsip_plan_headers() - list the edits of the headers
 * @plan: what is known
 *
 * Outbound: Contact and Record-Route that name the inside end of the flow, and
 * the Via of a sender that did not ask for rport; also where they name another
 * port of the inside host, which gets a public one, see inlet.h. Inbound: what
 * the ALG wrote in this inside host's name is given back in the Request-URI,
 * Contact, Route and Via, and no registration is longer than the terms want.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: 0; -ENOSPC when the list is full; -ENOMEM or -ENOSPC when an edit
 * could not be remembered, and must not be done.
 */
int nfsip_plan_headers(struct nfsip_plan *plan);

/**
 * nfsip_plan_media() - list the edits of one media section
 * @plan: what is known
 * @m: media section
 * @open: the ports it was given; the first ones, if several
 *
 * Return: 0; -ENOSPC when the list is full.
 */
int nfsip_plan_media(struct nfsip_plan *plan, const struct sdp_media *m,
		     const struct nfsip_stream *open);

/**
 * nfsip_plan_session() - list the edit of the session's c= line
 * @plan: what is known
 *
 * To be called when a media section that relies on it was opened.
 *
 * Return: 0; -ENOSPC when the list is full.
 */
int nfsip_plan_session(struct nfsip_plan *plan);

/**
 * nfsip_is_lan_addr() - is this literal the inside end of the flow?
 * @flow: flow
 * @addr: literal
 */
bool nfsip_is_lan_addr(const struct nfsip_flow *flow,
		       const struct sip_addr *addr);

/**
 * nfsip_is_media_addr() - may the sender's description name this literal?
 * @plan: what is known: the inside end, or the media host of the terms
 * @addr: literal
 */
bool nfsip_is_media_addr(const struct nfsip_plan *plan,
			 const struct sip_addr *addr);

#endif
