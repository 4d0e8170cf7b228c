/* SPDX-License-Identifier: GPL-2.0-only */
/* Transactions: who may change the draft, and how it becomes the ruleset. */
#ifndef _WANP_TXN_H
#define _WANP_TXN_H

#include <linux/types.h>

struct netlink_ext_ack;
struct wanp_draft;
struct wanp_net;

/**
 * wanp_txn_begin() - open a transaction
 * @wn: namespace
 * @owner: netlink port of the caller
 * @flags: enum nf_wan_policy_txn_flags
 * @extack: says why not
 *
 * Return: 0; -EBUSY while one is open; -ENOMEM.
 */
int wanp_txn_begin(struct wanp_net *wn, u32 owner, u32 flags,
		   struct netlink_ext_ack *extack);

/**
 * wanp_txn_enter() - start one command of a transaction
 * @wn: namespace
 * @owner: netlink port of the caller
 * @extack: says why not
 *
 * On success wn->lock is held until wanp_txn_leave().
 *
 * Return: the draft to change; ERR_PTR(-EPERM) when the caller has none open or
 *	has spoiled it.
 */
struct wanp_draft *wanp_txn_enter(struct wanp_net *wn, u32 owner,
				  struct netlink_ext_ack *extack);

/**
 * wanp_txn_leave() - end one command of a transaction
 * @wn: namespace
 * @err: its outcome; the transaction is spoiled unless 0
 *
 * Return: @err.
 */
int wanp_txn_leave(struct wanp_net *wn, int err);

/**
 * wanp_txn_commit() - make the draft the ruleset
 * @wn: namespace
 * @owner: netlink port of the caller
 * @expected: number the present ruleset must have, or NULL
 * @apply: enum nf_wan_policy_apply, what becomes of the flows that live
 * @extack: says why not
 *
 * Unless the caller has no transaction, it is over afterwards.
 *
 * Return: 0; -EPERM; -ESTALE when the ruleset is another than @expected;
 *	-EINVAL when the draft is unsound; -ENOMEM.
 */
int wanp_txn_commit(struct wanp_net *wn, u32 owner, const u32 *expected,
		    u8 apply, struct netlink_ext_ack *extack);

/**
 * wanp_txn_abort() - drop the draft
 * @wn: namespace
 * @owner: netlink port of the caller
 *
 * Return: 0; -EPERM when the caller has none open.
 */
int wanp_txn_abort(struct wanp_net *wn, u32 owner);

/**
 * wanp_txn_end_all() - drop draft and ruleset: the namespace goes
 * @wn: namespace
 */
void wanp_txn_end_all(struct wanp_net *wn);

#endif
