// SPDX-License-Identifier: GPL-2.0-only
/* The decision: which tokens of a message are replaced, and by what. */
#include "call.h"
#include "inlet.h"
#include "plan.h"
#include "restore.h"
#include "word.h"

#define SIP_PORT	5060
#define SIPS_PORT	5061

/* Below it are the services of a host, whoever names them */
#define INLET_PORT_MIN	1024

static u8 addr_len(u8 family)
{
	return family == NFPROTO_IPV4 ? 4 : 16;
}

bool nfsip_is_lan_addr(const struct nfsip_flow *flow,
		       const struct sip_addr *addr)
{
	return addr->len == addr_len(flow->family) &&
	       !memcmp(addr->ip, &flow->lan.ip, addr->len);
}

static struct sip_addr pub_addr(const struct nfsip_flow *flow)
{
	struct sip_addr addr = { .len = addr_len(flow->family) };

	memcpy(addr.ip, &flow->pub.ip, addr.len);
	return addr;
}

static struct nfsip_token token_of(const struct nfsip_plan *plan, struct span s)
{
	return (struct nfsip_token){ plan->text + s.off, s.len };
}

static int edit_number(struct nfsip_plan *plan, struct span at, u16 n)
{
	char text[10];

	return edit_add(&plan->s->edits, at, text, sip_number_print(n, text));
}

/* The public address with a port; 0 for none */
static size_t print_pub(const struct nfsip_flow *flow, u16 port, char *out)
{
	struct sip_addr addr = pub_addr(flow);
	size_t len = sip_addr_print(&addr, true, out);

	if (port) {
		out[len++] = ':';
		len += sip_number_print(port, out + len);
	}
	return len;
}

/* Who tells a stranger where he listens does not yet invite him: in responses
 * only those count which make a dialog.
 */
static bool may_have_inlet(const struct nfsip_plan *plan, u16 port)
{
	const struct sip_msg *msg = &plan->s->msg;

	return port >= INLET_PORT_MIN &&
	       (msg->is_request ||
		(msg->method == SIP_INVITE && msg->status < 300));
}

/* The public port of an inside port other than that of the flow; 0 for none */
static u16 inlet_port(const struct nfsip_plan *plan, u16 lan_port)
{
	struct nfsip_media_for who = {
		.sn = plan->sn, .flow = plan->flow,
	};
	u16 port;
	int err;

	if (!may_have_inlet(plan, lan_port))
		return 0;
	if (plan->is_dry)
		return lan_port;
	err = nfsip_inlet_open(&who, plan->ct, lan_port,
			       call_lease_s(plan->text, &plan->s->msg), &port);
	if (err) {
		nfsip_stream_failed(plan->sn, err);
		return 0;
	}
	if (plan->txn)
		WRITE_ONCE(plan->txn->inlet,
			   nfsip_flow_hash(plan->flow, lan_port));
	return port;
}

/* The public port to be written over an inside host:port; 0 to leave it */
static u16 public_port(const struct nfsip_plan *plan,
		       const struct sip_hostport *at, u16 default_port,
		       bool is_udp)
{
	u16 port = at->port ?: default_port;

	if (!nfsip_is_lan_addr(plan->flow, &at->addr))
		return 0;
	if (port == ntohs(plan->flow->lan.port))
		return ntohs(plan->flow->pub.port);
	return is_udp ? inlet_port(plan, port) : 0;
}

/* Write the public end over an inside host:port. A port that was not written is
 * not written either, as long as it is the default.
 */
static int publish(struct nfsip_plan *plan, const struct sip_hostport *at,
		   u16 default_port, bool is_udp)
{
	u16 port = public_port(plan, at, default_port, is_udp);
	bool with_port = at->port || port != default_port;
	char text[SIP_HOSTPORT_MAX];
	struct nfsip_token written = { text };
	int err = 0;

	if (!port)
		return 0;
	written.len = print_pub(plan->flow, with_port ? port : 0, text);
	if (!plan->is_dry)
		err = nfsip_restore_note(plan->sn, plan->flow, written,
					 token_of(plan, at->text));
	if (err)
		return err;
	return edit_add(&plan->s->edits, at->text, text, written.len);
}

static void count_restored(const struct nfsip_plan *plan)
{
	if (!plan->is_dry)
		nfsip_count(plan->sn, NFSIP_R_RESTORED);
}

/* IPv6 has many forms, and not everybody gives back the one he was given */
static struct nfsip_token as_published(const struct nfsip_plan *plan,
				       const struct sip_hostport *at, char *out)
{
	struct nfsip_token token = { out };

	if (at->addr.len != 16)
		return token_of(plan, at->text);
	token.len = sip_addr_print(&at->addr, true, out);
	if (at->port) {
		out[token.len++] = ':';
		token.len += sip_number_print(at->port, out + token.len);
	}
	return token;
}

