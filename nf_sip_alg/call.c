// SPDX-License-Identifier: GPL-2.0-only
/* What a message means for the call it belongs to. */
#include "call.h"

static enum call_event of_request(const struct sip_msg *msg)
{
	switch (msg->method) {
	case SIP_INVITE:
		return msg->to_tag.len ? CALL_GOES_ON : CALL_BEGINS;
	case SIP_BYE:
		return CALL_ENDS;
	default:
		return CALL_GOES_ON;
	}
}

static enum call_event of_bye_response(u16 status)
{
	/* RFC 3261 s15.1.1: 481 and 408 end the session as well; a challenge
	 * does not, the BYE will be sent again
	 */
	if (status / 100 == 2 || status == 481 || status == 408)
		return CALL_ENDED;
	return CALL_GOES_ON;
}

static enum call_event of_invite_response(u16 status)
{
	if (status < 200)
		return CALL_GOES_ON;
	return status < 300 ? CALL_ANSWERED : CALL_FAILED;
}

enum call_event call_event_of(const struct sip_msg *msg)
{
	if (msg->is_request)
		return of_request(msg);
	if (msg->method == SIP_INVITE)
		return of_invite_response(msg->status);
	if (msg->method == SIP_BYE)
		return of_bye_response(msg->status);
	return CALL_GOES_ON;
}

bool call_carries_sdp(const struct sip_msg *msg)
{
	bool is_good = msg->is_request || msg->status < 300;

	switch (msg->method) {
	case SIP_INVITE:
	case SIP_UPDATE:
	case SIP_PRACK:
		return is_good;
	case SIP_ACK:
		return msg->is_request;
	default:
		return false;
	}
}
