// SPDX-License-Identifier: GPL-2.0-only
/*
 * call: what a message means, against the RFCs as a table. The input is the
 * method, whether it is a request, the status and whether To has a tag.
 */

#include "call.h"
#include "fuzz.h"

#define INPUT_LEN	5

/**
 * struct meaning - what some responses mean
 * @method: enum sip_method
 * @from: lowest status code
 * @to: highest status code
 * @event: what they mean
 */
static const struct meaning {
	u8		method;
	u16		from;
	u16		to;
	enum call_event	event;
} meanings[] = {
	{ SIP_INVITE,	200, 299, CALL_ANSWERED },
	{ SIP_INVITE,	300, 699, CALL_FAILED },
	{ SIP_BYE,	200, 299, CALL_ENDED },
	{ SIP_BYE,	408, 408, CALL_ENDED },
	{ SIP_BYE,	481, 481, CALL_ENDED },
};

static enum call_event meaning_of(const struct sip_msg *msg)
{
	const struct meaning *m;

	if (msg->is_request && msg->method == SIP_INVITE && !msg->to_tag.len)
		return CALL_BEGINS;
	if (msg->is_request)
		return msg->method == SIP_BYE ? CALL_ENDS : CALL_GOES_ON;
	for (m = meanings; m < meanings + ARRAY_SIZE(meanings); m++)
		if (msg->method == m->method && msg->status >= m->from &&
		    msg->status <= m->to)
			return m->event;
	return CALL_GOES_ON;
}

static bool may_carry(const struct sip_msg *msg)
{
	bool offers = msg->method == SIP_INVITE || msg->method == SIP_PRACK ||
		      msg->method == SIP_UPDATE;

	if (msg->is_request)
		return offers || msg->method == SIP_ACK;
	return offers && msg->status < 300;
}

void fuzz(const char *buf, struct span text)
{
	const u8 *in = (const u8 *)buf + text.off;
	static struct sip_msg msg;
	u32 lease_s;

	if (text.len < INPUT_LEN)
		return;
	msg.method = in[0] % (SIP_SUBSCRIBE + 1);
	msg.is_request = in[1] & 1;
	msg.to_tag.len = in[2] & 1;
	msg.status = msg.is_request ? 0 :
		     (u16)(100 + (in[3] << 8 | in[4]) % 600);
	assert(call_event_of(&msg) == meaning_of(&msg));
	assert(call_carries_sdp(&msg) == may_carry(&msg));
	lease_s = call_lease_s(buf, &msg);
	assert(lease_s >= 300 && lease_s <= 86400);
}
