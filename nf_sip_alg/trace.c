// SPDX-License-Identifier: GPL-2.0-only
/* Tracepoints: what is copied when somebody listens. */
#include "trace.h"

static void put_text(char *to, const char *text, size_t len)
{
	len = min_t(size_t, len, NFSIP_TRACE_TEXT - 1);
	memcpy(to, text, len);
	to[len] = '\0';
}

static void put_line(char *to, const char *text, size_t len)
{
	put_text(to, text, len);
	to[strcspn(to, "\r\n")] = '\0';
}

static void put_end(char *to, u8 family, const struct nfsip_end *end)
{
	if (family == NFPROTO_IPV4)
		snprintf(to, NFSIP_TRACE_TEXT, "%pI4:%u", &end->ip.ip,
			 ntohs(end->port));
	else
		snprintf(to, NFSIP_TRACE_TEXT, "[%pI6c]:%u", &end->ip.in6,
			 ntohs(end->port));
}

#define CREATE_TRACE_POINTS
#include "trace.h"
