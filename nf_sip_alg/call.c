// SPDX-License-Identifier: GPL-2.0-only
/* What a message means for the call it belongs to. */
#include "call.h"

/* RFC 4787 REQ-5: at least two minutes, and five are recommended */
#define LEASE_MIN_S	300

/* Longer than a day nobody relies on one registration */
#define LEASE_MAX_S	86400

/* What a registrar means that does not say (RFC 3261 s20.10, s10.2.1.1) */
#define REGISTRATION_S	3600

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

/* What Expires or "expires" grants, or what goes without saying */
static u32 granted_s(const char *buf, struct span value, u32 otherwise)
{
	u32 n;

	return span_number(buf, value, ~0u, &n) ? otherwise : n;
}

/* The registrar lists all bindings; the longest is as good as our own. */
static u32 registration_s(const char *buf, const struct sip_msg *msg)
{
	u32 otherwise = granted_s(buf, msg->expires, REGISTRATION_S);
	u32 longest = 0, n;
	u16 i;

	for (i = 0; i < msg->contact.n; i++) {
		struct span value = {};

		sip_param(buf, sip_value_params(buf, msg->contact.value[i]),
			  "expires", &value);
		n = granted_s(buf, value, otherwise);
		longest = n > longest ? n : longest;
	}
	return longest;
}

static u32 clamp_s(u32 n)
{
	if (n < LEASE_MIN_S)
		return LEASE_MIN_S;
	return n < LEASE_MAX_S ? n : LEASE_MAX_S;
}

u32 call_lease_s(const char *buf, const struct sip_msg *msg)
{
	if (msg->status / 100 != 2)
		return LEASE_MIN_S;
	switch (msg->method) {
	case SIP_REGISTER:
		return clamp_s(registration_s(buf, msg));
	case SIP_SUBSCRIBE:
		return clamp_s(granted_s(buf, msg->expires, LEASE_MIN_S));
	case SIP_INVITE:
	case SIP_UPDATE:
		return CALL_SILENT_S;
	default:
		return LEASE_MIN_S;
	}
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
