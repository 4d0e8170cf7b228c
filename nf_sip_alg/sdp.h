/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A session description (RFC 8866), as far as it says where media goes.
 */
#ifndef _NF_SIP_ALG_SDP_H
#define _NF_SIP_ALG_SDP_H

#include "sip_addr.h"

/* Media sections that are read. Offers of conferences have about ten; beyond
 * the bound the SDP is left alone as a whole.
 */
#define SDP_MEDIA_MAX	16

/**
 * struct sdp_conn - a connection (c=) line
 * @text: the address as written; empty when there is no line
 * @addr: as an address; @addr.len is 0 for a name or a contradiction between
 *	the announced family and the literal
 */
struct sdp_conn {
	struct span	text;
	struct sip_addr	addr;
};

/**
 * struct sdp_media - a media section
 * @port_text: the port's digits
 * @port: port; 0 means refused, or not used with BUNDLE
 * @count: number of consecutive port pairs; 1 unless "port/count"
 * @proto: transport, as written
 * @conn: its own c= line
 * @rtcp_text: digits of a=rtcp (RFC 3605); empty without it
 * @rtcp_port: port of a=rtcp
 * @rtcp_conn: address of a=rtcp, if given
 * @has_mux: a=rtcp-mux (RFC 5761)
 * @has_ice: candidates (RFC 8839)
 * @is_inactive: a=inactive, here or for the whole session (RFC 8866 s6.7)
 */
struct sdp_media {
	struct span	port_text;
	struct span	proto;
	struct span	rtcp_text;
	struct sdp_conn	conn;
	struct sdp_conn	rtcp_conn;
	u16		port;
	u16		count;
	u16		rtcp_port;
	bool		has_mux;
	bool		has_ice;
	bool		is_inactive;
};

/**
 * struct sdp - a session description
 * @conn: session-level c= line
 * @has_ice: candidates anywhere
 * @is_inactive: a=inactive ahead of all media
 * @n_media: number of @media
 * @media: media sections in order
 */
struct sdp {
	struct sdp_conn		conn;
	bool			has_ice;
	bool			is_inactive;
	u16			n_media;
	struct sdp_media	media[SDP_MEDIA_MAX];
};

/**
 * sdp_parse() - read a session description
 * @buf: start of the message
 * @body: the description; it must begin with "v="
 * @sdp: result
 *
 * Return: 0; -EBADMSG when a line has not the form x=..., or an m= or c= line
 * cannot be read; -E2BIG with more than %SDP_MEDIA_MAX media.
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

/**
 * sdp_is_udp() - does this media section travel in UDP datagrams?
 * @buf: start of the message
 * @m: media section
 *
 * Return: true for the RTP profiles, with or without DTLS or SRTP, and for
 * udptl (T.38).
 */
bool sdp_is_udp(const char *buf, const struct sdp_media *m);

/**
 * sdp_has_rtcp() - does a second port for RTCP come with it?
 * @buf: start of the message
 * @m: media section
 */
bool sdp_has_rtcp(const char *buf, const struct sdp_media *m);

#endif
