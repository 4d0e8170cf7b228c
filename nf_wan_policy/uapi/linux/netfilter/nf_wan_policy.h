/* SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause) */
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nf_wan_policy.yaml */
/* YNL-GEN uapi header */

#ifndef _UAPI_LINUX_NF_WAN_POLICY_H
#define _UAPI_LINUX_NF_WAN_POLICY_H

#define WANP_GENL_NAME		"nf_wan_policy"
#define WANP_GENL_VERSION	1

/**
 * enum nf_wan_policy_txn_flags - How a transaction is to be taken.
 * @WANP_TXN_F_REPLACE: Start from an empty ruleset, not from the present one.
 * @WANP_TXN_F_CHECK: On commit, judge the transaction and drop it.
 */
enum nf_wan_policy_txn_flags {
	WANP_TXN_F_REPLACE = 1,
	WANP_TXN_F_CHECK = 2,
};

/**
 * enum nf_wan_policy_apply - What a commit does to the flows that live.
 * @WANP_APPLY_NEW: Nothing. Flows of WANs that are in use no more are ended,
 *   as ever.
 * @WANP_APPLY_RECLASSIFY: Those to which the new ruleset gives another WAN or
 *   address are ended, and begin anew with their next packet. Live calls are
 *   left alone.
 * @WANP_APPLY_TERMINATE: As reclassify, live calls as well.
 */
enum nf_wan_policy_apply {
	WANP_APPLY_NEW,
	WANP_APPLY_RECLASSIFY,
	WANP_APPLY_TERMINATE,
};

/**
 * enum nf_wan_policy_state - What the administrator wants of a WAN.
 * @WANP_STATE_UP: In use while its link is up.
 * @WANP_STATE_DOWN: Not in use. Flows on it are moved to the next WAN of their
 *   rule.
 * @WANP_STATE_DRAIN: No new flows. Those on it stay.
 */
enum nf_wan_policy_state {
	WANP_STATE_UP,
	WANP_STATE_DOWN,
	WANP_STATE_DRAIN,
};

/**
 * enum nf_wan_policy_algorithm - How a rule chooses among its members.
 * @WANP_ALG_ENFORCED: The one member, whether it is usable or not.
 * @WANP_ALG_PRIORITY: The first usable member.
 * @WANP_ALG_PASS: No WAN. The flow is left to the main routing table.
 * @WANP_ALG_WEIGHTED: Flows are spread over the usable members in proportion
 *   to the weights of the WANs.
 * @WANP_ALG_PERSISTENCE: As weighted, but all flows of a source have the same
 *   WAN.
 * @WANP_ALG_PERSISTENCE_PAIR: As weighted, but all flows of a source to a
 *   destination have the same WAN.
 * @WANP_ALG_OVERFLOW: The first usable member which is not full, or the last
 *   usable one.
 * @WANP_ALG_LEAST_USED: The usable member with the lowest rate for its
 *   capacity.
 * @WANP_ALG_LOWEST_LATENCY: The usable member with the lowest latency
 *   reported, or the first one while none is.
 * @WANP_ALG_FASTEST_RESPONSE: The usable member with the fastest response
 *   reported, or the first one while none is.
 */
enum nf_wan_policy_algorithm {
	WANP_ALG_ENFORCED,
	WANP_ALG_PRIORITY,
	WANP_ALG_PASS,
	WANP_ALG_WEIGHTED,
	WANP_ALG_PERSISTENCE,
	WANP_ALG_PERSISTENCE_PAIR,
	WANP_ALG_OVERFLOW,
	WANP_ALG_LEAST_USED,
	WANP_ALG_LOWEST_LATENCY,
	WANP_ALG_FASTEST_RESPONSE,
};

/**
 * enum nf_wan_policy_on_fail - What becomes of a flow when no member of its
 *   rule is usable, nor degraded, on hold or damped.
 * @WANP_FAIL_LEAST_BAD: The rule chooses as if all its members were usable.
 * @WANP_FAIL_NEXT: The following rules are tried.
 * @WANP_FAIL_ANY: A usable WAN which is no member, by weight and by the
 *   source; as least-bad if there is none.
 * @WANP_FAIL_REJECT: The packet is dropped, and its sender told: by a TCP
 *   reset, or by ICMP (administratively prohibited).
 * @WANP_FAIL_DROP: The packet is dropped silently.
 */
