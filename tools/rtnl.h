/* SPDX-License-Identifier: GPL-2.0-only */
/* Routes and ip rules of our own: those which carry our protocol number. */
#ifndef _NFWAN_RTNL_H
#define _NFWAN_RTNL_H

#include <stdbool.h>
#include <stdint.h>

struct mnl_socket;

/** RTNL_PROTOCOL - number under which our routes and rules are found again */
#define RTNL_PROTOCOL 197

/**
 * enum item_kind - what an item is
 * @ITEM_ROUTE: a default route
 * @ITEM_LOOKUP: an ip rule: this mark is looked up in this table
 * @ITEM_UNREACHABLE: an ip rule: this mark goes nowhere
 * @ITEM_MAIN: an ip rule: all but the default routes of this table
 */
enum item_kind {
	ITEM_ROUTE,
	ITEM_LOOKUP,
	ITEM_UNREACHABLE,
	ITEM_MAIN,
};

/**
 * struct item - a route or rule; what does not apply is 0
 * @kind: what it is
 * @family: AF_INET or AF_INET6
 * @pref: preference of the rule
 * @table: routing table
 * @mark: mark of packets
 * @mask: bits of @mark
 * @ifindex: device of the route
 * @gateway: gateway of the route
 */
struct item {
	uint32_t	kind;
	uint32_t	family;
	uint32_t	pref;
	uint32_t	table;
	uint32_t	mark;
	uint32_t	mask;
	uint32_t	ifindex;
	uint8_t		gateway[16];
};

/**
 * struct items - several of them
 * @item: the items
 * @n: how many
 */
struct items {
	struct item	*item;
	unsigned int	n;
};

/**
 * struct rtnl - the socket
 * @nl: the socket
 * @seq: number of the last request
 */
struct rtnl {
	struct mnl_socket	*nl;
	unsigned int		seq;
};

/**
 * rtnl_open() - open the socket
 * @rtnl: filled in
 *
 * Return: 0 or errno.
 */
int rtnl_open(struct rtnl *rtnl);

/**
 * rtnl_close() - close the socket
 * @rtnl: the socket
 */
void rtnl_close(struct rtnl *rtnl);

/**
 * rtnl_own() - list our own routes and rules
 * @rtnl: the socket
 * @own: filled in; release with items_free()
 *
 * Return: 0 or errno.
 */
int rtnl_own(struct rtnl *rtnl, struct items *own);

/**
 * rtnl_add() - add a route or rule
 * @rtnl: the socket
 * @item: the route or rule
 * @replace: take the place of another default route in that table
 *
 * Return: 0 or errno.
 */
int rtnl_add(struct rtnl *rtnl, const struct item *item, bool replace);

/**
 * rtnl_del() - remove a route or rule, if it is our own
 * @rtnl: the socket
 * @item: the route or rule
 *
 * Return: 0 or errno.
 */
int rtnl_del(struct rtnl *rtnl, const struct item *item);

/**
 * items_add() - one more
 * @items: the items
 * @item: is copied
 *
 * Return: whether there was memory.
 */
bool items_add(struct items *items, const struct item *item);

/**
 * items_have() - is it there?
 * @items: the items
 * @item: what to look for
 */
bool items_have(const struct items *items, const struct item *item);

/**
 * items_free() - drop them
 * @items: the items
 */
void items_free(struct items *items);

#endif
