/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * IP address literals as SIP and SDP write them.
 */
#ifndef _NF_SIP_ALG_SIP_ADDR_H
#define _NF_SIP_ALG_SIP_ADDR_H

#include "span.h"

/* "[" 39 characters of IPv6 "]:" 5 digits, and NUL */
#define SIP_HOSTPORT_MAX	48

/**
 * struct sip_addr - an address, or none
 * @len: 4, 16, or 0 when the text is no literal
 * @ip: network order
 */
struct sip_addr {
	u8	len;
	u8	ip[16];
};

/**
 * sip_addr_parse() - read an address literal
 * @buf: start of the message
 * @s: the literal; IPv6 with or without brackets
 * @addr: result; @addr->len is 0 when it is none
 *
 * Four decimal parts without leading zeros, or RFC 4291 s2.2: what a resolver
 * might read differently is no literal.
 *
 * Return: 0, or -EBADMSG.
 */
int sip_addr_parse(const char *buf, struct span s, struct sip_addr *addr);

/**
 * sip_addr_scan4() - read an IPv4 literal at the start of a text
 * @p: the text
 * @end: its end
 * @addr: result; void when there is none
 *
 * Return: behind the literal, or NULL.
 */
const char *sip_addr_scan4(const char *p, const char *end,
			   struct sip_addr *addr);

/**
 * sip_addr_print() - write an address
 * @addr: address
 * @brackets: enclose IPv6 in brackets
 * @out: at least %SIP_HOSTPORT_MAX bytes
 *
 * Return: bytes written; no NUL is.
 */
size_t sip_addr_print(const struct sip_addr *addr, bool brackets, char *out);

/**
 * sip_addr_is_any() - is it 0.0.0.0 or ::, which mean "no media"?
 * @addr: address
 */
bool sip_addr_is_any(const struct sip_addr *addr);

/**
 * sip_number_print() - write a number in decimal
 * @n: number
 * @out: at least 10 bytes
 *
 * Return: bytes written; no NUL is.
 */
size_t sip_number_print(u32 n, char *out);

#endif
