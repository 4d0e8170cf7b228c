/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A media section of a session description (RFC 8866 s5.14).
 */
#ifndef _NF_SIP_ALG_SDP_MEDIA_H
#define _NF_SIP_ALG_SDP_MEDIA_H

#include "sdp_conn.h"

/**
 * enum sdp_direction - who sends media (RFC 8866 s6.7)
 * @SDP_SENDRECV: both; the default
 * @SDP_SENDONLY: the one who wrote the description
 * @SDP_RECVONLY: the other one
 * @SDP_INACTIVE: nobody
 */
enum sdp_direction { SDP_SENDRECV, SDP_SENDONLY, SDP_RECVONLY, SDP_INACTIVE };

/**
 * enum sdp_setup - who opens the connection of TCP media (RFC 4145 s4)
 * @SDP_SETUP_NONE: nothing said
 * @SDP_ACTIVE: the one who wrote the description
 * @SDP_PASSIVE: the other one
 * @SDP_ACTPASS: the other one shall choose
 * @SDP_HOLDCONN: nobody for now
 */
enum sdp_setup { SDP_SETUP_NONE, SDP_ACTIVE, SDP_PASSIVE, SDP_ACTPASS, SDP_HOLDCONN };

/**
 * struct sdp_media - a media section
 * @kind: "audio" and the like
 * @port_text: the port's digits
 * @proto: transport, as written
 * @mid: identification (RFC 5888); empty without it
 * @rtcp_text: digits of a=rtcp (RFC 3605); empty without it
 * @conn: its own c= line
 * @alt: the first a=altc, see struct sdp_alt
 * @n_alt: number of @alt
 * @rtcp_conn: address of a=rtcp, if given
 * @port: port; 0 means refused, or not used with BUNDLE; 9 (discard) that the
 *	port is of no interest (RFC 4145 s4, RFC 8840 s4.1.1)
 * @count: number of consecutive port pairs; 1 unless "port/count"
 * @rtcp_port: port of a=rtcp
 * @direction: enum sdp_direction, its own or that of the session
 * @setup: enum sdp_setup, its own or that of the session
 * @has_mux: a=rtcp-mux (RFC 5761), which the other one may refuse
 * @is_mux_only: a=rtcp-mux-only (RFC 8858), which he may not; @has_mux as well
 * @has_ice: candidates (RFC 8839)
 * @is_bundle_only: a=bundle-only (RFC 9143 s6): the port is another section's
 * @keeps_connection: a=connection:existing (RFC 4145 s5)
 */
struct sdp_media {
	struct span	kind;
	struct span	port_text;
	struct span	proto;
	struct span	mid;
	struct span	rtcp_text;
	struct sdp_conn	conn;
	struct sdp_conn	rtcp_conn;
	struct sdp_alt	alt[SDP_ALT_MAX];
	u16		port;
	u16		count;
	u16		rtcp_port;
	u8		direction;
	u8		setup;
	u8		n_alt;
	bool		has_mux;
	bool		is_mux_only;
	bool		has_ice;
	bool		is_bundle_only;
	bool		keeps_connection;
};

/**
 * sdp_media_parse() - read the value of an m= line
 * @buf: start of the message
 * @s: "<kind> <port>[/<count>] <proto> <fmt> ..."
 * @m: result; what other lines tell is 0
 * Return: 0; -EBADMSG.
 */
int sdp_media_parse(const char *buf, struct span s, struct sdp_media *m);

/**
 * sdp_media_attribute() - read an attribute of a section
 * @buf: start of the message
 * @s: value of an a= line
 * @m: section; unknown attributes leave it as it is
 * Return: 0; -EBADMSG when a=rtcp cannot be read, or is there twice.
 */
int sdp_media_attribute(const char *buf, struct span s, struct sdp_media *m);

/**
 * sdp_is_udp() - is its protocol one of UDP, or an RTP profile without "TCP"?
 * @buf: start of the message
 * @m: media section
 */
bool sdp_is_udp(const char *buf, const struct sdp_media *m);

/**
 * sdp_is_tcp() - is its protocol one of TCP, as MSRP and BFCP have it?
 * @buf: start of the message
 * @m: media section
 */
bool sdp_is_tcp(const char *buf, const struct sdp_media *m);

/**
 * sdp_is_rtp() - is it RTP, or SRTP?
 * @buf: start of the message
 * @m: media section
 */
bool sdp_is_rtp(const char *buf, const struct sdp_media *m);

/**
 * sdp_has_rtcp() - may a second port, of RTCP, come with it, mux refused?
 * @buf: start of the message
 * @m: media section
 */
bool sdp_has_rtcp(const char *buf, const struct sdp_media *m);

#endif
