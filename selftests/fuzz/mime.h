/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A second reader of bodies, for fuzz_sip_body.c: part by part, each by itself.
 */
#ifndef _SELFTESTS_FUZZ_MIME_H
#define _SELFTESTS_FUZZ_MIME_H

#include "sip_body.h"

/**
 * struct mime - what was found in a multipart body
 * @n_sdp: number of session descriptions
 * @sdp: the last one
 * @is_sealed: a multipart/signed is around it
 * @is_odd: there is a reason to refuse the body
 * @is_vague: a line can be read in two ways, and neither is better
 */
struct mime {
	u32		n_sdp;
	struct span	sdp;
	bool		is_sealed;
	bool		is_odd;
	bool		is_vague;
};

/**
 * mime_read() - take a multipart body apart
 * @buf: start of the message
 * @msg: message; its body is a multipart
 * @found: result
 */
void mime_read(const char *buf, const struct sip_msg *msg, struct mime *found);

/**
 * mime_is() - is it this media type?
 * @buf: start of the message
 * @s: media type; white space may stand around the slash
 * @type: lower case
 * @subtype: lower case; NULL for any
 */
bool mime_is(const char *buf, struct span s, const char *type,
	     const char *subtype);

/**
 * mime_is_plain() - is it an encoding that leaves the bytes as they are?
 * @buf: start of the message
 * @encoding: its name
 */
bool mime_is_plain(const char *buf, struct span encoding);

#endif
