/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Addresses in a session description: c=, o= and a=rtcp (RFC 8866 s5.7).
 */
#ifndef _NF_SIP_ALG_SDP_CONN_H
#define _NF_SIP_ALG_SDP_CONN_H

#include "sip_addr.h"

/**
 * struct sdp_conn - where media, or a session, is at home
 * @text: the address as written; empty when nothing is said
 * @addr: as an address; @addr.len is 0 for a name, and for what could be read
 *	in two ways
 */
struct sdp_conn {
	struct span	text;
	struct sip_addr	addr;
};

/* One of each family, and one more; those beyond are left alone */
#define SDP_ALT_MAX	3

/**
 * struct sdp_alt - another way to reach a section (RFC 6947)
 * @conn: its address; none when anything in it cannot be read
 * @port_text: digits of its port
 * @port: port
 */
struct sdp_alt {
	struct sdp_conn	conn;
	struct span	port_text;
	u16		port;
};

/**
 * sdp_take_word() - the first word of a line
 * @buf: start of the message
 * @rest: the line; goes on behind the word and the blank that ends it
 *
 * Return: the word; empty at the end of the line.
 */
struct span sdp_take_word(const char *buf, struct span *rest);

/**
 * sdp_conn_parse() - read a family and an address
 * @buf: start of the message
 * @s: "IN IP4 <address>" and the like
 * @conn: result
 *
 * Return: 0; -EBADMSG when there is no address in it.
 */
int sdp_conn_parse(const char *buf, struct span s, struct sdp_conn *conn);

/**
 * sdp_alt_parse() - read the value of a=altc
 * @buf: start of the message
 * @s: "<number> IP4|IP6 <address> <port>"; one with "/<rtcp-port>" is not read
 * @alt: result
 */
void sdp_alt_parse(const char *buf, struct span s, struct sdp_alt *alt);

/**
 * sdp_origin_parse() - read the value of an o= line (RFC 8866 s5.2)
 * @buf: start of the message
 * @s: "<user> <session> <version> IN IP4 <address>"
 * @conn: result
 *
 * Return: 0; -EBADMSG.
 */
int sdp_origin_parse(const char *buf, struct span s, struct sdp_conn *conn);

#endif