enum nf_wan_policy_on_fail {
	WANP_FAIL_LEAST_BAD,
	WANP_FAIL_NEXT,
	WANP_FAIL_ANY,
	WANP_FAIL_REJECT,
	WANP_FAIL_DROP,
};

/**
 * enum nf_wan_policy_service - What nf_sip_alg takes a flow for. Without it
 *   every flow is none.
 * @WANP_SERVICE_NONE: Nothing it has to do with.
 * @WANP_SERVICE_SIP: UDP or TCP from or to a port on which it looks for SIP.
 * @WANP_SERVICE_RTP: UDP from or to one of its media ports, or from where a
 *   live call said it would send media.
 */
enum nf_wan_policy_service {
	WANP_SERVICE_NONE,
	WANP_SERVICE_SIP,
	WANP_SERVICE_RTP,
};

/**
 * enum nf_wan_policy_health - What a prober reports of a WAN.
 * @WANP_HEALTH_UNKNOWN: Nothing, or nothing any more. The last report stays in
 *   force.
 * @WANP_HEALTH_UP: It works.
 * @WANP_HEALTH_DEGRADED: It works badly. New flows avoid it, those on it stay.
 * @WANP_HEALTH_DOWN: It does not work, whatever its link says.
 */
enum nf_wan_policy_health {
	WANP_HEALTH_UNKNOWN,
	WANP_HEALTH_UP,
	WANP_HEALTH_DEGRADED,
	WANP_HEALTH_DOWN,
};

/**
 * enum nf_wan_policy_condition - What the evidence says of a WAN, the
 *   administrator aside.
 * @WANP_COND_DOWN: No link, or its health is reported down.
 * @WANP_COND_HOLD: Good again, but not for as long as its hold-down wants.
 * @WANP_COND_DAMPED: Good, but it went down too often of late.
 * @WANP_COND_UP: Good.
 */
enum nf_wan_policy_condition {
	WANP_COND_DOWN,
	WANP_COND_HOLD,
	WANP_COND_DAMPED,
	WANP_COND_UP,
};

/**
 * enum nf_wan_policy_failback - How a rule goes back to a better WAN.
 * @WANP_FB_DRAIN: New flows go at once. Live calls end where they are,
 *   signalling without one is ended, other flows stay.
 * @WANP_FB_IMMEDIATE: All flows of the rule on the old WAN are ended.
 * @WANP_FB_WHEN_IDLE: As immediate, once the rule had no live call for
 *   idle-time.
 * @WANP_FB_MANUAL: Not at all, until failback is asked for.
 * @WANP_FB_SCHEDULE: As drain, within the window.
 * @WANP_FB_NEVER: As manual, and only when asked for by the rule's own id.
 */
enum nf_wan_policy_failback {
	WANP_FB_DRAIN,
	WANP_FB_IMMEDIATE,
	WANP_FB_WHEN_IDLE,
	WANP_FB_MANUAL,
	WANP_FB_SCHEDULE,
	WANP_FB_NEVER,
};

/**
 * enum nf_wan_policy_event - What has happened.
 * @WANP_EVENT_WAN_STATE: The condition or the reported health of a WAN is
 *   another.
 * @WANP_EVENT_RULE_MOVE: New flows of a rule take another WAN.
 * @WANP_EVENT_LATCH: A rule stays where it is until failback is asked for.
 * @WANP_EVENT_DAMPED: A WAN went down too often, it is not used for a time.
 * @WANP_EVENT_DRAIN_COMPLETE: The last live call of a rule has left the WAN it
 *   moved from.
 * @WANP_EVENT_HEALTH_LEASE_EXPIRED: The prober of a WAN is silent; its last
 *   report stays in force.
 * @WANP_EVENT_COMMIT: There is a new ruleset.
 */
