// SPDX-License-Identifier: GPL-2.0-only
/*
 * sip_via: the parts of a Via are the Via, in order, with nothing but white
 * space between; another sent-by changes nothing else. The input is one value.
 */

#include "fuzz.h"
#include "sip_via.h"

/* "SIP" "/" "2.0" "/" in front of the transport, white space aside */
static bool has_protocol(const char *buf, u32 from, u32 to)
{
	static const char protocol[] = "sip/2.0/";
	u32 n = 0;

	for (; from < to; from++) {
		if (is_blank(buf[from]))
			continue;
		if (lower(buf[from]) != protocol[n])
			return false;
		n++;
	}
	return n == sizeof(protocol) - 1;
}

static void see_params(const char *buf, const struct sip_via *via)
{
	struct span value = {};

	assert(!via->params.len || buf[via->params.off] == ';');
	assert(via->has_rport == sip_param(buf, via->params, "rport", &value));
	value.len = 0;
	if (!sip_param(buf, via->params, "branch", &value))
		assert(!via->branch.len);
	else if (value.len)
		assert(is_equal(value, via->branch));
}

static void see_parts(const char *buf, struct span s, const struct sip_via *via)
{
	struct sip_hostport at;
	u32 i;

	s = span_trim(buf, s);
	assert(has_protocol(buf, s.off, via->transport.off));
	for (i = 0; i < via->transport.len; i++)
		assert(!is_blank(buf[via->transport.off + i]) &&
		       buf[via->transport.off + i] != '/');
	assert(via->transport.len);
	assert(is_all_blank(buf, span_end(via->transport), via->at.text.off));
	assert(!sip_hostport_parse(buf, span_from(s, via->at.text.off), &at));
	assert(is_equal(at.text, via->at.text));
	assert(is_all_blank(buf, span_end(via->at.text), via->params.off));
	assert(span_end(via->params) == span_end(s));
	assert(is_inside(via->branch, via->params));
	see_params(buf, via);
}

static void see_edited(const char *buf, struct span s,
		       const struct sip_via *old)
{
	struct sip_via via;
	struct span now;
	char *text;

	if (s.len > 60000)
		return;
	text = splice(buf, s, old->at.text, "[2001:db8::1]:61234", &now);
	assert(!sip_via_parse(text, now, &via));
	assert(is_moved(buf, old->transport, text, via.transport));
	assert(is_moved(buf, old->params, text, via.params));
	assert(is_moved(buf, old->branch, text, via.branch));
	assert(via.has_rport == old->has_rport);
	assert(via.at.port == 61234 && via.at.addr.len == 16);
	free(text);
}

void fuzz(const char *buf, struct span text)
{
	struct sip_via via;
	int err;

	memset(&via, 0xa5, sizeof(via));
	err = sip_via_parse(buf, text, &via);
	assert(!err || err == -EBADMSG);
	if (err)
		return;
	see_parts(buf, text, &via);
	see_edited(buf, text, &via);
}
