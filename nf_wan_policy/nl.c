// SPDX-License-Identifier: GPL-2.0-only
/* The generic netlink family. Its handlers are in the nl_*.c beside. */

#include <linux/netlink.h>
#include <linux/notifier.h>
#include <net/sock.h>
#include "net.h"
#include "nl.h"
#include "txn.h"

struct wanp_net *wanp_nl_net(struct genl_info *info)
{
	return wanp_net_of(genl_info_net(info));
}

static int put_one(const struct wanp_nl_dump *dump,
		   struct netlink_callback *cb,
		   const struct wanp_nl_objects *objects, u32 i)
{
	void *hdr = genlmsg_put(dump->skb, NETLINK_CB(cb->skb).portid,
				cb->nlh->nlmsg_seq, &wanp_nl_family,
				NLM_F_MULTI, objects->cmd);

	if (!hdr)
		return -EMSGSIZE;
	if (objects->put(dump, i)) {
		genlmsg_cancel(dump->skb, hdr);
		return -EMSGSIZE;
	}
	genl_dump_check_consistent(cb, hdr);
	genlmsg_end(dump->skb, hdr);
	return 0;
}

static void put_some(const struct wanp_nl_dump *dump,
		     struct netlink_callback *cb,
		     const struct wanp_nl_objects *objects)
{
	u32 fed = READ_ONCE(wanp_net_of(dump->net)->fed);
	u32 n = objects->number(dump);
	u32 i;

	/* 0 would mean that there is nothing to compare with. */
	cb->seq = dump->rs ? dump->rs->generation + fed : U32_MAX;
	for (i = cb->args[0]; i < n; i++)
		if (put_one(dump, cb, objects, i))
			break;
	cb->args[0] = i;
}

int wanp_nl_dump(struct sk_buff *skb, struct netlink_callback *cb,
		 const struct wanp_nl_objects *objects)
{
	struct net *net = sock_net(cb->skb->sk);
	struct wanp_nl_dump dump = {
		.net	= net,
		.skb	= skb,
	};

	rcu_read_lock();
	dump.rs = rcu_dereference(wanp_net_of(net)->ruleset);
	put_some(&dump, cb, objects);
	rcu_read_unlock();
	return skb->len;
}

int wanp_nl_change(struct genl_info *info,
		   int (*how)(const struct genl_info *info,
			      struct wanp_draft *draft))
{
	struct wanp_net *wn = wanp_nl_net(info);
	struct wanp_draft *draft;

	draft = wanp_txn_enter(wn, info->snd_portid, info->extack);
	if (IS_ERR(draft))
		return PTR_ERR(draft);
	return wanp_txn_leave(wn, how(info, draft));
}

/* A transaction does not outlive the socket that opened it. */
static int socket_event(struct notifier_block *nb, unsigned long event,
			void *data)
{
	const struct netlink_notify *notify = data;

	if (event == NETLINK_URELEASE && notify->protocol == NETLINK_GENERIC)
		wanp_txn_abort(wanp_net_of(notify->net), notify->portid);
	return NOTIFY_DONE;
}

static struct notifier_block socket_notifier = {
	.notifier_call	= socket_event,
};

int wanp_nl_init(void)
{
	int err = netlink_register_notifier(&socket_notifier);

	if (err)
		return err;
	err = genl_register_family(&wanp_nl_family);
	if (err)
		netlink_unregister_notifier(&socket_notifier);
	return err;
}

void wanp_nl_exit(void)
{
	genl_unregister_family(&wanp_nl_family);
	netlink_unregister_notifier(&socket_notifier);
}