/* Give back what stood there before publish() */
static int restore(struct nfsip_plan *plan, const struct sip_hostport *at)
{
	const struct nfsip_restore *r;
	char text[SIP_HOSTPORT_MAX];

	r = nfsip_restore_find(plan->sn, plan->flow,
			       as_published(plan, at, text));
	if (!r)
		return 0;
	count_restored(plan);
	return edit_add(&plan->s->edits, at->text, r->text, r->len);
}

/* Does it say, or mean, that it is reached by UDP? */
static bool is_udp(const char *text, const struct sip_uri *uri)
{
	u32 end = uri->headers.len ? uri->headers.off : span_end(uri->rest);
	struct span transport;

	return uri->scheme == SIP_SCHEME_SIP &&
	       (!sip_param(text, span_until(uri->rest, end), "transport",
			   &transport) ||
		span_is(text, transport, "udp"));
}

static int one_uri(struct nfsip_plan *plan, struct span text)
{
	struct sip_uri uri;

	if (!text.len || sip_uri_parse(plan->text, text, &uri) ||
	    uri.scheme == SIP_SCHEME_OTHER)
		return 0;
	if (!plan->flow->outbound)
		return restore(plan, &uri.at);
	return publish(plan, &uri.at, uri.scheme == SIP_SCHEME_SIPS ?
		       SIPS_PORT : SIP_PORT, is_udp(plan->text, &uri));
}

static int all_uris(struct nfsip_plan *plan, const struct sip_list *list)
{
	int err;
	u16 i;

	for (i = 0; i < list->n; i++) {
		err = one_uri(plan, sip_contact_uri(plan->text,
						    list->value[i]));
		if (err)
			return err;
	}
	return 0;
}

/* A response repeats the Record-Routes of its request (RFC 3261 s12.1.1). Those
 * that came in from elsewhere are not ours, also if their numbers are: another
 * site may use the same addresses inside.
 */
static int record_routes(struct nfsip_plan *plan)
{
	const struct sip_list *list = &plan->s->msg.record_route;
	bool is_request = plan->s->msg.is_request;
	u64 foreign = 0;
	int err = 0;
	u16 i;

	if (plan->txn && !is_request && plan->flow->outbound)
		foreign = READ_ONCE(plan->txn->foreign_routes);
	for (i = list->n; i-- && !err;) {
		u64 bit = BIT_ULL(list->n - 1 - i);
		u32 before = plan->s->edits.n;

		if (foreign & bit)
			continue;
		err = one_uri(plan, sip_contact_uri(plan->text, list->value[i]));
		if (plan->s->edits.n == before)
			foreign |= bit;
	}
	if (plan->txn && is_request && !plan->flow->outbound)
		WRITE_ONCE(plan->txn->foreign_routes, foreign);
	return err;
}

/* Without rport (RFC 3581) the answer is sent to the port in the Via, so that
 * must be ours. The transaction keeps what stood there.
 */
static int publish_via(struct nfsip_plan *plan)
{
	const struct sip_hostport *at = &plan->s->msg.via.at;
	struct nfsip_txn *txn = plan->txn;
	char text[SIP_HOSTPORT_MAX];
	bool with_port;
	u16 port;

	if (plan->s->msg.via.has_rport || !txn ||
	    at->text.len > NFSIP_TOKEN_MAX)
		return 0;
	port = public_port(plan, at, SIP_PORT, true);
	if (!port)
		return 0;
	with_port = at->port || port != SIP_PORT;
	if (!txn->via_len && !plan->is_dry) {
		memcpy(txn->via, plan->text + at->text.off, at->text.len);
		/* pairs with the acquire in restore_via() */
		smp_store_release(&txn->via_len, at->text.len);
	}
	return edit_add(&plan->s->edits, at->text, text,
			print_pub(plan->flow, with_port ? port : 0, text));
}

static int restore_via(struct nfsip_plan *plan)
{
	const struct nfsip_txn *txn = plan->txn;
	u8 len;

	if (!txn)
		return 0;
	/* pairs with the release in publish_via() */
	len = smp_load_acquire(&txn->via_len);
	if (!len)
		return 0;
	count_restored(plan);
	return edit_add(&plan->s->edits, plan->s->msg.via.at.text, txn->via,
			len);
}

static int cap(struct nfsip_plan *plan, struct span number)
{
	u32 max = plan->terms.expires_max_s, n;
	char text[10];

	if (span_number(plan->text, number, ~0u, &n) || n <= max)
		return 0;
	return edit_add(&plan->s->edits, number, text,
			sip_number_print(max, text));
}

