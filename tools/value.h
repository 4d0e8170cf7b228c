/* SPDX-License-Identifier: GPL-2.0-only */
/* Values of keywords: how each kind is read and shown. */
#ifndef _NFWAN_VALUE_H
#define _NFWAN_VALUE_H

#include "args.h"

/** VALUE_ADDR_MAX - room for an address as text, with prefix length or port */
#define VALUE_ADDR_MAX 64

/**
 * value_number() - read a number
 * @text: the text, not NUL-terminated
 * @len: its length
 * @max: the highest that is allowed
 * @number: the number
 *
 * Return: whether it is one.
 */
bool value_number(const char *text, unsigned int len, uint32_t max,
		  uint32_t *number);

/**
 * value_addr() - read an address
 * @text: the text
 * @addr: room for 16 bytes
 *
 * Return: AF_INET, AF_INET6, or 0 when it is none.
 */
uint8_t value_addr(const char *text, void *addr);

/**
 * value_addr_text() - write an address
 * @buf: VALUE_ADDR_MAX bytes
 * @addr: the attribute, of 4 or 16 bytes
 *
 * Return: @buf.
 */
const char *value_addr_text(char *buf, const struct nlattr *addr);

/**
 * value_find_wan() - a WAN by a name, or a part of a word
 * @p: the command
 * @at: where the name stands
 * @name: the name, not NUL-terminated; @at->len is its length
 *
 * Return: the WAN, or NULL after a message.
 */
const struct wan *value_find_wan(struct parse *p, const struct place *at,
				 const char *name);

/* Readers for struct keyword. */

/** value_u8() - a number of 8 bits */
int value_u8(struct parse *p, const struct keyword *kw);

/** value_u32() - a number of 32 bits */
int value_u32(struct parse *p, const struct keyword *kw);

/** value_name() - a name of a WAN or device */
int value_name(struct parse *p, const struct keyword *kw);

/** value_named() - a name of something, with so many characters at most */
int value_named(struct parse *p, const struct keyword *kw, unsigned int max);

/** value_list() - values with commas between; @read takes one of them */
int value_list(struct parse *p, const struct keyword *kw,
	       int (*read)(struct parse *p, const struct keyword *kw,
			   const struct place *at, const char *text));

/** value_word() - one of the words of the keyword, as a number */
int value_word(struct parse *p, const struct keyword *kw);

/** value_in4() - an IPv4 address */
int value_in4(struct parse *p, const struct keyword *kw);

/** value_in6() - an IPv6 address */
int value_in6(struct parse *p, const struct keyword *kw);

/** value_wan() - an existing WAN, as its id */
int value_wan(struct parse *p, const struct keyword *kw);

/** value_wanted() - the object that is to be shown */
int value_wanted(struct parse *p, const struct keyword *kw);

/* Writers for struct keyword. */

/** print_number() - a number of any size */
void print_number(const struct shown *obj, const struct keyword *kw);

/** print_name() - a string */
void print_name(const struct shown *obj, const struct keyword *kw);

/** print_word() - one of the words of the keyword */
void print_word(const struct shown *obj, const struct keyword *kw);

/** print_addr() - an address */
void print_addr(const struct shown *obj, const struct keyword *kw);

/** print_mark() - a mark */
void print_mark(const struct shown *obj, const struct keyword *kw);

/** print_flag() - whether the attribute is there */
void print_flag(const struct shown *obj, const struct keyword *kw);

/** print_wan() - the name of the WAN with this id */
void print_wan(const struct shown *obj, const struct keyword *kw);

/**
 * value_field() - how the field of a keyword is called
 * @kw: the keyword
 */
struct field value_field(const struct keyword *kw);

/** value_get() - a number of any size */
uint64_t value_get(const struct nlattr *attr);

#endif
