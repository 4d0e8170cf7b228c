/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The names by which a message is known: of its dialog, of its transaction.
 */
#ifndef _NF_SIP_ALG_NAMES_H
#define _NF_SIP_ALG_NAMES_H

#include "sip_msg.h"

/**
 * struct nfsip_dialog_name - what a message says about its dialog
 * @id: Call-ID
 * @id_len: bytes of @id
 * @from: key made of the Call-ID and the From tag
 * @to: key made of the Call-ID and the To tag; 0 without one
 */
struct nfsip_dialog_name {
	const char	*id;
	size_t		id_len;
	u64		from;
	u64		to;
};

/**
 * nfsip_call_id_of() - key of a message's Call-ID, with which the others begin
 * @buf: message
 * @msg: the same, parsed
 */
u64 nfsip_call_id_of(const char *buf, const struct sip_msg *msg);

/**
 * nfsip_dialog_name_of() - what a message says about its dialog
 * @buf: message
 * @msg: the same, parsed
 * @id: nfsip_call_id_of()
 * @name: result; points into @buf
 */
void nfsip_dialog_name_of(const char *buf, const struct sip_msg *msg, u64 id,
			  struct nfsip_dialog_name *name);

/**
 * nfsip_txn_key_of() - the key of a message's transaction
 * @buf: message
 * @msg: the same, parsed
 * @id: nfsip_call_id_of()
 * @is_outbound: the message goes from the inside to the outside
 *
 * The same for a request, its copies, and its responses, which come from the
 * other side. Made of the branch, and of what names a transaction for senders
 * whose branches do not (RFC 3261 s17.2.3).
 */
u64 nfsip_txn_key_of(const char *buf, const struct sip_msg *msg, u64 id,
		     bool is_outbound);

#endif
