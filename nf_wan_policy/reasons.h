/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Every outcome of a decision has one name: here, in the counters, in explain
 * and in the manual.
 */
#ifndef _WANP_REASONS_H
#define _WANP_REASONS_H

/* X(symbol, name, sentence) */
#define WANP_REASONS(X) \
	X(NO_RULE,	"no-rule",	"no rule matches: the main table routes the flow") \
	X(PASS,		"pass",		"the rule says pass: the main table routes the flow") \
	X(LOCAL,	"local",	"the destination is the router itself, or no single host") \
	X(NOT_WAN,	"not-wan",	"the destination is not reached through a WAN") \
	X(ZONE,		"zone",		"the WAN is that of the conntrack zone") \
	X(MEDIA,	"media",	"the media of a live call keeps the WAN of the call") \
	X(MASTER,	"master",	"the flow follows the connection that expected it") \
	X(INGRESS,	"ingress",	"the flow came in from a WAN and stays on it") \
	X(SOCKET,	"socket",	"the router's own socket asked for the WAN") \
	X(RULE,		"rule",		"a rule chose a usable WAN") \
	X(LEAST_BAD,	"least-bad",	"no member is usable: the rule chose as if all were") \
	X(ANY,		"any",		"no member is usable: another WAN was taken") \
	X(NEXT,		"next",		"no member is usable: the following rules were tried") \
	X(REJECT,	"reject",	"dropped, and the sender told: no member is usable") \
	X(DROP,		"drop",		"dropped: no member is usable") \
	X(NO_ROUTE,	"no-route",	"the WAN has no default route: unreachable") \
	X(SPECIFIC,	"specific",	"a more specific route leads to that other WAN") \
	X(ROUTE_MISMATCH, "route-mismatch", "dropped: the mark of the WAN leads elsewhere") \
	X(UNTRACKED,	"untracked",	"the packet has no conntrack entry") \
	X(NOT_REROUTED,	"not-rerouted",	"dropped: the WAN has no route for the own packet") \
	X(NAT_ZONE,	"nat-zone",	"translated to the address of the conntrack zone") \
	X(NAT_MEDIA,	"nat-media",	"translated to the address which the call promised") \
	X(NAT_MAP,	"nat-map",	"translated to the address of a natmap") \
	X(NAT_OWN,	"nat-own",	"the router's own flow was given an address of its WAN") \
	X(NAT_NO_MAP,	"nat-no-map",	"no natmap for the flow on its WAN: left to other rules") \
	X(NAT_NO_ADDR,	"nat-no-addr",	"the device of the WAN has no address of the family") \
	X(NAT_PAIR,	"nat-pair",	"translated to the inside host of a pair") \
	X(NAT_REQUIRED,	"nat-required",	"dropped: without the address its natmap requires") \
	X(NAT_PORT,	"nat-port",	"dropped: its port is taken and may not change") \
	X(NAT_INVALID,	"nat-invalid",	"dropped: invalid, it would leave untranslated") \
	X(NAT_ASTRAY,	"nat-astray",	"left untranslated: it leaves by a device not its WAN's") \
	X(NAT_FULL,	"nat-full",	"dropped: no free port on the public address") \
	X(ZONES_FULL,	"zones-full",	"no conntrack zone is left for a WAN and address") \
	X(KILLED,	"killed",	"ended: its WAN went down and another one is usable") \
	X(RENUMBERED,	"renumbered",	"ended: the router lost the address it had outside") \
	X(MOVED,	"moved",	"ended: its rule has moved to another WAN") \
	X(SPARED,	"spared",	"kept though its WAN is down: there is none better") \
	X(REVIEWED,	"reviewed",	"ended: the commit gives it another WAN or address") \
	X(LEFT_LIVE,	"left-live",	"kept at reclassify: it belongs to a live call") \
	X(ANEW,		"anew",		"ended: unanswered since before there were rules")

#define WANP_X_ENUM(sym, name, help) WANP_R_##sym,
/* Index of a counter, one for each of WANP_REASONS */
enum wanp_reason {
	WANP_REASONS(WANP_X_ENUM)
	WANP_R_MAX
};

#undef WANP_X_ENUM

#endif
