/* SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause) */
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nf_sip_alg.yaml */
/* YNL-GEN uapi header */

#ifndef _UAPI_LINUX_NF_SIP_ALG_H
#define _UAPI_LINUX_NF_SIP_ALG_H

#define NFSIP_GENL_NAME		"nf_sip_alg"
#define NFSIP_GENL_VERSION	1

/**
 * enum nf_sip_alg_mode - What the ALG does with the SIP messages it sees. A
 *   call keeps the mode it began with.
 * @NFSIP_MODE_OFF: Nothing. No hook is attached, once the calls that began
 *   before are over.
 * @NFSIP_MODE_MONITOR: Follows calls and works out what mode rewrite would do,
 *   which counters and tracepoints tell; opens nothing, never alters a byte.
 * @NFSIP_MODE_PINHOLE: Follows calls and opens their media. Alters no byte,
 *   but takes back what mode rewrite had written before a change.
 * @NFSIP_MODE_REWRITE: As pinhole, and replaces inside addresses in Contact,
 *   Via and SDP by the public ones the flow has.
 * @NFSIP_MODE_AUTO: As pinhole, and collects evidence of what the far side
 *   needs. If auto-rewrite allows it, calls that begin once the verdict is
 *   "naive" are in mode rewrite.
 */
enum nf_sip_alg_mode {
	NFSIP_MODE_OFF,
	NFSIP_MODE_MONITOR,
	NFSIP_MODE_PINHOLE,
	NFSIP_MODE_REWRITE,
	NFSIP_MODE_AUTO,
};

/**
 * enum nf_sip_alg_media_source - From whom media is let in to a port that a
 *   call has announced. What comes from elsewhere to such a port is dropped.
 * @NFSIP_MEDIA_SOURCE_SDP: Addresses which the far side has named in its
 *   session descriptions, and that of its signalling.
 * @NFSIP_MEDIA_SOURCE_SIGNALLING: The address of the far side's signalling
 *   only.
 * @NFSIP_MEDIA_SOURCE_ANY: Anybody, as long as the call lasts.
 */
enum nf_sip_alg_media_source {
	NFSIP_MEDIA_SOURCE_SDP,
	NFSIP_MEDIA_SOURCE_SIGNALLING,
	NFSIP_MEDIA_SOURCE_ANY,
};

/**
 * enum nf_sip_alg_verdict - What the evidence says of a far side.
 * @NFSIP_VERDICT_UNKNOWN: Too little was seen.
 * @NFSIP_VERDICT_HELPS_ITSELF: It copes with NAT by itself; mode pinhole is
 *   right for it.
 * @NFSIP_VERDICT_NAIVE: It believes what is written in messages; it needs mode
 *   rewrite.
 */
enum nf_sip_alg_verdict {
	NFSIP_VERDICT_UNKNOWN,
	NFSIP_VERDICT_HELPS_ITSELF,
	NFSIP_VERDICT_NAIVE,
};

/**
 * enum nf_sip_alg_call_state - Where a call stands.
 * @NFSIP_CALL_EARLY: The INVITE was seen, no final response yet.
 * @NFSIP_CALL_UP: A 2xx response was seen.
 * @NFSIP_CALL_OVER: BYE, CANCEL or a final error was seen. Its media is
 *   closed, the entry is kept for retransmissions.
 */
enum nf_sip_alg_call_state {
	NFSIP_CALL_EARLY,
	NFSIP_CALL_UP,
	NFSIP_CALL_OVER,
};

enum {
	NFSIP_A_CONFIG_MODE = 1,
	NFSIP_A_CONFIG_MEDIA_SOURCE,
	NFSIP_A_CONFIG_MEDIA_HOST,
	NFSIP_A_CONFIG_EXPIRES_MAX,
	NFSIP_A_CONFIG_AUTO_REWRITE,
	NFSIP_A_CONFIG_PORT,
	NFSIP_A_CONFIG_MEDIA_PORT_MIN,
	NFSIP_A_CONFIG_MEDIA_PORT_MAX,
	NFSIP_A_CONFIG_PEER,
	NFSIP_A_CONFIG_PEER_DEL,
	NFSIP_A_CONFIG_RESET,
	NFSIP_A_CONFIG_CHECK,

