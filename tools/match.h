/* SPDX-License-Identifier: GPL-2.0-only */
/* What a flow looks like: prefixes, protocol and ports. */
#ifndef _NFWAN_MATCH_H
#define _NFWAN_MATCH_H

#include "args.h"

/*
 * In all families of attributes the length follows its prefix, the last port
 * and the list of ranges the first port. So one attribute tells where all are.
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

/** match_protos() - reads one protocol or several */
int match_protos(struct parse *p, const struct keyword *kw);

/** match_range() - reads a port or a range of them */
int match_range(struct parse *p, const struct keyword *kw);

/** match_ports() - reads ports and ranges of them */
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

/**
 * struct ends - the attributes for where a flow comes from and goes to
 * @family: of its family
 * @src: of the source prefix
 * @dst: of the destination prefix
 * @src_set: of the set the source is in
 * @dst_set: of the set the destination is in
 */
struct ends {
	uint16_t	family;
	uint16_t	src;
	uint16_t	dst;
	uint16_t	src_set;
	uint16_t	dst_set;
};

/**
 * match_end() - read a prefix, or a set behind an "@"
 * @p: the command
 * @kw: the keyword, with the attribute of the prefix
 * @ends: the attributes
 *
 * Return: a status.
 */
int match_end(struct parse *p, const struct keyword *kw,
	      const struct ends *ends);

/** print_protos() - writes protocols */
void print_protos(const struct shown *obj, const struct keyword *kw);

/** print_range() - writes a port or a range */
void print_range(const struct shown *obj, const struct keyword *kw);

/** print_ports() - writes ports and ranges */
void print_ports(const struct shown *obj, const struct keyword *kw);

/** print_prefix() - writes a prefix */
void print_prefix(const struct shown *obj, const struct keyword *kw);

/**
 * print_end() - writes a prefix or a set
 * @obj: the object
 * @kw: the keyword, with the attribute of the prefix
 * @ends: the attributes
 * @tells_family: another part of the text tells the family of the flow
 */
void print_end(const struct shown *obj, const struct keyword *kw,
	       const struct ends *ends, bool tells_family);

#endif
