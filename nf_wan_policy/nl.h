/* SPDX-License-Identifier: GPL-2.0-only */
/* The generic netlink family, and what its handlers have in common. */
#ifndef _WANP_NL_H
#define _WANP_NL_H

#include <net/genetlink.h>
#include "family.h"
#include "nl_gen.h"

struct wanp_draft;
struct wanp_net;
struct wanp_ruleset;

/**
 * wanp_nl_refuse() - say why, and at which attribute
 * @extack: where to say it, or NULL
 * @attr: the attribute that is wrong, or NULL when one is missing
 * @err: negative errno
 * @why: the sentence, a string constant
 *
 * Return: @err.
 */
static inline int wanp_nl_refuse(struct netlink_ext_ack *extack,
				 const struct nlattr *attr, int err,
				 const char *why)
{
	NL_SET_BAD_ATTR(extack, attr);
	if (extack)
		extack->_msg = why;
	return err;
}

/**
 * wanp_nl_net() - our state in the namespace of a request
 * @info: the request
 */
struct wanp_net *wanp_nl_net(struct genl_info *info);

/**
 * struct wanp_nl_dump - one step of a dump
 * @net: namespace
 * @rs: ruleset of this step, NULL before the first commit
 * @skb: the message
 */
struct wanp_nl_dump {
	struct net			*net;
	const struct wanp_ruleset	*rs;
	struct sk_buff			*skb;
};

/**
 * struct wanp_nl_objects - a kind of objects that can be dumped
 * @cmd: command of the messages
 * @number: how many there are
 * @put: puts object number @i, returns 0 or -EMSGSIZE
 */
struct wanp_nl_objects {
	u8	cmd;
	u32	(*number)(const struct wanp_nl_dump *dump);
	int	(*put)(const struct wanp_nl_dump *dump, u32 i);
};

/**
 * wanp_nl_dump() - dump objects, as many as fit
 * @skb: the message
 * @cb: the dump; marked as interrupted when the ruleset, or what is in
 *	a set, changes on the way
 * @objects: the kind of objects
 *
 * Return: what a dumpit function returns.
 */
int wanp_nl_dump(struct sk_buff *skb, struct netlink_callback *cb,
		 const struct wanp_nl_objects *objects);

/**
 * wanp_nl_change() - let a function change the draft of the caller
 * @info: the request
 * @how: the function
 *
 * Return: 0 or a negative errno, which has spoiled the transaction.
 */
int wanp_nl_change(struct genl_info *info,
		   int (*how)(const struct genl_info *info,
			      struct wanp_draft *draft));

/**
 * wanp_nl_init() - register the family
 *
 * Return: 0 or a negative errno.
 */
int wanp_nl_init(void);

/**
 * wanp_nl_exit() - unregister the family
 */
void wanp_nl_exit(void);

#endif
