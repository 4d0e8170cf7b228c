/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * URIs, and the header values that hold one (RFC 3261 s19.1, s20.10).
 */
#ifndef _NF_SIP_ALG_SIP_URI_H
#define _NF_SIP_ALG_SIP_URI_H

#include "sip_addr.h"

/**
 * enum sip_scheme - what kind of URI
 * @SIP_SCHEME_OTHER: none of ours: never edited
 * @SIP_SCHEME_SIP: sip:
 * @SIP_SCHEME_SIPS: sips:
 */
enum sip_scheme {
	SIP_SCHEME_OTHER,
	SIP_SCHEME_SIP,
	SIP_SCHEME_SIPS,
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
 * @user: before the "@", password included; may be empty
 * @at: host and port
 * @rest: parameters and headers, from the first ";" or "?"
 */
struct sip_uri {
	u8			scheme;
	struct span		user;
	struct sip_hostport	at;
	struct span		rest;
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

/**
 * sip_contact_uri() - the URI inside a name-addr or addr-spec
 * @buf: start of the message
 * @value: one header value, without its neighbours in a comma list
 *
 * Return: span of the URI; empty when it is not closed. What is no URI, as "*",
 * is left for sip_uri_parse() to refuse.
 */
struct span sip_contact_uri(const char *buf, struct span value);

/**
 * sip_param() - find a parameter of a header value
 * @buf: start of the message
 * @params: from the first ";" on
 * @name: parameter name, lower case
 * @value: result: its value, quotes included, empty when it has none; may be
 *	NULL
 *
 * Return: true when the parameter is there.
 */
bool sip_param(const char *buf, struct span params, const char *name,
	       struct span *value);

/**
 * sip_value_params() - the parameters behind a name-addr or addr-spec
 * @buf: start of the message
 * @value: one header value
 *
 * Return: from the first ";" behind the URI on; empty when there are none.
 */
struct span sip_value_params(const char *buf, struct span value);

#endif
