// SPDX-License-Identifier: GPL-2.0-only
/*
 * sip_addr: literals against inet_pton() and inet_ntop(). The input is read as
 * a literal; its first bytes are also taken as addresses, and printed.
 */

#include <arpa/inet.h>

#include "fuzz.h"
#include "sip_addr.h"

static bool is_same_addr(const struct sip_addr *a, const struct sip_addr *b)
{
	return a->len == b->len && !memcmp(a->ip, b->ip, sizeof(a->ip));
}

/* What is no address is none at all: nothing of a first half is left in it */
static void see_unused(const struct sip_addr *addr)
{
	u32 i;

	for (i = addr->len; i < sizeof(addr->ip); i++)
		assert(!addr->ip[i]);
}

/* inet_ntop() writes the last four bytes of some as an IPv4 address */
static bool is_mixed(const char *text, const struct sip_addr *addr)
{
	return addr->len == 16 && strchr(text, '.');
}

static void see_print(const struct sip_addr *addr, bool brackets)
{
	char text[INET6_ADDRSTRLEN], out[SIP_HOSTPORT_MAX];
	size_t len = sip_addr_print(addr, brackets, out);
	bool bracketed = brackets && addr->len == 16;
	struct sip_addr again;

	assert(len <= SIP_HOSTPORT_MAX - strlen(":65535"));
	assert(!sip_addr_parse(out, (struct span){ 0, (u16)len }, &again));
	assert(is_same_addr(&again, addr));
	assert(bracketed == (out[0] == '[' && out[len - 1] == ']'));
	inet_ntop(addr->len == 4 ? AF_INET : AF_INET6, addr->ip, text,
		  sizeof(text));
	if (!is_mixed(text, addr))
		assert(len - 2 * bracketed == strlen(text) &&
		       !memcmp(out + bracketed, text, strlen(text)));
}

static void see_any(const struct sip_addr *addr)
{
	static const u8 zero[16];

	assert(sip_addr_is_any(addr) ==
	       (addr->len && !memcmp(addr->ip, zero, addr->len)));
}

static void see_addr(const struct sip_addr *addr)
{
	see_any(addr);
	see_print(addr, false);
	see_print(addr, true);
}

/* Length of the address that inet_pton() reads, or 0 */
static u8 read_again(const char *buf, struct span s, u8 *ip)
{
	bool brackets = s.len >= 2 && buf[s.off] == '[' &&
			buf[span_end(s) - 1] == ']';
	char *text;
	u8 len = 0;

	if (brackets)
		s = (struct span){ s.off + 1, s.len - 2 };
	text = copy_text(buf, s);
	if (strlen(text) != s.len)
		len = 0;
	else if (!brackets && inet_pton(AF_INET, text, ip) == 1)
		len = 4;
	else if (inet_pton(AF_INET6, text, ip) == 1)
		len = 16;
	free(text);
	return len;
}

static void see_literal(const char *buf, struct span s)
{
	struct sip_addr addr;
	u8 ip[16] = {}, len = read_again(buf, s, ip);
	int err = sip_addr_parse(buf, s, &addr);

	assert(err == (addr.len ? 0 : -EBADMSG));
	see_unused(&addr);
	see_any(&addr);
	assert(addr.len == len && !memcmp(addr.ip, ip, len));
	if (!err)
		see_addr(&addr);
}

/* Behind four runs of digits with a dot between, or NULL */
static const char *quad_end(const char *p, const char *end)
{
	const char *from;
	int i;

	for (i = 0; i < 4; i++) {
		if (i && (p == end || *p++ != '.'))
			return NULL;
		for (from = p; p < end && *p >= '0' && *p <= '9'; p++)
			;
		if (p == from)
			return NULL;
	}
	return p;
}

/* At the start of a text is what is a literal when all else is cut off */
static void see_scan(const char *buf, struct span s)
{
	const char *p = buf + s.off, *after = quad_end(p, p + s.len);
	struct sip_addr addr, whole;

	assert(sip_addr_scan4(p, p + s.len, &addr) == after ||
	       !sip_addr_scan4(p, p + s.len, &addr));
	if (!after)
		return;
	sip_addr_parse(buf, span_of(buf, p, after), &whole);
	after = sip_addr_scan4(p, p + s.len, &addr);
	assert(!after == (whole.len != 4));
	assert(!after || is_same_addr(&addr, &whole));
}

static void see_number_print(u32 n)
{
	char out[10], text[11];
	size_t len = sip_number_print(n, out);
	u32 again = ~n;

	snprintf(text, sizeof(text), "%u", n);
	assert(len == strlen(text) && !memcmp(out, text, len));
	assert(!span_number(out, (struct span){ 0, (u16)len }, ~0u, &again));
	assert(again == n);
}

void fuzz(const char *buf, struct span text)
{
	struct sip_addr addr = { .len = 4 };
	u32 n;

	see_literal(buf, text);
	see_scan(buf, text);
	if (text.len >= 4) {
		memcpy(addr.ip, buf + text.off, 4);
		memcpy(&n, addr.ip, sizeof(n));
		see_addr(&addr);
		see_number_print(n);
	}
	if (text.len >= 16) {
		addr.len = 16;
		memcpy(addr.ip, buf + text.off, 16);
		see_addr(&addr);
	}
}
