/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the far side of a call sends its media from, by its own words.
 */
#ifndef _NF_SIP_ALG_FAR_H
#define _NF_SIP_ALG_FAR_H

#include <linux/netfilter.h>

/* Those of a few forks, of audio and video, and of whom a call is handed to */
#define NFSIP_FAR_MAX	8

/**
 * struct nfsip_far - media hosts of the far side; zeroed when nothing is known
 * @n: addresses ever told; the newest ones are in @addr
 * @is_open: one was told by a name, which nobody here can resolve
 * @addr: addresses
 * @asked: one that a stranger asked for, until the inside has accepted it
 * @asked_by: key of the stranger's transaction; 0 for none
 */
struct nfsip_far {
	u32			n;
	bool			is_open;
	union nf_inet_addr	addr[NFSIP_FAR_MAX];
	union nf_inet_addr	asked;
	u64			asked_by;
};

/**
 * nfsip_far_add() - the far side has named a media host
 * @far: what is known
 * @addr: its address; NULL when it was told by a name
 *
 * Context: the caller's lock.
 */
void nfsip_far_add(struct nfsip_far *far, const union nf_inet_addr *addr);

/**
 * nfsip_far_ask() - somebody else than the far side has named a media host
 * @far: what is known
 * @addr: its address
 * @txn: key of the transaction in which he did
 *
 * Context: the caller's lock.
 */
void nfsip_far_ask(struct nfsip_far *far, const union nf_inet_addr *addr,
		   u64 txn);

/**
 * nfsip_far_accept() - the inside has accepted what was asked for
 * @far: what is known
 * @txn: key of the transaction it has accepted
 *
 * Context: the caller's lock.
 */
void nfsip_far_accept(struct nfsip_far *far, u64 txn);

/**
 * nfsip_far_has() - may this address be one of the far side's?
 * @far: what is known
 * @addr: address
 *
 * Context: the caller's lock.
 */
bool nfsip_far_has(const struct nfsip_far *far, const union nf_inet_addr *addr);

#endif
