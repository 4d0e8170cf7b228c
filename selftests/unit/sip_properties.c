// SPDX-License-Identifier: GPL-2.0-only
/*
 * What holds for any valid message: it is read as it was made; without edits
 * it is written as it was; with edits nothing but the planned spans differs,
 * and the result is read as what was planned.
 */

#include "sip_random.h"

#ifndef MESSAGES
#define MESSAGES	1000000
#endif

/* Replacements for a host and port, and for digits of a port */
#define PUBLIC		"203.0.113.130:61234"
#define PUBLIC_IP	"203.0.113.130"
#define PUBLIC_PORT	"61234"

static struct random_message m;
static struct sip_msg msg;
static struct sip_body body;
static struct sdp sdp;
static struct edit_list list;
static const char *buf;
static char out[2 * RANDOM_MAX], want[2 * RANDOM_MAX];

static bool same(struct span a, struct span b)
{
	return a.len == b.len && (!a.len || a.off == b.off);
}

static bool hosts_agree(void)
{
	struct sip_uri uri;
	u32 i;

	if (!same(msg.via.at.text, m.via) || msg.contact.n != m.n_contacts)
		return false;
	for (i = 0; i < m.n_contacts; i++)
		if (sip_uri_parse(buf, sip_contact_uri(buf, msg.contact.value[i]),
				  &uri) ||
		    !same(uri.at.text, m.contact[i]))
			return false;
	return true;
}

static bool names_agree(void)
{
	return msg.is_request == m.is_request && msg.cseq == m.cseq &&
	       (m.is_request ? same(msg.uri, m.uri) : msg.status == m.status) &&
	       same(msg.call_id, m.call_id) && same(msg.from_tag, m.from_tag) &&
	       same(msg.to_tag, m.to_tag) && !msg.is_ambiguous;
}

static bool media_agree(void)
{
	u32 i;

	if (!same(sdp.conn.text, m.conn) || sdp.n_media != m.n_media)
		return false;
	for (i = 0; i < m.n_media; i++)
		if (!same(sdp.media[i].port_text, m.media[i].port) ||
		    !same(sdp.media[i].conn.text, m.media[i].conn) ||
		    !same(sdp.media[i].rtcp_text, m.media[i].rtcp))
			return false;
	return true;
}

static bool body_agrees(void)
{
	int err = sip_body_find(buf, &msg, &body);

	if (msg.is_cut || !same(msg.body, m.body) ||
	    !same(msg.content_length, m.length))
		return false;
	if (!m.sdp.len)
		return err == -ENOENT;
	return !err && same(body.sdp, m.sdp) &&
	       !sdp_parse(buf, body.sdp, &sdp) && media_agree();
}

static bool is_read_as_made(void)
{
	buf = at_edge(m.text, m.len);
	return sip_looks_like(buf, m.len) && !sip_msg_parse(buf, m.len, &msg) &&
	       names_agree() && hosts_agree() && body_agrees();
}

static bool is_kept(void)
{
	struct span all = { 0, (u16)m.len };

	edit_reset(&list);
	return edit_apply(&list, buf, all, out, m.len) == (int)m.len &&
	       !memcmp(out, buf, m.len);
}

static void plan(struct span at, const char *text)
{
	if (at.len && dice(4))
		edit_add(&list, at, text, strlen(text));
}

static void plan_all(void)
{
	u32 i;
	u8 n;

	edit_reset(&list);
	plan(m.via, PUBLIC);
	for (i = 0; i < m.n_contacts; i++)
		plan(m.contact[i], PUBLIC);
	if (!m.sdp.len)
		return;
	plan(m.conn, PUBLIC_IP);
	for (i = 0; i < m.n_media; i++) {
		plan(m.media[i].port, PUBLIC_PORT);
		plan(m.media[i].conn, PUBLIC_IP);
		plan(m.media[i].rtcp, PUBLIC_PORT);
	}
	for (n = 0; n < body.n_lengths; n++)
		edit_content_length(buf, &list, body.length[n].digits,
				    body.length[n].covers);
}

/* The message with its edits, byte by byte */
static u32 splice(void)
{
	u32 from = 0, len = 0, i;

	for (i = 0; i < list.n; i++) {
		const struct edit *e = &list.edit[i];

		memcpy(want + len, m.text + from, e->at.off - from);
		len += e->at.off - from;
		memcpy(want + len, list.texts + e->text, e->len);
		len += e->len;
		from = span_end(e->at);
	}
	memcpy(want + len, m.text + from, m.len - from);
	return len + m.len - from;
}

static bool is_planned(struct span at)
{
	u32 i;

	for (i = 0; i < list.n; i++)
		if (same(list.edit[i].at, at))
			return true;
	return false;
}

/* Does the result say what was planned, and does its length hold? */
static bool is_read_as_planned(u32 len)
{
	u32 told, behind, calls = msg.contact.n;
	const char *result = at_edge(out, len);

	if (sip_msg_parse(result, len, &msg) || msg.is_cut ||
	    msg.contact.n != calls)
		return false;
	if (is_planned(m.via) && !holds(result, msg.via.at.text, PUBLIC))
		return false;
	behind = len - msg.body.off;
	if (!span_number(result, msg.content_length, SIP_MSG_MAX, &told) &&
	    told != behind)
		return false;
	if (!m.sdp.len)
		return true;
	return !sip_body_find(result, &msg, &body) &&
	       !sdp_parse(result, body.sdp, &sdp) &&
	       sdp.n_media == m.n_media &&
	       (!is_planned(m.conn) ||
		holds(result, sdp.conn.text, PUBLIC_IP));
}

static bool is_edited_as_planned(void)
{
	struct span all = { 0, (u16)m.len };
	u32 len;
	int n;

	plan_all();
	len = splice();
	n = edit_apply(&list, buf, all, out, sizeof(out));
	return n == (int)len && !memcmp(out, want, len) &&
	       is_read_as_planned(len);
}

/* Cut anywhere, a stream of the message is framed as the message */
static bool is_framed(void)
{
	struct sip_framer framer = {};
	enum sip_frame_event event;
	size_t at = 0, used;

	if (!m.length.len)
		return true;
	while (at < m.len) {
		size_t step = 1 + dice(1 + (u32)dice(2) * 400);

		if (step > m.len - at)
			step = m.len - at;
		event = sip_framer_feed(&framer, m.text + at, step, &used);
		at += used;
		if (event == SIP_FRAME_LOST)
			return false;
		if (event == SIP_FRAME_MESSAGE)
			break;
	}
	return at == m.len && framer.state == 0;
}

static void show(const char *what)
{
	static int shown;

	if (shown++ < 3)
		printf("# %s:\n%.*s\n# end\n", what, (int)m.len, m.text);
}

void test_properties(void)
{
	u32 misread = 0, changed = 0, strayed = 0, misframed = 0, edits = 0, i;

	for (i = 0; i < MESSAGES; i++) {
		random_message(&m);
		if (!is_read_as_made()) {
			show("misread");
			misread++;
			continue;
		}
		changed += !is_kept();
		if (!is_edited_as_planned()) {
			show("not as planned");
			strayed++;
		}
		edits += list.n;
		if (!is_framed()) {
			show("misframed");
			misframed++;
		}
	}
	printf("# %u messages, %u edits\n", MESSAGES, edits);
	ok(!misread, "random valid messages are read as they were made");
	ok(!changed, "without edits they are written as they were");
	ok(!strayed && edits > MESSAGES,
	   "with edits they differ in the planned spans, and nowhere else");
	ok(!misframed, "streams of them, cut anywhere, are framed right");
}
