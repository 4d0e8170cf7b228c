/* SPDX-License-Identifier: GPL-2.0-only */
/* What a flow looks like: prefixes, protocol and ports. */
#ifndef _NFWAN_MATCH_H
#define _NFWAN_MATCH_H

#include "args.h"

/*
 * In all families of attributes the length follows its prefix, and the last
 * port the first one. So one attribute tells where both are.
 */

/**
 * match_family() - note the family of an address in a command
 * @p: the command
 * @word: the address
 * @family: its family
 * @attr: attribute of the family
 *
 * Return: STATUS_OK; STATUS_REFUSED when another one was there before.
 */
int match_family(struct parse *p, const struct token *word, uint8_t family,
		 uint16_t attr);

/** match_proto() - reads a protocol, a name or a number */
int match_proto(struct parse *p, const struct keyword *kw);

/** match_ports() - reads a port or a range of them */
int match_ports(struct parse *p, const struct keyword *kw);

/**
 * match_prefix() - read a prefix
 * @p: the command
 * @kw: the keyword
 * @family: attribute of the family
 *
 * Return: a status.
 */
int match_prefix(struct parse *p, const struct keyword *kw, uint16_t family);

/** print_proto() - writes a protocol */
void print_proto(const struct shown *obj, const struct keyword *kw);

/** print_ports() - writes a port or a range */
void print_ports(const struct shown *obj, const struct keyword *kw);

/** print_prefix() - writes a prefix */
void print_prefix(const struct shown *obj, const struct keyword *kw);

/**
 * print_any() - writes a prefix of length 0
 * @obj: the object
 * @kw: the keyword
 * @family: AF_INET or AF_INET6
 */
void print_any(const struct shown *obj, const struct keyword *kw,
	       uint64_t family);

#endif