enum nf_wan_policy_event {
	WANP_EVENT_WAN_STATE,
	WANP_EVENT_RULE_MOVE,
	WANP_EVENT_LATCH,
	WANP_EVENT_DAMPED,
	WANP_EVENT_DRAIN_COMPLETE,
	WANP_EVENT_HEALTH_LEASE_EXPIRED,
	WANP_EVENT_COMMIT,
};

/**
 * enum nf_wan_policy_cause - Why a rule moved, or was latched.
 * @WANP_CAUSE_NONE: No cause.
 * @WANP_CAUSE_EDITED: The WAN is no longer a member.
 * @WANP_CAUSE_DOWN: The WAN is down, or taken down.
 * @WANP_CAUSE_DRAINED: The WAN is drained by the administrator.
 * @WANP_CAUSE_QUALITY: The WAN is degraded, held or damped, and another one is
 *   not.
 * @WANP_CAUSE_BETTER: A better WAN is back.
 * @WANP_CAUSE_ASKED: Failback was asked for.
 * @WANP_CAUSE_MAX_MOVES: The rule moved too often within an hour.
 */
enum nf_wan_policy_cause {
	WANP_CAUSE_NONE,
	WANP_CAUSE_EDITED,
	WANP_CAUSE_DOWN,
	WANP_CAUSE_DRAINED,
	WANP_CAUSE_QUALITY,
	WANP_CAUSE_BETTER,
	WANP_CAUSE_ASKED,
	WANP_CAUSE_MAX_MOVES,
};

/**
 * enum nf_wan_policy_authority - Who decided the WAN of a flow, in order of
 *   rank.
 * @WANP_BY_NONE: Nobody, the flow is not steered.
 * @WANP_BY_MARK: The conntrack entry was pinned before.
 * @WANP_BY_ZONE: The packet was placed in the zone of a WAN and address.
 * @WANP_BY_MEDIA: The media of a live call.
 * @WANP_BY_MASTER: The connection that expected this one.
 * @WANP_BY_INGRESS: The flow was opened from this WAN.
 * @WANP_BY_SOCKET: The router's own socket asked for it by mark or device.
 * @WANP_BY_RULE: The first rule that matches.
 */
enum nf_wan_policy_authority {
	WANP_BY_NONE,
	WANP_BY_MARK,
	WANP_BY_ZONE,
	WANP_BY_MEDIA,
	WANP_BY_MASTER,
	WANP_BY_INGRESS,
	WANP_BY_SOCKET,
	WANP_BY_RULE,
};

enum {
	WANP_A_CONFIG_MASK = 1,
	WANP_A_CONFIG_ZONE_BASE,
	WANP_A_CONFIG_GENERATION,

	__WANP_A_CONFIG_MAX
};
#define WANP_A_CONFIG_MAX (__WANP_A_CONFIG_MAX - 1)

enum {
	WANP_A_TXN_FLAGS = 1,
	WANP_A_TXN_GENERATION,
	WANP_A_TXN_APPLY,

	__WANP_A_TXN_MAX
};
#define WANP_A_TXN_MAX (__WANP_A_TXN_MAX - 1)

enum {
	WANP_A_WAN_ID = 1,
	WANP_A_WAN_NAME,
	WANP_A_WAN_DEV,
	WANP_A_WAN_GATEWAY4,
	WANP_A_WAN_GATEWAY6,
	WANP_A_WAN_TABLE,
	WANP_A_WAN_WEIGHT,
	WANP_A_WAN_CAPACITY,
	WANP_A_WAN_STATE,
	WANP_A_WAN_IFINDEX,
	WANP_A_WAN_LINK,
	WANP_A_WAN_USABLE,
	WANP_A_WAN_ROUTE_MISMATCH,
	WANP_A_WAN_MARK,
	WANP_A_WAN_FLOWS,
	WANP_A_WAN_CALLS,
	WANP_A_WAN_RATE,
	WANP_A_WAN_HOLD_DOWN,
	WANP_A_WAN_HALF_LIFE,
	WANP_A_WAN_SUPPRESS,
	WANP_A_WAN_REUSE,
	WANP_A_WAN_MAX_SUPPRESS,
	WANP_A_WAN_CONDITION,
	WANP_A_WAN_HEALTH,
	WANP_A_WAN_PENALTY,
	WANP_A_WAN_LATENCY,
	WANP_A_WAN_RESPONSE,
	WANP_A_WAN_LOSS,
	WANP_A_WAN_LEASE,

