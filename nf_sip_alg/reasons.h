/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Every outcome of a packet has one name: here, in its counter, its tracepoint
 * and in the tool. The third column is the sentence the tool prints.
 */
#ifndef _NF_SIP_ALG_REASONS_H
#define _NF_SIP_ALG_REASONS_H

/* X(symbol, name, sentence) */
#define NFSIP_REASONS(X)						\
	X(SEEN, "seen", "datagrams on a SIP port that reached the ALG")	\
	X(REQUEST, "request", "requests understood")			\
	X(RESPONSE, "response", "responses understood")			\
	X(REWRITTEN, "rewritten", "messages altered as planned")	\
	X(WOULD_REWRITE, "would-rewrite",				\
	  "messages that mode rewrite would alter (mode monitor)")	\
	X(WOULD_OPEN, "would-open",					\
	  "media streams that would be opened (mode monitor)")		\
	X(RESTORED, "restored", "tokens given back their inside form")	\
	X(MEDIA_OPEN, "media-open", "media ports opened")		\
	X(MEDIA_IN, "media-in", "media connections let in")		\
	X(MEDIA_SOURCE, "media-source",					\
	  "dropped: media from an address that may not send it")	\
	X(MEDIA_CLOSE, "media-close", "media ports closed")		\
	X(INLET, "inlet",						\
	  "ports opened for SIP at which the inside listens, but does not send from") \
	X(STEERED, "steered", "packets placed in a conntrack zone")	\
	X(BYPASSED, "bypassed", "passed: the mode is off for this peer") \
	X(NOT_SIP, "not-sip", "passed: not a SIP message")		\
	X(MALFORMED, "malformed", "passed: the message cannot be parsed") \
	X(TOO_LONG, "too-long", "passed: more headers or bytes than we hold") \
	X(AMBIGUOUS, "ambiguous", "passed: contradicting single headers") \
	X(TRUNCATED, "truncated", "body shorter than announced: SDP left alone") \
	X(BAD_BODY, "bad-body",						\
	  "multipart damaged, too deep, or with several SDPs: left alone") \
	X(BAD_SDP, "bad-sdp", "SDP cannot be parsed: left alone")	\
	X(ICE, "ice", "SDP has ICE candidates: left alone")		\
	X(FOREIGN_ADDR, "foreign-addr",					\
	  "media is not the sender's own, or of an unknown kind: left alone") \
	X(HELD, "held", "media is on hold or refused: left alone")	\
	X(ENCODED, "encoded", "body is encoded, encrypted or without SDP: left alone")	\
	X(SEALED, "sealed", "a digest or signature covers the body: SDP left alone")	\
	X(HAIRPIN, "hairpin", "passed: both ends are translated")	\
	X(PAIRS, "pairs", "media asks for more ports than we open: left alone") \
	X(NO_PORT, "no-port", "no public media port is free: SDP left alone") \
	X(HOST_FULL, "host-full",					\
	  "the inside host has as many media ports as one may: SDP left alone") \
	X(NO_MEMORY, "no-memory", "passed: out of memory")		\
	X(TABLE_FULL, "table-full", "no room to remember: passed")	\
	X(NO_ROOM, "no-room", "passed: the edited message would be too long") \
	X(SURPLUS, "surplus",						\
	  "passed: the packet holds anything but one datagram")		\
	X(MANGLE, "mangle", "passed: the packet could not be altered")	\
	X(UNSTEERED, "unsteered", "no WAN or zone to be had: default zone")

#define NFSIP_X_ENUM(sym, name, help) NFSIP_R_##sym,
/* Index of a counter */
enum nfsip_reason {
	NFSIP_REASONS(NFSIP_X_ENUM)
	NFSIP_R_MAX
};

#undef NFSIP_X_ENUM

#endif
