// SPDX-License-Identifier: GPL-2.0-only
/*
 * sip_param: a header value and its parameters, against a reader that goes byte
 * by byte. The input is a header value.
 */

#include "fuzz.h"
#include "sip_param.h"

/* Between "<" and ">", or up to the first ";" */
static void see_value(const char *buf, struct span s,
		      const struct sip_value *value)
{
	u32 open = find_bare(buf, s, '<'), end = span_end(s), close;
	struct span uri = span_until(s, find_bare(buf, s, ';')), rest = s;

	if (open < end) {
		rest = span_from(s, open);
		close = find_byte(buf, rest, '>');
		rest = span_from(s, close);
		uri = span_of(buf, buf + open + 1, buf + close);
		if (close == end)
			uri.len = 0;
	}
	if (uri.len)
		assert(is_equal(value->uri, span_trim(buf, uri)));
	else
		assert(!value->uri.len);
	assert(value->params.off == find_bare(buf, rest, ';') &&
	       span_end(value->params) == end);
}

/* Where the parameter ends that begins at @i */
static u32 param_end(const char *buf, struct span s, u32 i)
{
	u32 end = span_end(s);

	while (i < end && buf[i] != ';' && buf[i] != '=')
		i++;
	if (i < end && buf[i] == '=')
		for (i++; i < end && is_blank(buf[i]); i++)
			;
	if (i < end && buf[i] == '"')
		for (i++; i < end && buf[i] != '"'; i++)
			if (buf[i] == '\\')
				i++;
	while (i < end && buf[i] != ';')
		i++;
	return i < end ? i : end;
}

/* Nothing of the parameter between two offsets is left out */
static void see_param(const char *buf, u32 from, u32 to,
		      const struct sip_param *param)
{
	struct span name = param->name, value = param->value;
	u32 eq = span_end(name);

	assert(from <= name.off && span_end(name) <= value.off &&
	       span_end(value) <= to);
	assert(is_all_blank(buf, from, name.off));
	assert(!name.len || !memchr(buf + name.off, '=', name.len));
	while (eq < value.off && buf[eq] != '=')
		assert(is_blank(buf[eq++]));
	if (eq < value.off)
		eq++;
	else
		assert(!value.len);
	assert(is_all_blank(buf, eq, value.off));
	assert(is_all_blank(buf, span_end(value), to));
}

/* As many are asked for by their names; all would take a time that squares */
#define FOUND_MAX	8

/* Asked for by its name, the first one of that name is found */
static void see_found(const char *buf, struct span params,
		      const struct sip_param *param)
{
	char *name = copy_lower(buf, param->name);
	struct sip_param other;
	struct span value = {};

	if (strlen(name) == param->name.len && is_word(name)) {
		assert(sip_param(buf, params, name, &value));
		while (sip_param_next(buf, &params, &other))
			if (is_text(buf, other.name, name))
				break;
		assert(is_equal(value, other.value));
	}
	free(name);
}

static void see_params(const char *buf, struct span params)
{
	struct span rest = params, value;
	u32 from = params.off, end = span_end(params), to, n = 0;
	struct sip_param param;
	bool has_tag = false;

	while (sip_param_next(buf, &rest, &param)) {
		to = param_end(buf, params, from + 1);
		see_param(buf, from + 1, to, &param);
		assert(rest.off == to && span_end(rest) == end);
		if (n++ < FOUND_MAX)
			see_found(buf, params, &param);
		has_tag |= is_text(buf, param.name, "tag");
		from = to;
	}
	assert(from == end && !rest.len);
	assert(has_tag == sip_param(buf, params, "tag", &value));
}

void fuzz(const char *buf, struct span text)
{
	struct sip_value value;

	memset(&value, 0xa5, sizeof(value));
	sip_value_parse(buf, text, &value);
	see_value(buf, text, &value);
	see_params(buf, value.params);
	if (text.len && buf[text.off] == ';')
		see_params(buf, text);
}
