/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A SIP message: its start line and the headers the ALG reads (RFC 3261 s7).
 */
#ifndef _NF_SIP_ALG_SIP_MSG_H
#define _NF_SIP_ALG_SIP_MSG_H

#include "sip_start.h"
#include "sip_via.h"

/* Values of one list header that are kept: a Record-Route grows by one with
 * each proxy (Max-Forwards is 70, real paths have fewer than ten), a REGISTER
 * response lists the bindings of all phones of a user.
 */
#define SIP_LIST_MAX	32

/* Header lines looked at, so that hostile input costs a bounded time */
#define SIP_LINES_MAX	512

/**
 * struct sip_list - the values of a header that may occur several times
 * @n: number of @value
 * @value: one each, commas and white space taken off
 */
struct sip_list {
	u16		n;
	struct span	value[SIP_LIST_MAX];
};

/**
 * struct sip_msg - a message
 * @is_request: request or response
 * @method: enum sip_method of the request line, or of CSeq in a response
 * @status: status code of a response, 100..699
 * @is_ambiguous: a header that must be single says different things, or CSeq
 *	and the request line do
 * @is_cut: the body is shorter than Content-Length says
 * @is_sealed: a digest covers the body (qop=auth-int, RFC 3261 s22.4): a
 *	changed body would be refused
 * @has_via: @via is there
 * @uri: Request-URI
 * @call_id: Call-ID
 * @from: From
 * @to: To
 * @from_tag: tag of From; may be empty
 * @to_tag: tag of To; empty outside of dialogs
 * @cseq_method: method name in CSeq
 * @cseq: number in CSeq
 * @content_length: the digits; empty when the header is missing
 * @content_type: media type without parameters
 * @content_params: parameters of the media type, from the first ";"
 * @content_encoding: value, also of MIME's Content-Transfer-Encoding; empty
 *	when there is none
 * @expires: value of the first Expires; empty when there is none
 * @body: the body, as long as it is there
 * @via: topmost Via
 * @contact: values of Contact
 * @record_route: values of Record-Route
 * @route: values of Route
 */
struct sip_msg {
	bool			is_request;
	bool			is_ambiguous;
	bool			is_cut;
	bool			is_sealed;
	bool			has_via;
	u8			method;
	u16			status;
	u32			cseq;
	struct span		uri;
	struct span		call_id;
	struct span		from;
	struct span		to;
	struct span		from_tag;
	struct span		to_tag;
	struct span		cseq_method;
	struct span		content_length;
	struct span		content_type;
	struct span		content_params;
	struct span		content_encoding;
	struct span		expires;
	struct span		body;
	struct sip_via		via;
	struct sip_list		contact;
	struct sip_list		record_route;
	struct sip_list		route;
};

/**
 * sip_msg_parse() - read a message
 * @buf: bytes, from the start line (or empty lines before it) on
 * @len: how many
 * @msg: result; spans are offsets from @buf
 *
 * Call-ID, CSeq, From, To and at least one Via must be there.
 *
 * Return: 0; -EBADMSG when it is no SIP message or lacks what must be there;
 * -E2BIG beyond one of the bounds above.
 */
int sip_msg_parse(const char *buf, size_t len, struct sip_msg *msg);

#endif
