/* SPDX-License-Identifier: GPL-2.0-only */
/* Peers: parts of the SIP traffic which are treated otherwise. */
#ifndef _NFWAN_PEER_H
#define _NFWAN_PEER_H

#include "object.h"

/** peer_object - "nfwan peer" */
extern const struct object peer_object;

/**
 * peer_list() - show the peers
 * @p: the command
 * @key: member of JSON that gets the list, NULL at the top
 *
 * Return: a status.
 */
int peer_list(struct parse *p, const char *key);

#endif
