/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A session description (RFC 8866), as far as it says where media goes.
 */
#ifndef _NF_SIP_ALG_SDP_H
#define _NF_SIP_ALG_SDP_H

#include "sdp_media.h"

/* Media sections that are read. Offers of conferences have about ten; beyond
 * the bound the SDP is left alone as a whole.
 */
#define SDP_MEDIA_MAX	16

/**
 * struct sdp - a session description
 * @origin: value of the first o= line, for sdp_origin_parse()
 * @conn: session-level c= line; without an address if there are several
 * @bundle: mids of the first a=group:BUNDLE (RFC 9143); may be empty
 * @has_ice: candidates anywhere
 * @direction: enum sdp_direction ahead of all media
 * @setup: enum sdp_setup ahead of all media
 * @n_media: number of @media
 * @media: media sections in order
 */
struct sdp {
	struct sdp_conn		conn;
	struct span		origin;
	struct span		bundle;
	bool			has_ice;
	u8			direction;
	u8			setup;
	u16			n_media;
	struct sdp_media	media[SDP_MEDIA_MAX];
};

/**
 * sdp_parse() - read a session description
 * @buf: start of the message
 * @body: the description; it must begin with "v=", and have no other one
 * @sdp: result
 *
 * Return: 0; -EBADMSG when a line has not the form x=..., or an m=, c= or a=rtcp
 * line cannot be read; -E2BIG with more than %SDP_MEDIA_MAX media.
 */
int sdp_parse(const char *buf, struct span body, struct sdp *sdp);

/**
 * sdp_conn_of() - the connection that holds for a media section
 * @sdp: description
 * @m: one of its media sections
 *
 * Return: its own, or that of the session (RFC 8866 s5.7).
 */
const struct sdp_conn *sdp_conn_of(const struct sdp *sdp,
				   const struct sdp_media *m);

#endif