	__WANP_A_WAN_MAX
};
#define WANP_A_WAN_MAX (__WANP_A_WAN_MAX - 1)

enum {
	WANP_A_RULE_ID = 1,
	WANP_A_RULE_ORDER,
	WANP_A_RULE_IIF,
	WANP_A_RULE_FAMILY,
	WANP_A_RULE_SRC,
	WANP_A_RULE_SRC_LEN,
	WANP_A_RULE_DST,
	WANP_A_RULE_DST_LEN,
	WANP_A_RULE_PROTO,
	WANP_A_RULE_SPORT_MIN,
	WANP_A_RULE_SPORT_MAX,
	WANP_A_RULE_SPORT_RANGE,
	WANP_A_RULE_DPORT_MIN,
	WANP_A_RULE_DPORT_MAX,
	WANP_A_RULE_DPORT_RANGE,
	WANP_A_RULE_ALGORITHM,
	WANP_A_RULE_MEMBER,
	WANP_A_RULE_HITS,
	WANP_A_RULE_SRC_SET,
	WANP_A_RULE_DST_SET,
	WANP_A_RULE_MAC,
	WANP_A_RULE_DSCP,
	WANP_A_RULE_MARK,
	WANP_A_RULE_MARK_MASK,
	WANP_A_RULE_UID_MIN,
	WANP_A_RULE_UID_MAX,
	WANP_A_RULE_SERVICE,
	WANP_A_RULE_ON_FAIL,
	WANP_A_RULE_FAILBACK,
	WANP_A_RULE_IDLE_TIME,
	WANP_A_RULE_DRAIN_MAX,
	WANP_A_RULE_WINDOW_BEGIN,
	WANP_A_RULE_WINDOW_END,
	WANP_A_RULE_MIN_DWELL,
	WANP_A_RULE_MAX_MOVES,
	WANP_A_RULE_ACTIVE,
	WANP_A_RULE_LATCHED,
	WANP_A_RULE_MOVES,
	WANP_A_RULE_DRAINING,

	__WANP_A_RULE_MAX
};
#define WANP_A_RULE_MAX (__WANP_A_RULE_MAX - 1)

enum {
	WANP_A_ENTRY_WAN = 1,
	WANP_A_ENTRY_ADDR,
	WANP_A_ENTRY_LAST,
	WANP_A_ENTRY_LEN,

	__WANP_A_ENTRY_MAX
};
#define WANP_A_ENTRY_MAX (__WANP_A_ENTRY_MAX - 1)

enum {
	WANP_A_NATMAP_ID = 1,
	WANP_A_NATMAP_ORDER,
	WANP_A_NATMAP_FAMILY,
	WANP_A_NATMAP_SRC,
	WANP_A_NATMAP_SRC_LEN,
	WANP_A_NATMAP_DST,
	WANP_A_NATMAP_DST_LEN,
	WANP_A_NATMAP_PROTO,
	WANP_A_NATMAP_DPORT_MIN,
	WANP_A_NATMAP_DPORT_MAX,
	WANP_A_NATMAP_DPORT_RANGE,
	WANP_A_NATMAP_ENTRY,
	WANP_A_NATMAP_PAIR,
	WANP_A_NATMAP_REQUIRE,
	WANP_A_NATMAP_STATIC_PORT,
	WANP_A_NATMAP_SRC_SET,
	WANP_A_NATMAP_DST_SET,

	__WANP_A_NATMAP_MAX
};
#define WANP_A_NATMAP_MAX (__WANP_A_NATMAP_MAX - 1)

