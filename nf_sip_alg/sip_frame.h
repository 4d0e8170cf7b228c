/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Framing of a byte stream: where one SIP message ends (RFC 3261 s18.3).
 */
#ifndef _NF_SIP_ALG_SIP_FRAME_H
#define _NF_SIP_ALG_SIP_FRAME_H

#include "sip_start.h"

/* Start line and headers: what a datagram could hold, and sip_msg can read */
#define SIP_FRAME_HEAD_MAX	SIP_MSG_MAX

/* Bytes of a body that is stepped over; a larger one is an attempt to hide */
#define SIP_FRAME_BODY_MAX	(16U << 20)

/**
 * enum sip_frame_event - what the bytes fed so far amount to
 * @SIP_FRAME_MORE: all of them are used, the message goes on
 * @SIP_FRAME_KEEPALIVE: the empty lines between messages (RFC 5626 s3.5.1)
 * @SIP_FRAME_MESSAGE: the message ends behind the last byte used
 * @SIP_FRAME_LOST: not SIP, or its end cannot be told; the answer for good
 */
enum sip_frame_event {
	SIP_FRAME_MORE,
	SIP_FRAME_KEEPALIVE,
	SIP_FRAME_MESSAGE,
	SIP_FRAME_LOST,
};

/**
 * struct sip_framer - how far one direction of a stream was read
 * @state: of the reader; 0 at the start of a stream
 * @matched: bytes that agree with the name or version looked for
 * @digits: digits of Content-Length so far
 * @has_length: Content-Length is known
 * @len: bytes of this message so far; of all of it at %SIP_FRAME_MESSAGE
 * @told: value of the Content-Length being read
 * @told_before: value of the last one that was read
 * @left: bytes of the body still to come
 *
 * All zero is the start of a stream. It holds no byte of the stream, so that
 * segments may be cut anywhere.
 */
struct sip_framer {
	u8	state;
	u8	matched;
	u8	digits;
	bool	has_length;
	u32	len;
	u32	told;
	u32	told_before;
	u32	left;
};

/**
 * sip_framer_feed() - read the next bytes of a stream
 * @framer: reader
 * @bytes: the bytes, wherever the segment was cut
 * @len: how many
 * @used: result: how many belong to the event; the others are to be fed next
 *
 * The first line must be a SIP start line, else the stream is lost: it is not
 * looked into again, whatever comes later. So it is when Content-Length is
 * missing, no number, told twice with different values, or beyond the bounds
 * above: then nobody can tell where the next message begins.
 *
 * Return: enum sip_frame_event; @used is 0 for %SIP_FRAME_LOST.
 */
enum sip_frame_event sip_framer_feed(struct sip_framer *framer,
				     const char *bytes, size_t len,
				     size_t *used);

#endif
