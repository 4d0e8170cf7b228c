// SPDX-License-Identifier: GPL-2.0-only
/* sofia-sip, whose messages are made from what a transport has received. */
#include "bench.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sofia-sip/msg_addr.h>
#include <sofia-sip/msg_mime.h>
#include <sofia-sip/sdp.h>
#include <sofia-sip/sip.h>
#include <sofia-sip/sip_header.h>

/* The body that is SDP, in a multipart or not; NULL if there is none */
static const msg_payload_t *find_body(msg_t *msg, const sip_t *sip)
{
	const char *type = sip->sip_content_type ?
			   sip->sip_content_type->c_type : NULL;
	const msg_list_t *coding = sip->sip_content_encoding;
	msg_multipart_t *part;

	if (!type || !sip->sip_payload || (coding && coding->k_items))
		return NULL;
	if (!strcasecmp(type, "application/sdp"))
		return sip->sip_payload;
	if (strncasecmp(type, "multipart/", 10))
		return NULL;
	part = msg_multipart_parse(msg_home(msg), sip->sip_content_type,
				   sip->sip_payload);
	for (; part; part = part->mp_next)
		if (part->mp_content_type && part->mp_payload &&
		    !strcasecmp(part->mp_content_type->c_type,
				"application/sdp"))
			return part->mp_payload;
	return NULL;
}

static void tell(const sip_t *sip, const sdp_session_t *sdp,
		 struct facts *facts)
{
	const sip_contact_t *contact;
	const sdp_media_t *media;

	memset(facts, 0, sizeof(*facts));
	snprintf(facts->call_id, sizeof(facts->call_id), "%s",
		 sip->sip_call_id->i_id);
	facts->cseq = sip->sip_cseq->cs_seq;
	for (contact = sip->sip_contact; contact; contact = contact->m_next)
		facts->contacts++;
	for (media = sdp ? sdp->sdp_media : NULL; media; media = media->m_next)
		facts->media++;
	if (facts->media)
		facts->port = (int)sdp->sdp_media->m_port;
}

static int read_session(msg_t *msg, const sip_t *sip, struct facts *facts)
{
	const msg_payload_t *body = find_body(msg, sip);
	sdp_session_t *sdp = NULL;
	sdp_parser_t *parser = NULL;

	if (body) {
		parser = sdp_parse(msg_home(msg), body->pl_data,
				   (issize_t)body->pl_len, 0);
		sdp = sdp_session(parser);
	}
	if (facts && !(body && !sdp))
		tell(sip, sdp, facts);
	if (parser)
		sdp_parser_free(parser);
	return body && !sdp ? REFUSED_SDP : 0;
}

int sofia_parse(const char *buf, size_t len, struct facts *facts)
{
	msg_t *msg = msg_make(sip_default_mclass(), 0, buf, (ssize_t)len);
	const sip_t *sip = msg ? sip_object(msg) : NULL;
	int err = REFUSED;

	if (!sip)
		goto out;
	if (!msg_has_error(msg) && !sip->sip_error && sip->sip_call_id &&
	    sip->sip_cseq && sip->sip_from && sip->sip_to && sip->sip_via)
		err = read_session(msg, sip, facts);
out:
	msg_destroy(msg);
	return err;
}
