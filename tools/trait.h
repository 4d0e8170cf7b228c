/* SPDX-License-Identifier: GPL-2.0-only */
/* What only the first packet of a flow shows: MAC, DSCP, socket, service. */
#ifndef _NFWAN_TRAIT_H
#define _NFWAN_TRAIT_H

#include "args.h"

/* The bits of a mark that count, and the last user, follow in the attributes. */

/** trait_mac() - reads an Ethernet address */
int trait_mac(struct parse *p, const struct keyword *kw);

/** trait_dscp() - reads a DSCP, a number or a name */
int trait_dscp(struct parse *p, const struct keyword *kw);

/** trait_mark() - reads a mark, and the bits of it that count */
int trait_mark(struct parse *p, const struct keyword *kw);

/** trait_users() - reads a user or a range of them */
int trait_users(struct parse *p, const struct keyword *kw);

/** trait_own_mark() - reads the mark of one socket */
int trait_own_mark(struct parse *p, const struct keyword *kw);

/** trait_own_user() - reads the user of one socket */
int trait_own_user(struct parse *p, const struct keyword *kw);

/** print_mac() - writes an Ethernet address */
void print_mac(const struct shown *obj, const struct keyword *kw);

/** print_masked() - writes a mark, and the bits of it that count */
void print_masked(const struct shown *obj, const struct keyword *kw);

/** print_users() - writes a user or a range of them */
void print_users(const struct shown *obj, const struct keyword *kw);

/** trait_services - names of what the ALG takes a flow for */
extern const char * const trait_services[];

#endif
