/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a message means for the call it belongs to.
 */
#ifndef _NF_SIP_ALG_CALL_H
#define _NF_SIP_ALG_CALL_H

#include "sip_msg.h"

/* A call with no session timer (RFC 4028) may be silent for hours; a BYE that
 * was lost must not keep it for ever. Seconds.
 */
#define CALL_SILENT_S	(12 * 3600)

/**
 * enum call_event - what happens to a call
 * @CALL_GOES_ON: nothing: whatever state it is in, it stays
 * @CALL_BEGINS: an INVITE outside of any dialog
 * @CALL_ANSWERED: a 2xx to an INVITE
 * @CALL_FAILED: a final error to an INVITE, if it is the one that began it
 * @CALL_ENDS: a BYE is on its way
 * @CALL_ENDED: a BYE was accepted, or its dialog is not known any more
 */
enum call_event {
	CALL_GOES_ON,
	CALL_BEGINS,
	CALL_ANSWERED,
	CALL_FAILED,
	CALL_ENDS,
	CALL_ENDED,
};

/**
 * call_event_of() - what happens to the call by this message
 * @msg: message
 */
enum call_event call_event_of(const struct sip_msg *msg);

/**
 * call_lease_s() - for how long does an answer promise that its way is needed?
 * @buf: message
 * @msg: the same, parsed; a response
 *
 * As long as a registration or subscription was granted, and as long as a call
 * may be silent that was answered or refreshed (RFC 4028 s7.4); else five
 * minutes (RFC 4787 REQ-5).
 *
 * Return: seconds, 300..86400.
 */
u32 call_lease_s(const char *buf, const struct sip_msg *msg);

/**
 * call_carries_sdp() - may an offer or an answer be in this message?
 * @msg: message
 *
 * RFC 3264 with RFC 3261 s13.2.1, RFC 3262 s5 and RFC 3311: INVITE, its
 * provisional and 2xx responses, ACK, PRACK, UPDATE and their 2xx.
 */
bool call_carries_sdp(const struct sip_msg *msg);

#endif
