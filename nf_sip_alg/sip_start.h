/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The start line, which tells a SIP message from anything else (RFC 3261 s7).
 */
#ifndef _NF_SIP_ALG_SIP_START_H
#define _NF_SIP_ALG_SIP_START_H

#include "scan.h"

/* Longest message: offsets are 16 bits wide, as is the length of a datagram */
#define SIP_MSG_MAX	65507

/**
 * enum sip_method - methods the ALG tells apart
 * @SIP_OTHER: any other
 * @SIP_INVITE: RFC 3261
 * @SIP_ACK: RFC 3261
 * @SIP_BYE: RFC 3261
 * @SIP_CANCEL: RFC 3261
 * @SIP_REGISTER: RFC 3261
 * @SIP_OPTIONS: RFC 3261
 * @SIP_UPDATE: RFC 3311
 * @SIP_PRACK: RFC 3262
 * @SIP_SUBSCRIBE: RFC 6665
 */
enum sip_method {
	SIP_OTHER,
	SIP_INVITE,
	SIP_ACK,
	SIP_BYE,
	SIP_CANCEL,
	SIP_REGISTER,
	SIP_OPTIONS,
	SIP_UPDATE,
	SIP_PRACK,
	SIP_SUBSCRIBE,
};

/**
 * struct sip_start - a start line
 * @is_request: request or response
 * @status: status code of a response, 100..699
 * @method: method of a request as written
 * @uri: Request-URI, not looked into
 */
struct sip_start {
	bool		is_request;
	u16		status;
	struct span	method;
	struct span	uri;
};

/**
 * sip_looks_like() - may these bytes begin a SIP message?
 * @buf: bytes
 * @len: how many
 *
 * Looks at the first line only, which must be there as a whole. Leading empty
 * lines are accepted (RFC 3261 s7.5). Keep-alives, STUN, HTTP and junk are told
 * apart by this alone.
 */
bool sip_looks_like(const char *buf, size_t len);

/**
 * sip_start_take() - read the start line and the empty lines before it
 * @buf: start of the message
 * @rest: what is left of the message; moves behind the line
 * @start: result
 *
 * Return: 0; -EBADMSG when it is none, or can be read in two ways.
 */
int sip_start_take(const char *buf, struct span *rest,
		   struct sip_start *start);

/**
 * sip_method_of() - the method with a name
 * @buf: start of the message
 * @name: the name, case-sensitive (RFC 3261 s7.1)
 *
 * Return: enum sip_method.
 */
u8 sip_method_of(const char *buf, struct span name);

#endif
