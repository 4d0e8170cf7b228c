// SPDX-License-Identifier: GPL-2.0-only
/* Via: the way a request took. */
#include "chars.h"
#include "sip_via.h"
#include "word.h"

/* The word *rest begins with; *rest goes on behind it and its white space. */
static struct span take_word(const char *buf, struct span *rest)
{
	u32 i = rest->off, end = span_end(*rest);
	struct span word;

	while (i < end && buf[i] != '/' && !char_is(buf[i], CHAR_BLANK))
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
	/* as nearly everybody writes it */
	if (span_begins(buf, *rest, "sip/2.0/", 8)) {
		*rest = span_trim(buf, span_from(*rest, rest->off + 8u));
		return true;
	}
	return span_is(buf, take_word(buf, rest), "sip") &&
	       take_slash(buf, rest) &&
	       span_is(buf, take_word(buf, rest), "2.0") &&
	       take_slash(buf, rest);
}

/* Of several with the same name the first one counts */
static void take_params(const char *buf, struct span params,
			struct sip_via *via)
{
	struct sip_param param;

	while (sip_param_next(buf, &params, &param)) {
		if (!via->branch.len && span_is(buf, param.name, "branch"))
			via->branch = param.value;
		else if (span_is(buf, param.name, "rport"))
			via->has_rport = true;
	}
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
	take_params(buf, rest, via);
	return 0;
}
