// SPDX-License-Identifier: GPL-2.0-only
/* Parameters of header values. */
#include "sip_param.h"
#include "word.h"

void sip_value_parse(const char *buf, struct span s, struct sip_value *value)
{
	const char *p = buf + s.off, *end = p + s.len, *semicolon = end;
	const char *from = p, *close;

	while (p < end && *p != '<') {
		if (*p == ';' && semicolon == end)
			semicolon = p;
		p = *p == '"' ? scan_quoted(p, end) : p + 1;
	}
	if (p == end) {
		/* addr-spec: parameters belong to the header (s20.10) */
		value->uri = span_trim(buf, span_of(buf, from, semicolon));
		value->params = span_of(buf, semicolon, end);
		return;
	}
	close = scan_chr(p, end, '>');
	value->uri = close < end ?
		     span_trim(buf, span_of(buf, p + 1, close)) :
		     span_of(buf, end, end);
	for (p = close; p < end && *p != ';';)
		p = *p == '"' ? scan_quoted(p, end) : p + 1;
	value->params = span_of(buf, p, end);
}

bool sip_param_next(const char *buf, struct span *params,
		    struct sip_param *param)
{
	const char *p = buf + params->off, *end = p + params->len, *from;

	if (p == end)
		return false;
	from = ++p;
	while (p < end && *p != '=' && *p != ';')
		p++;
	param->name = span_trim(buf, span_of(buf, from, p));
	if (p < end && *p == '=')
		p++;
	from = p;
	while (p < end && char_is(*p, CHAR_BLANK))
		p++;
	if (p < end && *p == '"')
		p = scan_quoted(p, end);
	p = scan_chr(p, end, ';');
	param->value = span_trim(buf, span_of(buf, from, p));
	*params = span_of(buf, p, end);
	return true;
}

bool sip_param(const char *buf, struct span params, const char *name,
	       struct span *value)
{
	struct sip_param param;
	size_t len = strlen(name);

	while (sip_param_next(buf, &params, &param)) {
		if (param.name.len != len ||
		    !span_begins(buf, param.name, name, len))
			continue;
		*value = param.value;
		return true;
	}
	return false;
}
