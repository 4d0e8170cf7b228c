/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Bodies: where in a message the session description stands (RFC 5621).
 */
#ifndef _NF_SIP_ALG_SIP_BODY_H
#define _NF_SIP_ALG_SIP_BODY_H

#include "sip_msg.h"

/* Multiparts within each other: RFC 5621 s4.2 needs two, gateways three */
#define SIP_BODY_DEPTH_MAX	4

/* Parts looked at, so that hostile input costs a bounded time */
#define SIP_BODY_PARTS_MAX	32

/**
 * struct sip_body_length - a Content-Length and what it counts
 * @digits: its digits; empty when the header is missing
 * @covers: the bytes it counts, up to the end of the session description
 */
struct sip_body_length {
	struct span	digits;
	struct span	covers;
};

/**
 * struct sip_body - the session description of a message
 * @sdp: where it stands
 * @is_sealed: it may be read and not changed: a signature (RFC 8591,
 *	multipart/signed) or a digest (auth-int, RFC 3261 s22.4) covers it
 * @n_lengths: number of @length
 * @length: what has to follow a change of @sdp, innermost first; the last one
 *	is that of the message
 */
struct sip_body {
	struct span		sdp;
	bool			is_sealed;
	u8			n_lengths;
	struct sip_body_length	length[SIP_BODY_DEPTH_MAX + 1];
};

/**
 * sip_body_find() - find the session description
 * @buf: start of the message
 * @msg: message
 * @body: result
 *
 * It is the body itself, or the one part of type application/sdp of a
 * multipart body, nested or not. Other parts are never looked into.
 *
 * Return: 0; -ENOENT when there is none; -EOPNOTSUPP when it is encoded or
 * encrypted; -EEXIST when there are several, since nobody can tell which one
 * counts; -EBADMSG when the body ends early or a multipart cannot be read;
 * -E2BIG beyond one of the bounds above.
 */
int sip_body_find(const char *buf, const struct sip_msg *msg,
		  struct sip_body *body);

#endif
