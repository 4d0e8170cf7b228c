// SPDX-License-Identifier: GPL-2.0-only
/*
 * Messages whose meaning is on record.
 *
 * NAME.spans holds comments ("#") and the notation of NAME.sip: a fact per
 * line, texts as they stand in the message. What the message would have the
 * ALG do is in the last lines.
 */

#include <stdarg.h>

#include "sip_test.h"

/* What is being written, and about which message */
struct page {
	const char	*buf;
	char		*out;
	size_t		used;
};

static void put(struct page *p, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void put(struct page *p, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(p->out + p->used, NOTATION_MAX - p->used, format, args);
	va_end(args);
	p->used += (size_t)n;
	if (p->used >= NOTATION_MAX)
		p->used = NOTATION_MAX - 1;
}

static void put_text(struct page *p, const char *name, struct span s)
{
	u32 i;

	put(p, "%s\"", name);
	for (i = s.off; i < span_end(s); i++) {
		unsigned char c = (unsigned char)p->buf[i];

		if (c == '\r' || c == '\n')
			put(p, c == '\r' ? "\\r" : "\\n");
		else if (c < ' ' || c > '~' || c == '\\')
			put(p, "\\x%02x", c);
		else
			put(p, "%c", c);
	}
	put(p, "\"");
}

static void put_addr(struct page *p, const struct sip_addr *addr)
{
	char text[SIP_HOSTPORT_MAX];

	if (addr->len)
		put(p, "%.*s", (int)sip_addr_print(addr, true, text), text);
	else
		put(p, "none");
}

static void put_hostport(struct page *p, const struct sip_hostport *at)
{
	put_text(p, " at=", at->text);
	if (at->addr.len) {
		put(p, " ip=");
		put_addr(p, &at->addr);
	}
	if (at->port)
		put(p, " port=%u", at->port);
}

static void put_uri(struct page *p, struct span s)
{
	struct sip_uri uri;

	if (!s.len || sip_uri_parse(p->buf, s, &uri)) {
		put(p, " no-uri");
		return;
	}
	if (uri.scheme == SIP_SCHEME_OTHER) {
		put(p, " other-scheme");
		return;
	}
	if (uri.scheme == SIP_SCHEME_TEL) {
		put_text(p, " tel number=", uri.user);
		return;
	}
	put(p, uri.scheme == SIP_SCHEME_SIPS ? " sips" : " sip");
	put_text(p, " user=", uri.user);
	put_hostport(p, &uri.at);
	if (uri.rest.len)
		put_text(p, " rest=", uri.rest);
	if (uri.headers.len)
		put_text(p, " headers=", uri.headers);
}

static void put_list(struct page *p, const char *name,
		     const struct sip_list *list)
{
	u16 i;

	for (i = 0; i < list->n; i++) {
		put(p, "%s[%u] ", name, i);
		put_text(p, "", list->value[i]);
		put_uri(p, sip_contact_uri(p->buf, list->value[i]));
		put(p, "\n");
	}
}

static void put_via(struct page *p, const struct sip_via *via)
{
	put_text(p, "via ", via->transport);
	put_hostport(p, &via->at);
	put_text(p, " branch=", via->branch);
	put(p, " rport=%s\n", via->has_rport ? "yes" : "no");
}

static void put_start(struct page *p, const struct sip_msg *msg)
{
	if (msg->is_request) {
		put_text(p, "request ", msg->uri);
		put_uri(p, msg->uri);
		put(p, "\n");
	} else {
		put(p, "response %u\n", msg->status);
	}
}

static void put_body(struct page *p, const struct sip_msg *msg)
{
	put(p, "body %u+%u", msg->body.off, msg->body.len);
	if (msg->content_length.len)
		put_text(p, " length=", msg->content_length);
	if (msg->content_type.len)
		put_text(p, " type=", msg->content_type);
	if (msg->content_encoding.len)
		put_text(p, " encoding=", msg->content_encoding);
	put(p, "%s%s\n", msg->is_cut ? " cut" : "",
	    msg->is_sealed ? " sealed" : "");
}

static void put_conn(struct page *p, const char *name,
		     const struct sdp_conn *conn)
{
	put_text(p, name, conn->text);
	put(p, " ip=");
	put_addr(p, &conn->addr);
}

static void put_flags(struct page *p, const struct sdp_media *m)
{
	static const char * const directions[] = {
		"", " sendonly", " recvonly", " inactive"
	};
	static const char * const setups[] = {
		"", " active", " passive", " actpass", " holdconn"
	};

	put(p, "%s%s%s%s%s%s\n", directions[m->direction], setups[m->setup],
	    m->keeps_connection ? " existing" : "",
	    m->is_mux_only ? " mux-only" : m->has_mux ? " mux" : "",
	    m->has_ice ? " ice" : "",
	    m->is_bundle_only ? " bundle-only" : "");
}

static void put_alts(struct page *p, const struct sdp_media *m)
{
	u8 i;

	for (i = 0; i < m->n_alt; i++) {
		put_conn(p, " alt=", &m->alt[i].conn);
		put(p, ":%u", m->alt[i].port);
	}
}

static void put_one_media(struct page *p, u16 i, const struct sdp_media *m)
{
	put(p, "media[%u]", i);
	put_text(p, " ", m->kind);
	put(p, " port=%u", m->port);
	if (m->count != 1)
		put(p, "/%u", m->count);
	put_text(p, " proto=", m->proto);
	if (m->mid.len)
		put_text(p, " mid=", m->mid);
	if (m->conn.text.len)
		put_conn(p, " c=", &m->conn);
	if (m->rtcp_text.len)
		put(p, " rtcp=%u", m->rtcp_port);
	if (m->rtcp_conn.text.len)
		put_conn(p, " rtcp-c=", &m->rtcp_conn);
	put_alts(p, m);
	put_flags(p, m);
}

static bool may_open(struct page *p, const struct sdp_media *m,
		     const struct sip_addr *addr)
{
	if (!m->port || !addr->len || sip_addr_is_any(addr))
		return false;
	if (m->rtcp_conn.text.len &&
	    memcmp(&m->rtcp_conn.addr, addr, sizeof(*addr)))
		return false;
	return sdp_is_udp(p->buf, m);
}

/* What would be opened for the sender, if the address is the sender's */
static void put_opens(struct page *p, const struct sdp *sdp)
{
	u16 i;

	for (i = 0; i < sdp->n_media && !sdp->has_ice; i++) {
		const struct sdp_media *m = &sdp->media[i];
		const struct sdp_conn *conn = sdp_conn_of(sdp, m);

		if (!may_open(p, m, &conn->addr))
			continue;
		put(p, "may-open ");
		put_addr(p, &conn->addr);
		put(p, ":%u%s\n", m->port,
		    !sdp_has_rtcp(p->buf, m) ? "" : m->has_mux ?
		    " with RTCP, or without" : " with RTCP");
	}
}

static void put_session(struct page *p, const struct sdp *sdp)
{
	struct sdp_conn origin;
	u16 i;

	put(p, "sdp");
	if (!sdp_origin_parse(p->buf, sdp->origin, &origin))
		put_conn(p, " o=", &origin);
	if (sdp->conn.text.len)
		put_conn(p, " c=", &sdp->conn);
	if (sdp->bundle.len)
		put_text(p, " bundle=", sdp->bundle);
	put(p, "%s\n", sdp->has_ice ? " ice" : "");
	for (i = 0; i < sdp->n_media; i++)
		put_one_media(p, i, &sdp->media[i]);
	put_opens(p, sdp);
}

static const char *why(int err)
{
	switch (err) {
	case -E2BIG:
		return "too long";
	case -EEXIST:
		return "several";
	case -EOPNOTSUPP:
		return "encoded";
	default:
		return "malformed";
	}
}

/* Where it stands, and which numbers have to follow a change of it */
static void put_place(struct page *p, const struct sip_body *body)
{
	u8 i;

	put(p, "sdp at %u+%u", body->sdp.off, body->sdp.len);
	for (i = 0; i < body->n_lengths; i++)
		if (body->length[i].digits.len) {
			put_text(p, " length=", body->length[i].digits);
			put(p, " from %u", body->length[i].covers.off);
		}
	put(p, "%s\n", body->is_sealed ? " sealed" : "");
}

static void put_sdp(struct page *p, const struct sip_msg *msg)
{
	struct sip_body body;
	struct sdp sdp;
	int err = sip_body_find(p->buf, msg, &body);

	if (err == -ENOENT)
		return;
	if (!err)
		put_place(p, &body);
	if (!err)
		err = sdp_parse(p->buf, body.sdp, &sdp);
	if (err)
		put(p, "sdp refused: %s\n", why(err));
	else if (call_carries_sdp(msg))
		put_session(p, &sdp);
	else
		put(p, "sdp is none of the call's\n");
}

static void put_event(struct page *p, const struct sip_msg *msg)
{
	static const char * const names[] = {
		[CALL_GOES_ON]	= "goes-on",
		[CALL_BEGINS]	= "begins",
		[CALL_ANSWERED]	= "answered",
		[CALL_FAILED]	= "failed",
		[CALL_ENDS]	= "ends",
		[CALL_ENDED]	= "ended",
	};

	put(p, "call %s\n", names[call_event_of(msg)]);
}

static void put_headers(struct page *p, const struct sip_msg *msg)
{
	put_via(p, &msg->via);
	put_text(p, "call-id ", msg->call_id);
	put_text(p, "\nfrom-tag ", msg->from_tag);
	put_text(p, "\nto-tag ", msg->to_tag);
	put(p, "\ncseq %u", msg->cseq);
	put_text(p, " ", msg->cseq_method);
	put(p, "\n");
	put_list(p, "contact", &msg->contact);
	put_list(p, "record-route", &msg->record_route);
	put_list(p, "route", &msg->route);
}

void notation(const char *buf, size_t len, char *out)
{
	struct page p = { .buf = buf, .out = out };
	struct sip_msg msg;
	int err;

	if (!sip_looks_like(buf, len)) {
		put(&p, "refused: not SIP\n");
		return;
	}
	err = sip_msg_parse(buf, len, &msg);
	if (err) {
		put(&p, "refused: %s\n",
		    err == -E2BIG ? "too long" : "malformed");
		return;
	}
	if (msg.is_ambiguous) {
		put(&p, "refused: ambiguous\n");
		return;
	}
	put_start(&p, &msg);
	put_headers(&p, &msg);
	put_body(&p, &msg);
	put_event(&p, &msg);
	put_sdp(&p, &msg);
}

static const char *behind_comments(const char *record)
{
	while (*record == '#') {
		record += strcspn(record, "\n");
		record += *record == '\n';
	}
	return record;
}

/* The first line that differs, from both sides */
static void explain(const char *is, const char *should)
{
	while (*is && *should) {
		size_t n = strcspn(is, "\n"), m = strcspn(should, "\n");

		if (n != m || memcmp(is, should, n))
			break;
		is += n + (is[n] == '\n');
		should += m + (should[m] == '\n');
	}
	printf("# read:     %.*s\n", (int)strcspn(is, "\n"), is);
	printf("# recorded: %.*s\n", (int)strcspn(should, "\n"), should);
}

void test_goldens(void)
{
	static char words[NOTATION_MAX], again[NOTATION_MAX];
	size_t i;

	for (i = 0; i < n_goldens; i++) {
		const struct golden *g = &goldens[i];
		const char *record = behind_comments(g->record);
		bool good;

		notation(at_edge(g->text, g->len), g->len, words);
		notation(behind_edge(g->text, g->len), g->len, again);
		good = !strcmp(words, record) && !strcmp(words, again);
		if (!good)
			explain(words, record);
		ok(good, "golden %s is read as recorded", g->name);
	}
}
