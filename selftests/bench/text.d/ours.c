// SPDX-License-Identifier: GPL-2.0-only
/* The text rooms of nf_sip_alg, doing what the ALG asks of them. */
#include "bench.h"

#include "sdp.h"
#include "sip_body.h"
#include "sip_msg.h"
#include "sip_uri.h"

/* As in the kernel: working memory that is there before the message comes */
static struct {
	struct sip_msg	msg;
	struct sip_body	body;
	struct sdp	sdp;
	struct sip_uri	uri;
} scratch;

/* A value that holds no URI, as "*", is none to edit, and no error */
static void read_uri(const char *buf, struct span value)
{
	sip_uri_parse(buf, sip_contact_uri(buf, value), &scratch.uri);
}

static void read_uris(const char *buf, const struct sip_msg *msg)
{
	unsigned int i;

	if (msg->is_request)
		sip_uri_parse(buf, msg->uri, &scratch.uri);
	read_uri(buf, msg->from);
	read_uri(buf, msg->to);
	for (i = 0; i < msg->contact.n; i++)
		read_uri(buf, msg->contact.value[i]);
}

static int read_session(const char *buf, const struct sip_msg *msg)
{
	int err = sip_body_find(buf, msg, &scratch.body);

	scratch.sdp.n_media = 0;
	/* none there, or none that can be read: the ALG lets it pass */
	if (err == -ENOENT || err == -EOPNOTSUPP)
		return 0;
	return err ? err : sdp_parse(buf, scratch.body.sdp, &scratch.sdp);
}

static void tell(const char *buf, struct facts *facts)
{
	struct span id = scratch.msg.call_id;

	if (id.len > sizeof(facts->call_id) - 1)
		id.len = sizeof(facts->call_id) - 1;
	memset(facts, 0, sizeof(*facts));
	memcpy(facts->call_id, buf + id.off, id.len);
	facts->cseq = scratch.msg.cseq;
	facts->contacts = scratch.msg.contact.n;
	facts->media = scratch.sdp.n_media;
	if (facts->media)
		facts->port = scratch.sdp.media[0].port;
}

int ours_parse(const char *buf, size_t len, struct facts *facts)
{
	int err = sip_msg_parse(buf, len, &scratch.msg);

	if (err)
		return err;
	read_uris(buf, &scratch.msg);
	err = read_session(buf, &scratch.msg);
	if (!err && facts)
		tell(buf, facts);
	return err;
}
