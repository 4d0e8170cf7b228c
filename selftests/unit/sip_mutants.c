// SPDX-License-Identifier: GPL-2.0-only
/*
 * Damaged messages: whatever is read in them lies within them, and can be
 * edited. Sanitizers and the edges of memory watch.
 */

#include "sip_test.h"

#ifndef MUTANTS
#define MUTANTS		200000
#endif
#define LEN_MAX		8192

static struct sip_msg msg;
static struct sdp sdp;
static struct edit_list edits;
static const char *message;
static size_t message_len;
static int strays;

/* Returns @s, which must lie within the message. */
static struct span seen(struct span s)
{
	if (s.len && span_end(s) > message_len)
		strays++;
	return s;
}

static void add_edit(struct span at)
{
	if (at.len)
		edit_add(&edits, seen(at), "203.0.113.130:61234", dice(20));
}

static void see_hostport(const struct sip_hostport *at)
{
	seen(at->host);
	if (at->addr.len != 0 && at->addr.len != 4 && at->addr.len != 16)
		strays++;
	if (span_end(at->host) > span_end(at->text) || !at->host.len)
		strays++;
	add_edit(at->text);
}

static void see_uri(struct span s)
{
	struct sip_uri uri;

	if (!seen(s).len || sip_uri_parse(message, s, &uri) ||
	    uri.scheme == SIP_SCHEME_OTHER)
		return;
	seen(uri.user);
	seen(uri.rest);
	seen(uri.headers);
	if (uri.scheme != SIP_SCHEME_TEL)
		see_hostport(&uri.at);
}

static void see_list(const struct sip_list *list)
{
	struct span value;
	u16 i;

	if (list->n > SIP_LIST_MAX)
		strays++;
	for (i = 0; i < list->n; i++) {
		seen(list->value[i]);
		see_uri(sip_contact_uri(message, list->value[i]));
		value = seen(sip_value_params(message, list->value[i]));
		if (sip_param(message, value, "expires", &value))
			seen(value);
	}
}

static void see_conn(const struct sdp_conn *conn)
{
	add_edit(conn->text);
}

static void see_sdp(struct span body)
{
	u16 i, alt;

	if (sdp_parse(message, body, &sdp))
		return;
	see_conn(&sdp.conn);
	seen(sdp.origin);
	seen(sdp.bundle);
	for (i = 0; i < sdp.n_media; i++) {
		const struct sdp_media *m = &sdp.media[i];

		add_edit(m->port_text);
		add_edit(m->rtcp_text);
		see_conn(&m->conn);
		see_conn(&m->rtcp_conn);
		for (alt = 0; alt < m->n_alt; alt++) {
			see_conn(&m->alt[alt].conn);
			seen(m->alt[alt].port_text);
		}
		seen(m->proto);
		seen(m->kind);
		seen(m->mid);
		sdp_is_udp(message, m);
		sdp_has_rtcp(message, m);
		if (m->port_text.len && (m->port_text.off < body.off ||
					 span_end(m->port_text) > span_end(body)))
			strays++;
	}
}

/* What has to follow an edit lies around the description, within the body */
static void see_body(void)
{
	struct sip_body body;
	u32 from = 0;
	u8 i;

	if (sip_body_find(message, &msg, &body))
		return;
	seen(body.sdp);
	for (i = 0; i < body.n_lengths; i++) {
		struct span covers = seen(body.length[i].covers);

		seen(body.length[i].digits);
		if (covers.off > body.sdp.off || covers.off < msg.body.off ||
		    span_end(covers) != span_end(body.sdp) ||
		    (i && covers.off > from))
			strays++;
		from = covers.off;
	}
}

static void see_message(void)
{
	see_uri(msg.uri);
	see_hostport(&msg.via.at);
	seen(msg.via.transport);
	seen(msg.via.params);
	seen(msg.via.branch);
	seen(msg.call_id);
	seen(msg.from);
	seen(msg.to);
	seen(msg.from_tag);
	seen(msg.to_tag);
	seen(msg.cseq_method);
	seen(msg.content_type);
	seen(msg.content_encoding);
	seen(msg.content_length);
	seen(msg.body);
	see_list(&msg.contact);
	see_list(&msg.record_route);
	see_list(&msg.route);
	call_event_of(&msg);
	call_carries_sdp(&msg);
	see_sdp(msg.body);
	see_body();
}

/* Apply the edits to all of it, and to the window: both must agree */
static bool edit_holds(void)
{
	static char whole[4 * LEN_MAX], part[4 * LEN_MAX];
	struct span all = { 0, (u16)message_len }, w;
	int n, m;

	if (edit_content_length(message, &edits, msg.content_length, msg.body))
		return false;
	if (!edits.n)
		return true;
	w = edit_window(&edits);
	n = edit_apply(&edits, message, all, whole, sizeof(whole));
	m = edit_apply(&edits, message, w, part, sizeof(part));
	return n == (int)message_len + edit_growth(&edits, all) &&
	       m == w.len + edit_growth(&edits, w) &&
	       !memcmp(whole, message, w.off) &&
	       !memcmp(whole + w.off, part, (size_t)m) &&
	       !memcmp(whole + w.off + m, message + span_end(w),
		       message_len - span_end(w));
}

