/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The media a message announces: read, reserved, opened, and written down.
 */
#ifndef _NF_SIP_ALG_OFFER_H
#define _NF_SIP_ALG_OFFER_H

#include "dialog.h"
#include "plan.h"
#include "sip_body.h"

/**
 * struct nfsip_offer - what was opened for one message
 * @who: on whose behalf
 * @body: where the description is
 * @n: number of @want
 * @want: the streams, as opened
 */
struct nfsip_offer {
	struct nfsip_media_for		who;
	struct sip_body			body;
	u32				n;
	struct nfsip_stream		want[SDP_MEDIA_MAX];
};

/**
 * nfsip_offer_read() - find and read the session description of a message
 * @plan: what is known; the description is parsed into its scratch
 * @body: result: where it is
 *
 * Return: true when there is one; if not, the reason is counted.
 */
bool nfsip_offer_read(struct nfsip_plan *plan, struct sip_body *body);

/**
 * nfsip_offer_heard() - somebody has said where the far side's media comes from
 * @plan: what is known, its description read
 * @call: call of the message
 * @is_party: it was the far side; a stranger is believed when the inside has
 *	accepted his offer, and then of one address
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_offer_heard(const struct nfsip_plan *plan, struct nfsip_dialog *call,
		       bool is_party);

/**
 * nfsip_offer_accepted() - the inside answers with a description
 * @plan: what is known
 * @call: call of the message
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_offer_accepted(const struct nfsip_plan *plan,
			  struct nfsip_dialog *call);

/**
 * nfsip_offer_open() - open the media of a message, and list its edits
 * @plan: what is known, its description read
 * @offer: @offer->who and @offer->body are set by the caller, the rest is result
 * @may_edit: false when no byte may change: then only ports that can keep
 *	their number are opened
 *
 * A section that is not the sender's own, is on hold, or has no free port, is
 * left as it is (but for a c= line it shares with one that is opened); the
 * others are opened. With ICE all is left as it is: the
 * default address must stay among the candidates (RFC 8839 s4.2.5).
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: 0, also when there is nothing to open; a negative errno when the
 * edits cannot be listed. Then everything opened is closed again.
 */
int nfsip_offer_open(struct nfsip_plan *plan, struct nfsip_offer *offer,
		     bool may_edit);

/**
 * nfsip_offer_foresee() - list the edits there would be if every port were free
 * @plan: what is known, its description read
 * @body: where it is
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: 0; -ENOSPC when the list is full.
 */
int nfsip_offer_foresee(struct nfsip_plan *plan, const struct sip_body *body);

/**
 * nfsip_offer_undo() - close what was freshly opened, the message goes as it is
 * @offer: offer
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_offer_undo(struct nfsip_offer *offer);

#endif
