// SPDX-License-Identifier: GPL-2.0-only
/* IP address literals as SIP and SDP write them. */
#include "sip_addr.h"

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One decimal part, 0..255, no leading zero. Returns behind it, or NULL. */
static const char *octet(const char *p, const char *end, u8 *value)
{
	u32 n, digit;

	if (p == end)
		return NULL;
	n = (u8)(*p++ - '0');
	if (n > 9)
		return NULL;
	for (; p < end; p++) {
		digit = (u8)(*p - '0');
		if (digit > 9)
			break;
		/* a zero goes on with nothing */
		if (!n)
			return NULL;
		n = n * 10 + digit;
		if (n > 255)
			return NULL;
	}
	*value = (u8)n;
	return p;
}

static const char *scan4(const char *p, const char *end, u8 *ip)
{
	int i;

	for (i = 0; i < 4; i++) {
		if (i && (p == end || *p++ != '.'))
			return NULL;
		p = octet(p, end, &ip[i]);
		if (!p)
			return NULL;
	}
	return p;
}

const char *sip_addr_scan4(const char *p, const char *end,
			   struct sip_addr *addr)
{
	memset(addr, 0, sizeof(*addr));
	p = scan4(p, end, addr->ip);
	addr->len = p ? 4 : 0;
	return p;
}

static int parse4(const char *p, const char *end, u8 *ip)
{
	return scan4(p, end, ip) == end ? 0 : -EBADMSG;
}

/* Up to four hex digits. Returns how many, or 0. */
static int group(const char *p, const char *end, u16 *value)
{
	u16 n = 0;
	int digits = 0;

	while (p < end && hex(*p) >= 0 && digits < 4) {
		n = (u16)(n << 4 | hex(*p++));
		digits++;
	}
	*value = n;
	return digits;
}

/**
 * struct v6 - an IPv6 literal half read
 * @ip: bytes so far
 * @n: number of them
 * @gap: where "::" stood, or -1
 */
struct v6 {
	u8	ip[16];
	int	n;
	int	gap;
};

/* One group, or the dotted quad at the end. Returns behind it, or NULL. */
static const char *v6_part(struct v6 *v, const char *p, const char *end)
{
	u16 word;
	int n;

	if (v->n <= 12 && !parse4(p, end, &v->ip[v->n])) {
		v->n += 4;
		return end;
	}
	n = v->n <= 14 ? group(p, end, &word) : 0;
	if (!n)
		return NULL;
	v->ip[v->n++] = word >> 8;
	v->ip[v->n++] = word & 0xff;
	return p + n;
}

static const char *v6_colons(struct v6 *v, const char *p, const char *end)
{
	if (p == end || *p++ != ':')
		return NULL;
	if (p < end && *p == ':') {
		if (v->gap >= 0)
			return NULL;
		v->gap = v->n;
		return p + 1;
	}
	return v->n && p < end ? p : NULL;
}

static int parse6(const char *p, const char *end, u8 *ip)
{
	struct v6 v = { .gap = -1 };
	int tail;

	if (p < end && *p == ':') {
		p = v6_colons(&v, p, end);
		if (!p)
			return -EBADMSG;
	}
	while (p < end) {
		p = v6_part(&v, p, end);
		if (!p)
			return -EBADMSG;
		if (p < end)
			p = v6_colons(&v, p, end);
		if (!p)
			return -EBADMSG;
	}
	if (v.gap < 0 ? v.n != 16 : v.n > 14)
		return -EBADMSG;
	memset(ip, 0, 16);
	tail = v.gap < 0 ? 0 : v.n - v.gap;
	memcpy(ip, v.ip, v.n - tail);
	memcpy(ip + 16 - tail, v.ip + v.n - tail, tail);
	return 0;
}

int sip_addr_parse(const char *buf, struct span s, struct sip_addr *addr)
{
	const char *p = buf + s.off, *end = p + s.len;

	addr->len = 0;
	memset(addr->ip, 0, sizeof(addr->ip));
	if (s.len >= 2 && *p == '[' && end[-1] == ']') {
		p++;
		end--;
	} else if (!parse4(p, end, addr->ip)) {
		addr->len = 4;
		return 0;
	}
	if (parse6(p, end, addr->ip)) {
		memset(addr->ip, 0, sizeof(addr->ip));
		return -EBADMSG;
	}
	addr->len = 16;
	return 0;
}

size_t sip_number_print(u32 n, char *out)
{
	char digits[10];
	size_t len = 0, i;

	do {
		digits[len++] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	for (i = 0; i < len; i++)
		out[i] = digits[len - 1 - i];
	return len;
}

static size_t print4(const u8 *ip, char *out)
{
	size_t len = 0;
	int i;

	for (i = 0; i < 4; i++) {
		if (i)
			out[len++] = '.';
		len += sip_number_print(ip[i], out + len);
	}
	return len;
}

/* RFC 5952: the longest run of two or more zero groups, the first of equals */
static void longest_gap(const u8 *ip, int *start, int *run)
{
	int i, n = 0;

	*start = -1;
	*run = 1;
	for (i = 0; i <= 8; i++) {
		if (i < 8 && !ip[2 * i] && !ip[2 * i + 1]) {
			n++;
			continue;
		}
		if (n > *run) {
			*run = n;
			*start = i - n;
		}
		n = 0;
	}
}

static size_t print_group(u32 word, char *out)
{
	static const char digits[] = "0123456789abcdef";
	size_t len = 0;
	int shift = 12;

	while (shift && !(word >> shift))
		shift -= 4;
	for (; shift >= 0; shift -= 4)
		out[len++] = digits[(word >> shift) & 15];
	return len;
}

static size_t print6(const u8 *ip, char *out)
{
	int gap, run, i = 0;
	size_t len = 0;

	longest_gap(ip, &gap, &run);
	while (i < 8) {
		if (i == gap) {
			out[len++] = ':';
			out[len++] = ':';
			i += run;
			continue;
		}
		if (i && i != gap + run)
			out[len++] = ':';
		len += print_group((u32)ip[2 * i] << 8 | ip[2 * i + 1],
				   out + len);
		i++;
	}
	return len;
}

size_t sip_addr_print(const struct sip_addr *addr, bool brackets, char *out)
{
	size_t len = 0;

	if (addr->len == 4)
		return print4(addr->ip, out);
	if (brackets)
		out[len++] = '[';
	len += print6(addr->ip, out + len);
	if (brackets)
		out[len++] = ']';
	return len;
}

bool sip_addr_is_any(const struct sip_addr *addr)
{
	int i;

	for (i = 0; i < addr->len; i++)
		if (addr->ip[i])
			return false;
	return addr->len;
}