enum {
	WANP_A_SET_NAME = 1,
	WANP_A_SET_TTL,
	WANP_A_SET_PREFIX,
	WANP_A_SET_GONE,
	WANP_A_SET_REPLACE,
	WANP_A_SET_COUNT,
	WANP_A_SET_AGE,

	__WANP_A_SET_MAX
};
#define WANP_A_SET_MAX (__WANP_A_SET_MAX - 1)

enum {
	WANP_A_EXPLAIN_IIF = 1,
	WANP_A_EXPLAIN_FAMILY,
	WANP_A_EXPLAIN_SADDR,
	WANP_A_EXPLAIN_DADDR,
	WANP_A_EXPLAIN_PROTO,
	WANP_A_EXPLAIN_SPORT,
	WANP_A_EXPLAIN_DPORT,
	WANP_A_EXPLAIN_MAC,
	WANP_A_EXPLAIN_DSCP,
	WANP_A_EXPLAIN_SOCK_MARK,
	WANP_A_EXPLAIN_UID,
	WANP_A_EXPLAIN_WAN,
	WANP_A_EXPLAIN_BY,
	WANP_A_EXPLAIN_RULE,
	WANP_A_EXPLAIN_NATMAP,
	WANP_A_EXPLAIN_ADDR,
	WANP_A_EXPLAIN_MARK,
	WANP_A_EXPLAIN_ZONE,
	WANP_A_EXPLAIN_REASON,
	WANP_A_EXPLAIN_FAILED,
	WANP_A_EXPLAIN_NAT,
	WANP_A_EXPLAIN_INSIDE,

	__WANP_A_EXPLAIN_MAX
};
#define WANP_A_EXPLAIN_MAX (__WANP_A_EXPLAIN_MAX - 1)

enum {
	WANP_A_EVENT_SEQ = 1,
	WANP_A_EVENT_GENERATION,
	WANP_A_EVENT_KIND,
	WANP_A_EVENT_WAN,
	WANP_A_EVENT_WAN_NAME,
	WANP_A_EVENT_CONDITION,
	WANP_A_EVENT_HEALTH,
	WANP_A_EVENT_PENALTY,
	WANP_A_EVENT_RULE,
	WANP_A_EVENT_FROM,
	WANP_A_EVENT_TO,
	WANP_A_EVENT_CAUSE,

	__WANP_A_EVENT_MAX
};
#define WANP_A_EVENT_MAX (__WANP_A_EVENT_MAX - 1)

enum {
	WANP_A_STAT_NAME = 1,
	WANP_A_STAT_HELP,
	WANP_A_STAT_COUNT,

	__WANP_A_STAT_MAX
};
#define WANP_A_STAT_MAX (__WANP_A_STAT_MAX - 1)

enum {
	WANP_CMD_UNSPEC,
	WANP_CMD_CONFIG_GET,
	WANP_CMD_CONFIG_SET,
	WANP_CMD_TXN_BEGIN,
	WANP_CMD_TXN_COMMIT,
	WANP_CMD_TXN_ABORT,
	WANP_CMD_WAN_NEW,
	WANP_CMD_WAN_SET,
	WANP_CMD_WAN_DEL,
	WANP_CMD_WAN_GET,
	WANP_CMD_WAN_REPORT,
	WANP_CMD_RULE_NEW,
	WANP_CMD_RULE_DEL,
	WANP_CMD_RULE_GET,
	WANP_CMD_FAILBACK,
	WANP_CMD_NATMAP_NEW,
	WANP_CMD_NATMAP_DEL,
	WANP_CMD_NATMAP_GET,
	WANP_CMD_SET_NEW,
	WANP_CMD_SET_DEL,
	WANP_CMD_SET_UPDATE,
	WANP_CMD_SET_GET,
	WANP_CMD_FLUSH,
	WANP_CMD_EXPLAIN,
	WANP_CMD_STATS_GET,
	WANP_CMD_EVENT,

	__WANP_CMD_MAX
};
#define WANP_CMD_MAX (__WANP_CMD_MAX - 1)

#define NF_WAN_POLICY_MCGRP_STATE	"state"

#endif /* _UAPI_LINUX_NF_WAN_POLICY_H */
