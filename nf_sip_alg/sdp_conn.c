// SPDX-License-Identifier: GPL-2.0-only
/* Addresses in a session description. */
#include "scan.h"
#include "sdp_conn.h"
#include "word.h"

/* Words are short: a byte at a time finds their end soonest */
struct span sdp_take_word(const char *buf, struct span *rest)
{
	const char *p = buf + rest->off, *end = p + rest->len, *from;

	while (p < end && *p == ' ')
		p++;
	from = p;
	while (p < end && *p != ' ')
		p++;
	*rest = span_of(buf, p, end);
	return span_of(buf, from, p);
}

/* Bytes of an address of this family; 0 when it is none of ours */
static u8 family_len(const char *buf, struct span type)
{
	if (type.len != 3 || !span_begins(buf, type, "ip", 2))
		return 0;
	switch (buf[type.off + 2]) {
	case '4':
		return 4;
	case '6':
		return 16;
	default:
		return 0;
	}
}

/* A name, or another network, is no address of ours and no error */
static void read_addr(const char *buf, struct span type, struct span addr,
		      struct sdp_conn *conn)
{
	conn->text = addr;
	conn->addr.len = 0;
	/* brackets make it none that all would agree on */
	if (!addr.len || buf[addr.off] == '[')
		return;
	sip_addr_parse(buf, addr, &conn->addr);
	if (conn->addr.len != family_len(buf, type))
		conn->addr.len = 0;
}

int sdp_conn_parse(const char *buf, struct span s, struct sdp_conn *conn)
{
	struct span net = sdp_take_word(buf, &s);
	struct span type = sdp_take_word(buf, &s);
	struct span addr = sdp_take_word(buf, &s);

	if (!addr.len)
		return -EBADMSG;
	read_addr(buf, type, addr, conn);
	/* nor do words behind it */
	if (!span_is(buf, net, "in") || sdp_take_word(buf, &s).len)
		conn->addr.len = 0;
	return 0;
}

void sdp_alt_parse(const char *buf, struct span s, struct sdp_alt *alt)
{
	struct span number = sdp_take_word(buf, &s);
	struct span type = sdp_take_word(buf, &s);
	u32 n = 0;

	read_addr(buf, type, sdp_take_word(buf, &s), &alt->conn);
	alt->port_text = sdp_take_word(buf, &s);
	if (!number.len || sdp_take_word(buf, &s).len ||
	    span_number(buf, alt->port_text, 65535, &n))
		alt->conn.addr.len = 0;
	alt->port = (u16)n;
}

int sdp_origin_parse(const char *buf, struct span s, struct sdp_conn *conn)
{
	int i;

	for (i = 0; i < 3; i++)
		if (!sdp_take_word(buf, &s).len)
			return -EBADMSG;
	return sdp_conn_parse(buf, s, conn);
}