/* Returns whether the message was accepted. */
static bool examine(const char *buf, size_t len, int *wrong)
{
	bool looks = sip_looks_like(buf, len);
	int err = sip_msg_parse(buf, len, &msg);

	message = buf;
	message_len = len;
	strays = 0;
	edit_reset(&edits);
	if (err) {
		*wrong += err != -EBADMSG && err != -E2BIG;
		see_sdp((struct span){ 0, (u16)len });
	} else {
		*wrong += !looks;
		see_message();
		*wrong += !edit_holds();
	}
	*wrong += strays;
	return !err;
}

static const struct golden *any_golden(void)
{
	return &goldens[dice((u32)n_goldens)];
}

static size_t flip(char *text, size_t len)
{
	static const char hot[] = " \t\r\n:;,<>\"\\@[]=/?.0:\0\xff";
	u32 n = 1 + dice(4);

	while (n--)
		text[dice((u32)len)] = dice(2) ? hot[dice(sizeof(hot))]
					       : (char)dice(256);
	return len;
}

static size_t cut_out(char *text, size_t len)
{
	u32 from = dice((u32)len), n = dice(40);

	if (n > len - from)
		n = (u32)len - from;
	memmove(text + from, text + from + n, len - from - n);
	return len - n;
}

/* One end of a message, the other end of another */
static size_t cross(char *text, size_t len)
{
	const struct golden *g = any_golden();
	u32 from = dice((u32)len), other = dice((u32)g->len);

	memcpy(text + from, g->text + other, g->len - other);
	return from + g->len - other;
}

static size_t repeat(char *text, size_t len)
{
	u32 from = dice((u32)len), n = 1 + dice(30), times = 1 + dice(40);
	char token[32];

	if (n > len - from)
		n = (u32)len - from;
	memcpy(token, text + from, n);
	while (times-- && len + n <= LEN_MAX) {
		memmove(text + from + n, text + from, len - from);
		memcpy(text + from, token, n);
		len += n;
	}
	return len;
}

/* A number somewhere becomes another one */
static size_t renumber(char *text, size_t len)
{
	u32 from = dice((u32)len), i;

	for (i = from; i < len && (text[i] < '0' || text[i] > '9'); i++)
		;
	for (; i < len && text[i] >= '0' && text[i] <= '9'; i++)
		text[i] = (char)('0' + (dice(3) ? dice(10) : 9));
	return len;
}

static size_t mutate(char *text, size_t len)
{
	int n = 1 + (int)dice(3);

	while (n-- && len) {
		switch (dice(7)) {
		case 0:
			len = dice((u32)len + 1);
			break;
		case 1:
			len = cut_out(text, len);
			break;
		case 2:
			len = cross(text, len);
			break;
		case 3:
			len = repeat(text, len);
			break;
		case 4:
			len = renumber(text, len);
			break;
		default:
			len = flip(text, len);
		}
	}
	return len;
}

static void test_random(void)
{
	static char text[2 * LEN_MAX];
	int i, wrong = 0, accepted = 0;

	for (i = 0; i < MUTANTS; i++) {
		const struct golden *g = any_golden();
		const char *buf;
		size_t len;

		memcpy(text, g->text, g->len);
		len = mutate(text, g->len);
		buf = dice(4) ? at_edge(text, len) : behind_edge(text, len);
		accepted += examine(buf, len, &wrong);
	}
	printf("# %d of %d mutants were accepted\n", accepted, MUTANTS);
	ok(!wrong && accepted > MUTANTS / 10 && accepted < MUTANTS,
	   "%d mutants are read within their bounds and edited", MUTANTS);
}

/* Every message, cut off after each of its bytes */
static void test_cut(void)
{
	int wrong = 0;
	size_t i, len;

	for (i = 0; i < n_goldens; i++)
		for (len = 0; len <= goldens[i].len; len++)
			examine(at_edge(goldens[i].text, len), len, &wrong);
	ok(!wrong, "every golden can be cut off after each of its bytes");
}

/* Junk of the letters that mean something to a reader of URIs and lists */
static void test_soup(void)
{
	static const char * const bits[] = {
		"sip:", "sips:", "<", ">", "\"", "\\", ";", ",", "=", "@", ":",
		"[", "]", "a", "10.0.0.1", "::1", "5060", " ", "\r\n ", "lr",
		"SIP/2.0/UDP ", "/", "*", "?", "",
	};
	char text[512];
	int i, wrong = 0;

	for (i = 0; i < MUTANTS; i++) {
		struct sip_via via;
		struct span all = { 0, 0 };
		u32 words = dice(20);

		while (words--) {
			const char *bit = bits[dice(ARRAY_SIZE(bits))];

			memcpy(text + all.len, bit, strlen(bit));
			all.len += (u16)strlen(bit);
		}
		message = dice(4) ? at_edge(text, all.len)
				  : behind_edge(text, all.len);
		message_len = all.len;
		strays = 0;
		edit_reset(&edits);
		see_uri(all);
		see_uri(sip_contact_uri(message, all));
		seen(sip_value_params(message, all));
		if (!sip_via_parse(message, all, &via))
			see_hostport(&via.at);
		wrong += strays;
	}
	ok(!wrong, "%d soups of URI and Via tokens are read within their bounds",
	   MUTANTS);
}

void test_mutants(void)
{
	test_cut();
	test_soup();
	test_random();
}
