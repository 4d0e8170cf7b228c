/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tracepoints: every message, every outcome by the name its counter has, and
 * every edit. They cost nothing until somebody listens:
 *
 *	trace-cmd record -e nf_sip_alg
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM nf_sip_alg

#if !defined(_NF_SIP_ALG_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define _NF_SIP_ALG_TRACE_H

#include <linux/tracepoint.h>
#include <net/net_namespace.h>

#include "flow.h"
#include "reasons.h"

/* Texts are cut after this many bytes, the last of which is NUL */
#define NFSIP_TRACE_TEXT	64

#define NFSIP_X_SYMBOL(sym, name, help) { NFSIP_R_##sym, name },

/* A message as it reached the ALG: between whom, in which zone, and which */
TRACE_EVENT(nfsip_message,
	TP_PROTO(const struct nfsip_flow *flow, const char *start,
		 size_t start_len, const char *id, size_t id_len),
	TP_ARGS(flow, start, start_len, id, id_len),
	TP_STRUCT__entry(
		__field(unsigned int, netns)
		__field(u16, zone)
		__field(bool, outbound)
		__array(char, lan, NFSIP_TRACE_TEXT)
		__array(char, pub, NFSIP_TRACE_TEXT)
		__array(char, peer, NFSIP_TRACE_TEXT)
		__array(char, start, NFSIP_TRACE_TEXT)
		__array(char, id, NFSIP_TRACE_TEXT)
	),
	TP_fast_assign(
		__entry->netns = flow->net->ns.inum;
		__entry->zone = flow->zone;
		__entry->outbound = flow->outbound;
		put_end(__entry->lan, flow->family, &flow->lan);
		put_end(__entry->pub, flow->family, &flow->pub);
		put_end(__entry->peer, flow->family, &flow->peer);
		put_line(__entry->start, start, start_len);
		put_text(__entry->id, id, id_len);
	),
	TP_printk("netns=%u zone=%u %s (%s) %s %s call-id=%s: %s",
		  __entry->netns, __entry->zone, __entry->lan, __entry->pub,
		  __entry->outbound ? "->" : "<-", __entry->peer,
		  __entry->id, __entry->start)
);

/* What became of a packet, by the name its counter has */
TRACE_EVENT(nfsip_outcome,
	TP_PROTO(const struct net *net, int reason),
	TP_ARGS(net, reason),
	TP_STRUCT__entry(
		__field(unsigned int, netns)
		__field(int, reason)
	),
	TP_fast_assign(
		__entry->netns = net->ns.inum;
		__entry->reason = reason;
	),
	TP_printk("netns=%u %s", __entry->netns,
		  __print_symbolic(__entry->reason,
				   NFSIP_REASONS(NFSIP_X_SYMBOL) { -1, "" }))
);

/* A token that was replaced, or would have been */
TRACE_EVENT(nfsip_edit,
	TP_PROTO(unsigned int offset, const char *was, size_t was_len,
		 const char *is, size_t is_len),
	TP_ARGS(offset, was, was_len, is, is_len),
	TP_STRUCT__entry(
		__field(unsigned int, offset)
		__array(char, was, NFSIP_TRACE_TEXT)
		__array(char, is, NFSIP_TRACE_TEXT)
	),
	TP_fast_assign(
		__entry->offset = offset;
		put_text(__entry->was, was, was_len);
		put_text(__entry->is, is, is_len);
	),
	TP_printk("at byte %u: %s -> %s", __entry->offset, __entry->was,
		  __entry->is)
);

#endif

#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH .
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE trace
#include <trace/define_trace.h>