	__NFSIP_A_CONFIG_MAX
};
#define NFSIP_A_CONFIG_MAX (__NFSIP_A_CONFIG_MAX - 1)

enum {
	NFSIP_A_PEER_ID = 1,
	NFSIP_A_PEER_MODE,
	NFSIP_A_PEER_MEDIA_SOURCE,
	NFSIP_A_PEER_MEDIA_HOST,
	NFSIP_A_PEER_EXPIRES_MAX,
	NFSIP_A_PEER_AUTO_REWRITE,
	NFSIP_A_PEER_FAMILY,
	NFSIP_A_PEER_SRC,
	NFSIP_A_PEER_SRC_LEN,
	NFSIP_A_PEER_DST,
	NFSIP_A_PEER_DST_LEN,
	NFSIP_A_PEER_DEV,
	NFSIP_A_PEER_WAN,
	NFSIP_A_PEER_PORT,

	__NFSIP_A_PEER_MAX
};
#define NFSIP_A_PEER_MAX (__NFSIP_A_PEER_MAX - 1)

enum {
	NFSIP_A_EVIDENCE_ADDR = 1,
	NFSIP_A_EVIDENCE_VERDICT,
	NFSIP_A_EVIDENCE_SCORE,
	NFSIP_A_EVIDENCE_SIGNAL,

	__NFSIP_A_EVIDENCE_MAX
};
#define NFSIP_A_EVIDENCE_MAX (__NFSIP_A_EVIDENCE_MAX - 1)

enum {
	NFSIP_A_MEDIA_LAN_ADDR = 1,
	NFSIP_A_MEDIA_LAN_PORT,
	NFSIP_A_MEDIA_PUB_ADDR,
	NFSIP_A_MEDIA_PUB_PORT,
	NFSIP_A_MEDIA_RTCP,

	__NFSIP_A_MEDIA_MAX
};
#define NFSIP_A_MEDIA_MAX (__NFSIP_A_MEDIA_MAX - 1)

enum {
	NFSIP_A_CALL_ID = 1,
	NFSIP_A_CALL_STATE,
	NFSIP_A_CALL_OUTBOUND,
	NFSIP_A_CALL_WAN,
	NFSIP_A_CALL_ZONE,
	NFSIP_A_CALL_LAN_ADDR,
	NFSIP_A_CALL_LAN_PORT,
	NFSIP_A_CALL_PUB_ADDR,
	NFSIP_A_CALL_PUB_PORT,
	NFSIP_A_CALL_AGE,
	NFSIP_A_CALL_EXPIRES,
	NFSIP_A_CALL_MEDIA,

	__NFSIP_A_CALL_MAX
};
#define NFSIP_A_CALL_MAX (__NFSIP_A_CALL_MAX - 1)

enum {
	NFSIP_A_STAT_NAME = 1,
	NFSIP_A_STAT_HELP,
	NFSIP_A_STAT_COUNT,

	__NFSIP_A_STAT_MAX
};
#define NFSIP_A_STAT_MAX (__NFSIP_A_STAT_MAX - 1)

enum {
	NFSIP_CMD_UNSPEC,
	NFSIP_CMD_CONFIG_GET,
	NFSIP_CMD_CONFIG_SET,
	NFSIP_CMD_CALL_GET,
	NFSIP_CMD_STATS_GET,
	NFSIP_CMD_PEER_GET,
	NFSIP_CMD_EVIDENCE_GET,

	__NFSIP_CMD_MAX
};
#define NFSIP_CMD_MAX (__NFSIP_CMD_MAX - 1)

#endif /* _UAPI_LINUX_NF_SIP_ALG_H */
