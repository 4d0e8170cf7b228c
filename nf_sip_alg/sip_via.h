/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Via: the way a request took, and its response goes back (RFC 3261 s20.42).
 */
#ifndef _NF_SIP_ALG_SIP_VIA_H
#define _NF_SIP_ALG_SIP_VIA_H

#include "sip_uri.h"

/**
 * struct sip_via - one value of a Via header
 * @transport: transport as written, without "SIP/2.0/"
 * @at: sent-by
 * @params: from the first ";" on; may be empty
 * @branch: value of the branch parameter; may be empty
 * @has_rport: RFC 3581: the sender asks for the answer at its source port
 */
struct sip_via {
	struct span		transport;
	struct sip_hostport	at;
	struct span		params;
	struct span		branch;
	bool			has_rport;
};

/**
 * sip_via_parse() - read one Via
 * @buf: start of the message
 * @value: one header value, without its neighbours in a comma list
 * @via: result
 *
 * White space and folds may stand wherever RFC 3261 s25.1 allows them.
 *
 * Return: 0; -EBADMSG when it is not "SIP/2.0/", a transport, a host with or
 * without port, and parameters.
 */
int sip_via_parse(const char *buf, struct span value, struct sip_via *via);

#endif
