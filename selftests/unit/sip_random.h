/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Random messages that are valid, and what is true of each.
 */
#ifndef _SELFTESTS_SIP_RANDOM_H
#define _SELFTESTS_SIP_RANDOM_H

#include "sip_test.h"

#define RANDOM_MAX	8192
#define CONTACTS_MAX	6
#define RANDOM_MEDIA_MAX 4

/**
 * struct random_media - what is true of a media section
 * @port: digits of its port
 * @conn: address of its own c= line; may be empty
 * @rtcp: digits of a=rtcp; may be empty
 */
struct random_media {
	struct span	port;
	struct span	conn;
	struct span	rtcp;
};

/**
 * struct random_message - a message as it was made
 * @text: the message
 * @len: bytes of @text
 * @eol: its line end
 * @is_request: request or response
 * @status: of a response
 * @cseq: number of CSeq
 * @uri: Request-URI
 * @via: sent-by of the topmost Via
 * @call_id: Call-ID
 * @from_tag: tag of From
 * @to_tag: tag of To; may be empty
 * @n_contacts: number of @contact
 * @contact: hosts and ports in Contact
 * @length: digits of Content-Length; empty without it
 * @body: all behind the empty line
 * @sdp: the session description; empty without one
 * @conn: address of its first c= line
 * @n_media: number of @media
 * @media: its media sections
 */
struct random_message {
	char			text[RANDOM_MAX];
	u32			len;
	const char		*eol;
	bool			is_request;
	u32			status;
	u32			cseq;
	struct span		uri;
	struct span		via;
	struct span		call_id;
	struct span		from_tag;
	struct span		to_tag;
	u32			n_contacts;
	struct span		contact[CONTACTS_MAX];
	struct span		length;
	struct span		body;
	struct span		sdp;
	struct span		conn;
	u32			n_media;
	struct random_media	media[RANDOM_MEDIA_MAX];
};

/**
 * random_message() - make one up
 * @m: result
 *
 * It differs from others in all that the grammar leaves free: order, case and
 * compact form of the headers, white space, folds, line ends, lists, quoted
 * strings that look like structure, parameters, addresses, bodies.
 */
void random_message(struct random_message *m);

#endif
