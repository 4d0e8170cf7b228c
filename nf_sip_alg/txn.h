/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Transactions: which zone a request came through, so that its response and
 * its retransmissions take the same way, and what stood in its Via.
 */
#ifndef _NF_SIP_ALG_TXN_H
#define _NF_SIP_ALG_TXN_H

#include "state.h"

/* Longest sent-by (host:port) that is kept to be restored */
#define NFSIP_TOKEN_MAX	63

/**
 * struct nfsip_txn - one transaction
 * @entry: link, key and expiry
 * @inlet: key of the inlet that the request has told of; 0 for none
 * @zone: conntrack zone of the request
 * @foreign_routes: which of its Record-Routes, counted from the last one, the
 *	ALG did not write; bits
 * @asked_s: registration it asks for, in seconds; 0 when it is none
 * @has_sdp: the request has a session description: an answer will have none to
 *	offer
 * @via_len: bytes of @via in use; 0 when the Via went out as it came
 * @via: sent-by of the sender's Via before it was rewritten
 */
struct nfsip_txn {
	struct nfsip_entry	entry;
	u64			inlet;
	u16			zone;
	u64			foreign_routes;
	u32			asked_s;
	bool			has_sdp;
	u8			via_len;
	char			via[NFSIP_TOKEN_MAX];
};

/**
 * nfsip_txn_note() - remember the way of a request
 * @sn: state
 * @key: from the branch, the method and the direction of the request
 * @zone: conntrack zone it went through
 * @invite: INVITE transactions may ring for minutes
 *
 * A known transaction is refreshed, and moved to @zone if that has changed.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: the transaction; NULL when there is no room for it.
 */
struct nfsip_txn *nfsip_txn_note(struct nfsip_net *sn, u64 key, u16 zone,
				 bool invite);

/**
 * nfsip_txn_find() - find a transaction
 * @sn: state
 * @key: as given to nfsip_txn_note()
 *
 * Context: RCU read side.
 * Return: the transaction, or NULL.
 */
struct nfsip_txn *nfsip_txn_find(struct nfsip_net *sn, u64 key);

#endif
