// SPDX-License-Identifier: GPL-2.0-only
/* libosip2, which reads every header it knows as it meets it. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/osip_port.h>
#include <osipparser2/sdp_message.h>

static int is_type(const osip_content_type_t *ct, const char *type,
		   const char *subtype)
{
	return ct && ct->type && !strcasecmp(ct->type, type) && ct->subtype &&
	       (!subtype || !strcasecmp(ct->subtype, subtype));
}

/* The body that is SDP, in a multipart or not; NULL if there is none */
static osip_body_t *find_body(osip_message_t *sip)
{
	osip_body_t *body = NULL;
	int i;

	if (osip_list_size(&sip->content_encodings))
		return NULL;
	if (is_type(sip->content_type, "application", "sdp"))
		return osip_list_get(&sip->bodies, 0);
	if (!is_type(sip->content_type, "multipart", NULL))
		return NULL;
	for (i = 0; !osip_message_get_body(sip, i, &body) || body; i++) {
		if (is_type(body->content_type, "application", "sdp"))
			return body;
		body = NULL;
	}
	return NULL;
}

static void tell(osip_message_t *sip, sdp_message_t *sdp, struct facts *facts)
{
	const char *host = sip->call_id->host, *port = NULL;

	memset(facts, 0, sizeof(*facts));
	snprintf(facts->call_id, sizeof(facts->call_id), "%s%s%s",
		 sip->call_id->number, host ? "@" : "", host ? host : "");
	facts->cseq = strtoul(sip->cseq->number, NULL, 10);
	facts->contacts = osip_list_size(&sip->contacts);
	if (!sdp)
		return;
	while (!sdp_message_endof_media(sdp, facts->media))
		facts->media++;
	port = sdp_message_m_port_get(sdp, 0);
	if (port)
		facts->port = atoi(port);
}

static int read_session(osip_message_t *sip, struct facts *facts)
{
	osip_body_t *body = find_body(sip);
	sdp_message_t *sdp = NULL;
	int err = 0;

	if (body && body->body) {
		err = sdp_message_init(&sdp);
		if (!err)
			err = sdp_message_parse(sdp, body->body);
	}
	if (!err && facts)
		tell(sip, sdp, facts);
	sdp_message_free(sdp);
	return err ? REFUSED_SDP : 0;
}

/* Once: its tables, and no words about what it refuses */
static void prepare(void)
{
	static int is_ready;

	if (is_ready)
		return;
	parser_init();
	osip_trace_initialize(TRACE_LEVEL0, NULL);
	is_ready = 1;
}

int osip_parse(const char *buf, size_t len, struct facts *facts)
{
	osip_message_t *sip;
	int err;

	prepare();
	if (osip_message_init(&sip))
		return REFUSED;
	err = osip_message_parse(sip, buf, len);
	/* it has no opinion on messages without these */
	if (err || !sip->call_id || !sip->cseq || !sip->from || !sip->to)
		err = REFUSED;
	else
		err = read_session(sip, facts);
	osip_message_free(sip);
	return err;
}
