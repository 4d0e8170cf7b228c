// SPDX-License-Identifier: GPL-2.0-only
/* Via: the way a request took. */
#include "sip_via.h"

static bool ends_word(char c)
{
	return c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The word *rest begins with; *rest goes on behind it and its white space. */
static struct span take_word(const char *buf, struct span *rest)
{
	u32 i = rest->off, end = span_end(*rest);
	struct span word;

	while (i < end && !ends_word(buf[i]))
		i++;
	word = span_until(*rest, i);
	*rest = span_trim(buf, span_from(*rest, i));
	return word;
}

static bool take_slash(const char *buf, struct span *rest)
{
	if (!rest->len || buf[rest->off] != '/')
		return false;
	*rest = span_trim(buf, span_from(*rest, rest->off + 1));
	return true;
}

/* "SIP" "/" "2.0" "/", with or without white space between */
static bool take_protocol(const char *buf, struct span *rest)
{
	return span_is(buf, take_word(buf, rest), "SIP") &&
	       take_slash(buf, rest) &&
	       span_is(buf, take_word(buf, rest), "2.0") &&
	       take_slash(buf, rest);
}

int sip_via_parse(const char *buf, struct span value, struct sip_via *via)
{
	struct span rest = span_trim(buf, value);

	memset(via, 0, sizeof(*via));
	if (!take_protocol(buf, &rest))
		return -EBADMSG;
	via->transport = take_word(buf, &rest);
	if (!via->transport.len || sip_hostport_parse(buf, rest, &via->at))
		return -EBADMSG;
	rest = span_trim(buf, span_from(rest, span_end(via->at.text)));
	if (rest.len && buf[rest.off] != ';')
		return -EBADMSG;
	via->params = rest;
	sip_param(buf, rest, "branch", &via->branch);
	via->has_rport = sip_param(buf, rest, "rport", NULL);
	return 0;
}
