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
static u8 family_len(const char *buf, struct span net, struct span type)
{
	if (!span_is(buf, net, "in") || type.len != 3 ||
	    !span_begins(buf, type, "ip", 2))
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

int sdp_conn_parse(const char *buf, struct span s, struct sdp_conn *conn)
{
	struct span net = sdp_take_word(buf, &s);
	struct span type = sdp_take_word(buf, &s);
	struct span addr = sdp_take_word(buf, &s);

	if (!addr.len)
		return -EBADMSG;
	conn->text = addr;
	conn->addr.len = 0;
	/* brackets, or words behind it, make it none that all would agree on */
	if (buf[addr.off] == '[' || sdp_take_word(buf, &s).len)
		return 0;
	/* a name, or another network, is no address of ours and no error */
	sip_addr_parse(buf, addr, &conn->addr);
	if (conn->addr.len != family_len(buf, net, type))
		conn->addr.len = 0;
	return 0;
}

int sdp_origin_parse(const char *buf, struct span s, struct sdp_conn *conn)
{
	int i;

	for (i = 0; i < 3; i++)
		if (!sdp_take_word(buf, &s).len)
			return -EBADMSG;
	return sdp_conn_parse(buf, s, conn);
}
