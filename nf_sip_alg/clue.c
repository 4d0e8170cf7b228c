// SPDX-License-Identifier: GPL-2.0-only
/* What a message or the media of a call tells of the far side. */
#include "clue.h"
#include "media.h"

#define DEFAULT_PORT	5060

/* A call that is shorter tells nothing of its media */
#define MEDIA_DUE_S	5

static unsigned int if_so(bool seen, enum score_signal signal)
{
	return seen ? 1U << signal : 0;
}

static bool is_inside_end(const struct nfsip_plan *plan,
			  const struct sip_hostport *at)
{
	return nfsip_is_lan_addr(plan->flow, &at->addr) &&
	       (at->port ?: DEFAULT_PORT) == ntohs(plan->flow->lan.port);
}

static u32 number_or(const struct nfsip_plan *plan, struct span value,
		     u32 otherwise)
{
	u32 n;

	return span_number(plan->text, value, ~0u, &n) ? otherwise : n;
}

/* RFC 3581: the answer says where the request came from */
static bool says_received(const struct nfsip_plan *plan)
{
	struct span params = plan->s->msg.via.params, value = {};

	return sip_param(plan->text, params, "received", &value) ||
	       (sip_param(plan->text, params, "rport", &value) && value.len);
}

/* What the registrar says of a binding that it lists as the phone wrote it */
static unsigned int of_binding(const struct nfsip_plan *plan, struct span value)
{
	u32 granted_s = number_or(plan, plan->s->msg.expires, 0);
	struct sip_value contact;
	struct span found = {};
	bool is_noted, is_5626;
	struct sip_uri uri;

	sip_value_parse(plan->text, value, &contact);
	if (sip_uri_parse(plan->text, contact.uri, &uri) ||
	    !is_inside_end(plan, &uri.at))
		return 0;
	is_5626 = sip_param(plan->text, contact.params, "reg-id", &found);
	is_noted = sip_param(plan->text, contact.params, "received", &found) ||
		   sip_param(plan->text, uri.rest, "alias", &found);
	if (sip_param(plan->text, contact.params, "expires", &found))
		granted_s = number_or(plan, found, granted_s);
	return if_so(is_noted, SCORE_NOTED_SOURCE) |
	       if_so(is_5626, SCORE_OUTBOUND) |
	       if_so(!is_noted && !says_received(plan), SCORE_ECHOED) |
	       if_so(granted_s && granted_s <= NFSIP_SHORT_LEASE_S &&
		     plan->txn && plan->txn->asked_s >= NFSIP_LONG_LEASE_S,
		     SCORE_SHORT_LEASE);
}

/* An address that is not liked, rather than a password that is wrong or a
 * number that does not exist
 */
static bool is_refusal(const struct sip_msg *msg)
{
	return (msg->method == SIP_REGISTER || msg->method == SIP_INVITE) &&
	       (msg->status == 400 || msg->status == 606);
}

static unsigned int of_response(const struct nfsip_plan *plan)
{
	const struct sip_msg *msg = &plan->s->msg;
	unsigned int signals;
	u16 i;

	signals = if_so(says_received(plan) &&
			nfsip_is_lan_addr(plan->flow, &msg->via.at.addr),
			SCORE_RECEIVED) |
		  if_so(is_refusal(msg), SCORE_REFUSED);
	if (msg->method != SIP_REGISTER || msg->status / 100 != 2)
		return signals;
	for (i = 0; i < msg->contact.n; i++)
		signals |= of_binding(plan, msg->contact.value[i]);
	return signals;
}

static unsigned int of_request(const struct nfsip_plan *plan)
{
	const struct sip_msg *msg = &plan->s->msg;
	struct sip_uri uri;
	bool is_ping = msg->method == SIP_OPTIONS && !msg->to_tag.len;
	bool is_inside;

	is_inside = !sip_uri_parse(plan->text, msg->uri, &uri) &&
		    is_inside_end(plan, &uri.at);
	return if_so(is_inside, is_ping ? SCORE_PINGS : SCORE_INSIDE_TARGET);
}

/* How much is asked for is told with the answer. */
static void note_asked(const struct nfsip_plan *plan)
{
	const struct sip_msg *msg = &plan->s->msg;
	u32 asked_s = number_or(plan, msg->expires, 0);
	struct span params, found = {};
	u16 i;

	for (i = 0; i < msg->contact.n; i++) {
		params = sip_value_params(plan->text, msg->contact.value[i]);
		if (sip_param(plan->text, params, "expires", &found))
			asked_s = number_or(plan, found, asked_s);
	}
	if (plan->txn)
		WRITE_ONCE(plan->txn->asked_s, asked_s);
}

unsigned int nfsip_clue_of_message(const struct nfsip_plan *plan)
{
	const struct sip_msg *msg = &plan->s->msg;

	if (!plan->flow->translated)
		return 0;
	if (!plan->flow->outbound)
		return msg->is_request ? of_request(plan) : of_response(plan);
	if (msg->is_request && msg->method == SIP_REGISTER)
		note_asked(plan);
	return 0;
}

unsigned int nfsip_clue_of_media(struct nfsip_net *sn, struct nfsip_dialog *d)
{
	bool is_due = READ_ONCE(d->state) == NFSIP_CALL_UP &&
		      time_after(jiffies,
				 READ_ONCE(d->since) + MEDIA_DUE_S * HZ);
	bool answered = false, silent = false;
	struct nfsip_media *m;

	spin_lock_bh(&sn->lock);
	list_for_each_entry(m, &d->media.list, siblings) {
		int was = nfsip_media_answered(sn, m);

		answered |= was > 0;
		silent |= !was;
	}
	spin_unlock_bh(&sn->lock);
	return if_so(answered, SCORE_LATCHED) |
	       if_so(is_due && silent && !answered, SCORE_NO_MEDIA);
}
