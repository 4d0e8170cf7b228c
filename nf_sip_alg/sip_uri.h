/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * URIs, and the header values that hold one (RFC 3261 s19.1, s20.10).
 */
#ifndef _NF_SIP_ALG_SIP_URI_H
#define _NF_SIP_ALG_SIP_URI_H

#include "sip_addr.h"
#include "sip_param.h"

/**
 * enum sip_scheme - what kind of URI
 * @SIP_SCHEME_OTHER: none of ours: never edited
 * @SIP_SCHEME_SIP: sip:
 * @SIP_SCHEME_SIPS: sips:
 * @SIP_SCHEME_TEL: tel: (RFC 3966): has no host: never edited
 */
enum sip_scheme {
	SIP_SCHEME_OTHER,
	SIP_SCHEME_SIP,
	SIP_SCHEME_SIPS,
	SIP_SCHEME_TEL,
};

/**
 * struct sip_hostport - a host with or without port
 * @text: all of it, the bytes an edit replaces
 * @host: the host, brackets of IPv6 included
 * @addr: the host as an address; @addr.len is 0 for a name
 * @port: the port; 0 when there is none
 */
struct sip_hostport {
	struct span	text;
	struct span	host;
	struct sip_addr	addr;
	u16		port;
};

/**
 * struct sip_uri - a URI
 * @scheme: enum sip_scheme; the other members are void for OTHER
 * @user: before the "@", password included; may be empty. The number of tel:
 * @at: host and port; void for TEL
 * @rest: parameters and headers, from the first ";" or "?"
 * @headers: headers of a request to be made of it (RFC 3261 s19.1.1), from the
 *	"?"; escaped or not, they are text of a URI and no headers of the message
 */
struct sip_uri {
	u8			scheme;
	struct span		user;
	struct sip_hostport	at;
	struct span		rest;
	struct span		headers;
};

/**
 * sip_hostport_parse() - read host [ ":" port ]
 * @buf: start of the message
 * @s: where it begins; it ends before a byte that no host or port has
 * @hp: result
 *
 * White space around the colon is accepted, as a Via may have it.
 *
 * Return: 0; -EBADMSG when there is no host, or the port is not 1..65535.
 */
int sip_hostport_parse(const char *buf, struct span s, struct sip_hostport *hp);

/**
 * sip_uri_parse() - read a URI
 * @buf: start of the message
 * @s: exactly the URI
 * @uri: result
 *
 * Return: 0, also for schemes that are not ours; -EBADMSG.
 */
int sip_uri_parse(const char *buf, struct span s, struct sip_uri *uri);

#endif
