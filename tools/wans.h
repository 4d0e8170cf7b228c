/* SPDX-License-Identifier: GPL-2.0-only */
/* The WANs as the kernel has them, or will have them after a transaction. */
#ifndef _NFWAN_WANS_H
#define _NFWAN_WANS_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include "guess.h"

struct genl;
struct nlmsghdr;

#define WAN_ID_MAX	62
#define WAN_NAME_MAX	15
#define WAN_TABLE_BASE	1000

/**
 * struct wan - one uplink
 * @id: its number, 0 for an empty slot
 * @name: its name
 * @dev: its device
 * @table: its routing table
 * @gateway4: IPv4 gateway, zero without one
 * @gateway6: IPv6 gateway, zero without one
 */
struct wan {
	uint8_t		id;
	char		name[WAN_NAME_MAX + 1];
	char		dev[WAN_NAME_MAX + 1];
	uint32_t	table;
	struct in_addr	gateway4;
	struct in6_addr	gateway6;
};

/**
 * struct wans - all of them
 * @mask: bits of the mark that hold the id
 * @generation: number of the ruleset they are from
 * @slot: the WANs by id
 */
struct wans {
	uint32_t	mask;
	uint32_t	generation;
	struct wan	slot[WAN_ID_MAX + 1];
};

/**
 * wans_load() - ask the kernel
 * @wans: filled in
 * @genl: the socket
 *
 * Return: a status.
 */
int wans_load(struct wans *wans, struct genl *genl);

/**
 * wans_apply() - what a command of a transaction will change
 * @wans: the WANs
 * @nlh: the command
 */
void wans_apply(struct wans *wans, const struct nlmsghdr *nlh);

/**
 * wans_find() - a WAN by its name
 * @wans: the WANs
 * @name: the name, not NUL-terminated
 * @len: its length
 *
 * Return: the WAN or NULL.
 */
const struct wan *wans_find(const struct wans *wans, const char *name,
			    unsigned int len);

/**
 * wans_name() - name of a WAN by its id
 * @wans: the WANs
 * @id: the id
 *
 * Return: the name, "?" when there is none.
 */
const char *wans_name(const struct wans *wans, unsigned int id);

/**
 * wans_mark() - the mark of packets on a WAN
 * @wans: the WANs
 * @wan: one of them
 */
uint32_t wans_mark(const struct wans *wans, const struct wan *wan);

/**
 * wans_guess() - offer all names
 * @wans: the WANs
 * @guess: the guess
 */
void wans_guess(const struct wans *wans, struct guess *guess);

#endif
