// SPDX-License-Identifier: GPL-2.0-only
/*
 * Transactions.
 *
 * DOC: There is at most one in a namespace, and it belongs to a netlink socket.
 * It works on a copy of the ruleset (draft.c) which nobody else sees. All of
 * this runs under wn->lock; packets meet it only in wanp_wan_publish().
 */

#include <linux/err.h>
#include <linux/netlink.h>
#include <linux/string.h>
#include "uapi/linux/netfilter/nf_wan_policy.h"
#include "draft.h"
#include "hook.h"
#include "kill.h"
#include "net.h"
#include "review.h"
#include "txn.h"
#include "wan.h"
#include "watch.h"

static struct wanp_ruleset *present(const struct wanp_net *wn)
{
	return rcu_dereference_protected(wn->ruleset,
					 lockdep_is_held(&wn->lock));
}

static bool is_owner(const struct wanp_net *wn, u32 owner)
{
	return wn->txn.draft && wn->txn.owner == owner;
}

static void close_txn(struct wanp_net *wn)
{
	lockdep_assert_held(&wn->lock);

	wanp_draft_free(wn->txn.draft);
	memset(&wn->txn, 0, sizeof(wn->txn));
}

static int begin(struct wanp_net *wn, u32 owner, u32 flags,
		 struct netlink_ext_ack *extack)
{
	if (wn->txn.draft) {
		NL_SET_ERR_MSG(extack, "another transaction is open");
		return -EBUSY;
	}
	wn->txn.draft = wanp_draft_new(present(wn), wn->mask);
	if (!wn->txn.draft)
		return -ENOMEM;
	if (flags & WANP_TXN_F_REPLACE)
		wanp_draft_clear(wn->txn.draft);
	wn->txn.owner = owner;
	wn->txn.flags = flags;
	return 0;
}

int wanp_txn_begin(struct wanp_net *wn, u32 owner, u32 flags,
		   struct netlink_ext_ack *extack)
{
	int err;

	mutex_lock(&wn->lock);
	err = begin(wn, owner, flags, extack);
	mutex_unlock(&wn->lock);
	return err;
}

static int may_go_on(const struct wanp_net *wn, u32 owner,
		     struct netlink_ext_ack *extack)
{
	if (!is_owner(wn, owner)) {
		NL_SET_ERR_MSG(extack, "no transaction open");
		return -EPERM;
	}
	if (wn->txn.spoiled) {
		NL_SET_ERR_MSG(extack,
			       "the transaction was spoiled by an earlier error");
		return -EPERM;
	}
	return 0;
}

struct wanp_draft *wanp_txn_enter(struct wanp_net *wn, u32 owner,
				  struct netlink_ext_ack *extack)
{
	int err;

	mutex_lock(&wn->lock);
	err = may_go_on(wn, owner, extack);
	if (!err)
		return wn->txn.draft;
	mutex_unlock(&wn->lock);
	return ERR_PTR(err);
}

int wanp_txn_leave(struct wanp_net *wn, int err)
{
	if (err)
		wn->txn.spoiled = true;
	mutex_unlock(&wn->lock);
	return err;
}

static int judge(const struct wanp_net *wn, const u32 *expected,
		 struct netlink_ext_ack *extack)
{
	const char *complaint;

	if (expected && *expected != wn->generation) {
		NL_SET_ERR_MSG(extack, "the ruleset has changed meanwhile");
		return -ESTALE;
	}
	complaint = wanp_draft_judge(wn->txn.draft);
	if (!complaint)
		return 0;
	if (extack)
		extack->_msg = complaint;
	return -EINVAL;
}

/* Without a WAN there is nothing to steer, and no hook to cost anything. */
static int hook_for(struct wanp_net *wn, const struct wanp_ruleset *rs)
{
	int err;

	if (wn->hooked || !rs->wans)
		return 0;
	err = wanp_watch_on(wn);
	if (err)
		return err;
	err = wanp_hook_on(wn->net);
	if (err)
		wanp_watch_off(wn);
	wn->hooked = !err;
	return err;
}

static void unhook_for(struct wanp_net *wn, const struct wanp_ruleset *rs)
{
	if (!wn->hooked || (rs && rs->wans))
		return;
	wanp_hook_off(wn->net);
	wanp_watch_off(wn);
	wn->hooked = false;
}

static int publish(struct wanp_net *wn, u8 apply,
		   struct netlink_ext_ack *extack)
{
	struct wanp_ruleset *rs = wanp_draft_build(wn->txn.draft);
	bool was_hooked = wn->hooked;
	int err;

	if (!rs)
		return -ENOMEM;
	err = hook_for(wn, rs);
	if (err) {
		NL_SET_ERR_MSG(extack, "the hooks cannot be registered");
		wanp_ruleset_free(rs);
		return err;
	}
	rs->generation = ++wn->generation;
	wanp_wan_publish(wn, rs);
	wanp_review_start(wn, apply);
	if (wn->hooked && !was_hooked)
		wanp_kill_strays(wn);
	unhook_for(wn, rs);
	return 0;
}

static int commit(struct wanp_net *wn, u32 owner, const u32 *expected,
		  u8 apply, struct netlink_ext_ack *extack)
{
	int err = may_go_on(wn, owner, extack);

	if (!err)
		err = judge(wn, expected, extack);
	if (!err && !(wn->txn.flags & WANP_TXN_F_CHECK))
		err = publish(wn, apply, extack);
	if (is_owner(wn, owner))
		close_txn(wn);
	return err;
}

int wanp_txn_commit(struct wanp_net *wn, u32 owner, const u32 *expected,
		    u8 apply, struct netlink_ext_ack *extack)
{
	int err;

	mutex_lock(&wn->lock);
	err = commit(wn, owner, expected, apply, extack);
	mutex_unlock(&wn->lock);
	return err;
}

int wanp_txn_abort(struct wanp_net *wn, u32 owner)
{
	int err = -EPERM;

	mutex_lock(&wn->lock);
	if (is_owner(wn, owner)) {
		close_txn(wn);
		err = 0;
	}
	mutex_unlock(&wn->lock);
	return err;
}

void wanp_txn_end_all(struct wanp_net *wn)
{
	mutex_lock(&wn->lock);
	close_txn(wn);
	unhook_for(wn, NULL);
	wanp_wan_publish(wn, NULL);
	mutex_unlock(&wn->lock);
}
