// SPDX-License-Identifier: GPL-2.0-only
/*
 * sip_start: start lines against a reader made of string functions. The input
 * is the beginning of a message.
 */

#include "fuzz.h"
#include "sip_start.h"

#define TOKEN	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" \
		"0123456789-.!%*_+`'~"

static struct span first_line(const char *buf, struct span s)
{
	u32 i = s.off, to;

	while (i < span_end(s) && (buf[i] == '\r' || buf[i] == '\n'))
		i++;
	to = i;
	while (to < span_end(s) && buf[to] != '\n')
		to++;
	if (to > i && buf[to - 1] == '\r')
		to--;
	return span_of(buf, buf + i, buf + to);
}

static int status_of(const char *line)
{
	int status;

	if (strncasecmp(line, "SIP/2.0 ", 8) || strspn(line + 8, "0123456789") != 3)
		return 0;
	if (line[11] && line[11] != ' ')
		return 0;
	status = atoi(line + 8);
	return status >= 100 && status <= 699 ? status : 0;
}

/* Length of the method when it is a request line, or 0 */
static size_t method_of(const char *line, size_t len, size_t *uri_len)
{
	size_t method = strspn(line, TOKEN), uri;

	if (!method || line[method] != ' ')
		return 0;
	uri = strcspn(line + method + 1, " \t");
	if (!uri || len != method + 1 + uri + strlen(" SIP/2.0") ||
	    strcasecmp(line + method + 1 + uri, " SIP/2.0"))
		return 0;
	*uri_len = uri;
	return method;
}

static void see_method(const char *buf, struct span name)
{
	static const char * const names[] = {
		"", "INVITE", "ACK", "BYE", "CANCEL", "REGISTER", "OPTIONS",
		"UPDATE", "PRACK", "SUBSCRIBE",
	};
	u8 i, method = sip_method_of(buf, name);
	char *text = copy_text(buf, name);

	assert(method < ARRAY_SIZE(names));
	for (i = 1; i < ARRAY_SIZE(names); i++)
		assert((method == i) == (strlen(text) == name.len &&
					 !strcmp(text, names[i])));
	free(text);
}

static void see_start(const char *line, struct span at,
		      const struct sip_start *start)
{
	size_t uri = 0, method = method_of(line, at.len, &uri);
	int status = status_of(line);

	assert(!method != !status);
	assert(start->is_request == !!method && start->status == status);
	if (method) {
		assert(start->method.off == at.off &&
		       start->method.len == method);
		assert(start->uri.off == at.off + method + 1 &&
		       start->uri.len == uri);
	} else {
		assert(!start->method.len && !start->uri.len);
	}
}

static void see_line(const char *buf, struct span at,
		     const struct sip_start *start)
{
	char *line = copy_text(buf, at);
	size_t uri, i;

	/* string functions would stop there */
	for (i = 0; i < at.len; i++)
		if (!line[i])
			line[i] = 1;
	if (start)
		see_start(line, at, start);
	else
		assert(!method_of(line, at.len, &uri) && !status_of(line));
	free(line);
}

void fuzz(const char *buf, struct span text)
{
	struct span rest = text, line = first_line(buf, text);
	bool looks = sip_looks_like(buf + text.off, text.len);
	struct sip_start start;
	int err = sip_start_take(buf, &rest, &start);

	assert(!err || err == -EBADMSG);
	assert(looks || err || text.len > SIP_MSG_MAX);
	assert(span_end(rest) == span_end(text));
	assert(rest.off >= span_end(line) && rest.off <= span_end(line) + 2);
	see_line(buf, line, err ? NULL : &start);
	if (!err)
		see_method(buf, start.method);
	see_method(buf, text);
}