/* Bindings of other phones are left alone. */
static int cap_binding(struct nfsip_plan *plan, struct span value)
{
	char text[SIP_HOSTPORT_MAX];
	struct sip_value contact;
	struct sip_uri uri;
	struct span number;

	sip_value_parse(plan->text, value, &contact);
	if (!sip_param(plan->text, contact.params, "expires", &number) ||
	    sip_uri_parse(plan->text, contact.uri, &uri) ||
	    !nfsip_restore_find(plan->sn, plan->flow,
				as_published(plan, &uri.at, text)))
		return 0;
	return cap(plan, number);
}

/* A phone that is told of less comes again sooner, while the mapping still
 * lives, here and at whatever NAT is before us. The registrar keeps what it has
 * granted, so that nothing is lost if the phone is late.
 */
static int cap_registration(struct nfsip_plan *plan)
{
	const struct sip_msg *msg = &plan->s->msg;
	int err = cap(plan, msg->expires);
	u16 i;

	for (i = 0; i < msg->contact.n && !err; i++)
		err = cap_binding(plan, msg->contact.value[i]);
	return err;
}

static bool grants_registration(const struct sip_msg *msg)
{
	return !msg->is_request && msg->method == SIP_REGISTER &&
	       msg->status / 100 == 2;
}

static int plan_via(struct nfsip_plan *plan)
{
	bool is_request = plan->s->msg.is_request;

	if (plan->flow->outbound)
		return is_request ? publish_via(plan) : 0;
	return is_request ? 0 : restore_via(plan);
}

int nfsip_plan_headers(struct nfsip_plan *plan)
{
	const struct sip_msg *msg = &plan->s->msg;
	bool is_inbound = !plan->flow->outbound;
	int err;

	err = plan_via(plan);
	if (!err)
		err = all_uris(plan, &msg->contact);
	if (!err)
		err = record_routes(plan);
	if (!err && is_inbound)
		err = all_uris(plan, &msg->route);
	if (!err && is_inbound && msg->is_request)
		err = one_uri(plan, msg->uri);
	if (!err && is_inbound && plan->terms.expires_max_s &&
	    plan->terms.mode != NFSIP_MODE_PINHOLE && grants_registration(msg))
		err = cap_registration(plan);
	return err;
}

bool nfsip_is_media_addr(const struct nfsip_plan *plan,
			 const struct sip_addr *addr)
{
	const struct nfsip_terms *terms = &plan->terms;

	if (nfsip_is_lan_addr(plan->flow, addr))
		return true;
	return terms->media_host_len && terms->media_host_len == addr->len &&
	       addr->len == addr_len(plan->flow->family) &&
	       !memcmp(addr->ip, &terms->media_host, addr->len);
}

static int publish_conn(struct nfsip_plan *plan, const struct sdp_conn *conn)
{
	struct sip_addr addr = pub_addr(plan->flow);
	char text[SIP_HOSTPORT_MAX];

	if (!nfsip_is_media_addr(plan, &conn->addr))
		return 0;
	return edit_add(&plan->s->edits, conn->text, text,
			sip_addr_print(&addr, false, text));
}

/* What is said twice must be said twice alike (RFC 6947) */
static int publish_alts(struct nfsip_plan *plan, const struct sdp_media *m,
			const struct nfsip_stream *open)
{
	int err = 0;
	u8 i;

	for (i = 0; i < m->n_alt && !err; i++) {
		const struct sdp_alt *alt = &m->alt[i];

		if (alt->port != m->port ||
		    !nfsip_is_media_addr(plan, &alt->conn.addr))
			continue;
		err = publish_conn(plan, &alt->conn);
		if (!err && open->pub_rtp != open->rtp)
			err = edit_number(plan, alt->port_text, open->pub_rtp);
	}
	return err;
}

int nfsip_plan_media(struct nfsip_plan *plan, const struct sdp_media *m,
		     const struct nfsip_stream *open)
{
	/* with rtcp-mux, it may say the port of RTP again */
	u16 pub_rtcp = m->rtcp_port == m->port ? open->pub_rtp : open->pub_rtcp;
	int err = 0;

	if (open->pub_rtp != open->rtp)
		err = edit_number(plan, m->port_text, open->pub_rtp);
	if (!err && m->rtcp_text.len && pub_rtcp && pub_rtcp != m->rtcp_port)
		err = edit_number(plan, m->rtcp_text, pub_rtcp);
	if (!err && m->rtcp_conn.text.len)
		err = publish_conn(plan, &m->rtcp_conn);
	if (!err && m->conn.text.len)
		err = publish_conn(plan, &m->conn);
	return err ?: publish_alts(plan, m, open);
}

int nfsip_plan_session(struct nfsip_plan *plan)
{
	return publish_conn(plan, &plan->s->sdp.conn);
}
