/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Calls: one entry from the INVITE to the BYE, by Call-ID and the caller's tag.
 * The call owns its way (zone), and the media ports opened for it. Everything
 * here wants BH disabled and an RCU read side.
 */
#ifndef _NF_SIP_ALG_DIALOG_H
#define _NF_SIP_ALG_DIALOG_H

#include "far.h"
#include "media.h"
#include "names.h"
#include "state.h"

/* Kept of a Call-ID for listings; the key is made of all of it */
#define NFSIP_CALL_ID_MAX	63

/**
 * struct nfsip_dialog - a call
 * @entry: link, key and expiry
 * @flow: signalling as it was at the INVITE; its direction tells who called
 * @zone: conntrack zone of the signalling now
 * @state: enum nf_sip_alg_call_state
 * @terms: as they were at the INVITE
 * @invite_cseq: CSeq number of the INVITE that began the call or its last try
 * @born: jiffies when the INVITE was seen
 * @since: jiffies when it came into @state
 * @media: the ports of its media
 * @far: where the far side's media comes from; guarded by nfsip_net.lock
 * @id_len: bytes of @id
 * @id: beginning of the Call-ID
 */
struct nfsip_dialog {
	struct nfsip_entry	entry;
	struct nfsip_flow	flow;
	u16			zone;
	u8			state;
	u8			id_len;
	struct nfsip_terms	terms;
	u32			invite_cseq;
	unsigned long		born;
	unsigned long		since;
	struct nfsip_media_set	media;
	struct nfsip_far	far;
	char			id[NFSIP_CALL_ID_MAX];
};

/**
 * nfsip_dialog_find() - find the call a message belongs to
 * @sn: state
 * @name: what the message says; either party may have sent it
 * @lan: address of the inside end
 * Return: the call, or NULL.
 */
struct nfsip_dialog *nfsip_dialog_find(struct nfsip_net *sn, const struct nfsip_dialog_name *name,
				       const union nf_inet_addr *lan);

/**
 * nfsip_dialog_at() - the call of a key, or NULL
 * @sn: state
 * @key: key
 */
struct nfsip_dialog *nfsip_dialog_at(struct nfsip_net *sn, u64 key);

/**
 * nfsip_dialog_begin() - a call begins, or its INVITE is tried again
 * @sn: state
 * @name: what the INVITE says
 * @flow: the flow it came on
 * @cseq: CSeq number of the INVITE
 * @terms: of a call that is new
 * Return: the call; NULL when there is no room for it.
 */
struct nfsip_dialog *nfsip_dialog_begin(struct nfsip_net *sn, const struct nfsip_dialog_name *name,
					const struct nfsip_flow *flow, u32 cseq,
					const struct nfsip_terms *terms);

/**
 * nfsip_dialog_set() - the call is in a new state
 * @sn: state
 * @d: call
 * @state: enum nf_sip_alg_call_state; a call that is over has its media closed
 */
void nfsip_dialog_set(struct nfsip_net *sn, struct nfsip_dialog *d, u8 state);

/**
 * nfsip_dialog_expired() - nothing was heard of a call: its media is closed
 * @calls: nfsip_net.calls
 * @e: entry of the call
 */
void nfsip_dialog_expired(struct nfsip_table *calls, struct nfsip_entry *e);

/**
 * nfsip_dialog_keep() - something was heard of the call: it lives
 * @d: call
 */
void nfsip_dialog_keep(struct nfsip_dialog *d);

/**
 * nfsip_dialog_ending() - a BYE is on its way, or its retransmissions
 * @d: call
 */
void nfsip_dialog_ending(struct nfsip_dialog *d);

/**
 * nfsip_dialog_of() - the call that owns a port
 * @m: media
 * Return: the call, valid within the RCU read side in which @m was found; NULL
 * when it has expired.
 */
struct nfsip_dialog *nfsip_dialog_of(const struct nfsip_media *m);

#endif
