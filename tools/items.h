/* SPDX-License-Identifier: GPL-2.0-only */
/* Sets of routes and ip rules. */
#ifndef _NFWAN_ITEMS_H
#define _NFWAN_ITEMS_H

#include <stdbool.h>
#include <stdint.h>

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

/** ITEM_TEXT_SIZE - bytes that items_text() needs at most */
#define ITEM_TEXT_SIZE 128

/**
 * items_text() - an item in words
 * @item: the item
 * @buf: room for the text
 * @size: bytes of @buf, ITEM_TEXT_SIZE
 */
void items_text(const struct item *item, char *buf, unsigned int size);

/**
 * items_free() - drop them
 * @items: the items
 */
void items_free(struct items *items);

#endif
