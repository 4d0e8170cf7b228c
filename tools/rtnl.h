/* SPDX-License-Identifier: GPL-2.0-only */
/* Routes and ip rules of our own: those which carry our protocol number. */
#ifndef _NFWAN_RTNL_H
#define _NFWAN_RTNL_H

#include "items.h"

struct mnl_socket;

/** RTNL_PROTOCOL - number under which our routes and rules are found again */
#define RTNL_PROTOCOL 197

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
 * rtnl_foreign() - list the ip rules of others that look at some bits of marks
 * @rtnl: the socket
 * @mask: the bits
 * @found: filled in; release with items_free()
 *
 * Return: 0 or errno.
 */
int rtnl_foreign(struct rtnl *rtnl, uint32_t mask, struct items *found);

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

#endif
