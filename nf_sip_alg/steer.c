// SPDX-License-Identifier: GPL-2.0-only
/* The conntrack zone of a SIP datagram. */
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/skbuff.h>
#include <linux/udp.h>
#include <net/ip.h>
#include <net/ipv6.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_zones.h>

#include "../nf_wan_policy/sight.h"
#include "dialog.h"
#include "link.h"
#include "names.h"
#include "scratch.h"
#include "steer.h"
#include "txn.h"

/**
 * struct steer - a datagram on its way to a zone
 * @sn: state
 * @policy: who knows the WANs
 * @skb: datagram
 * @dataoff: offset of the UDP payload
 * @key: addresses and ports
 */
struct steer {
	struct nfsip_net			*sn;
	const struct nf_wan_policy_ops		*policy;
	struct sk_buff				*skb;
	unsigned int				dataoff;
	struct nf_wan_key			key;
};

/* Offset of the UDP header, or a negative number for anything else */
static int udp_offset(struct sk_buff *skb, struct nf_wan_key *key)
{
	unsigned int off = skb_network_offset(skb);
	__be16 frag_off;
	u8 proto;

	if (key->family == NFPROTO_IPV4) {
		const struct iphdr *iph = ip_hdr(skb);

		key->saddr.ip = iph->saddr;
		key->daddr.ip = iph->daddr;
		return iph->protocol == IPPROTO_UDP && !ip_is_fragment(iph) ?
		       off + ip_hdrlen(skb) : -ENOENT;
	}
	key->saddr.in6 = ipv6_hdr(skb)->saddr;
	key->daddr.in6 = ipv6_hdr(skb)->daddr;
	proto = ipv6_hdr(skb)->nexthdr;
	off = ipv6_skip_exthdr(skb, off + sizeof(struct ipv6hdr), &proto,
			       &frag_off);
	return proto == IPPROTO_UDP && !frag_off ? (int)off : -ENOENT;
}

static bool is_for_us(struct steer *st)
{
	const struct nfsip_config *config = rcu_dereference(st->sn->config);
	int off = udp_offset(st->skb, &st->key);
	const struct udphdr *udp;
	struct udphdr buf;

	if (off < 0)
		return false;
	udp = skb_header_pointer(st->skb, off, sizeof(buf), &buf);
	if (!udp)
		return false;
	st->key.sport = udp->source;
	st->key.dport = udp->dest;
	st->dataoff = off + sizeof(buf);
	return nfsip_is_sip_port(config, udp->source) ||
	       nfsip_is_sip_port(config, udp->dest);
}

/* Is the remembered zone still a way out? */
static bool is_open(const struct steer *st, u16 zone,
		    struct nf_wan_choice *choice)
{
	return zone &&
	       !st->policy->zone_choice(st->sn->net, zone, choice) &&
	       st->policy->usable(st->sn->net, choice->wan);
}

/* The zone of the transaction, else that of the dialog */
static u16 known_zone(const struct steer *st, const char *text,
		      const struct sip_msg *msg, u64 id)
{
	struct nfsip_dialog_name name;
	struct nf_wan_choice choice;
	struct nfsip_dialog *d;
	struct nfsip_txn *txn;

	txn = nfsip_txn_find(st->sn, nfsip_txn_key_of(text, msg, id, true));
	if (txn && is_open(st, READ_ONCE(txn->zone), &choice))
		return choice.zone;
	nfsip_dialog_name_of(text, msg, id, &name);
	d = nfsip_dialog_find(st->sn, &name, &st->key.saddr);
	return d && is_open(st, READ_ONCE(d->zone), &choice) ? choice.zone : 0;
}

/* Calls are spread one by one, where a rule spreads. All else, as
 * registrations and what keeps them alive, goes by addresses and ports: a phone
 * is to be called at the WAN it was registered on.
 */
static u32 entropy_of(const struct sip_msg *msg, u64 id)
{
	return msg->method == SIP_INVITE ? lower_32_bits(id) ?: 1 : 0;
}

/* Reads the datagram: the zone it belongs to, if that is known, and what
 * tells it from others of the same flow.
 */
static u16 recognize(struct steer *st)
{
	const char *text = st->skb->data + st->dataoff;
	size_t len = st->skb->len - st->dataoff;
	struct nfsip_scratch *s;
	u16 zone = 0;
	u64 id;

	s = nfsip_scratch_get();
	if (sip_looks_like(text, len) && !sip_msg_parse(text, len, &s->msg)) {
		id = nfsip_call_id_of(text, &s->msg);
		zone = known_zone(st, text, &s->msg, id);
		st->key.entropy = entropy_of(&s->msg, id);
	}
	nfsip_scratch_put();
	return zone;
}

/* Between two LANs, or to the router, the policy has no way to offer, and
 * nothing that was remembered applies.
 */
static u16 zone_outbound(struct steer *st)
{
	u16 known = skb_linearize(st->skb) ? 0 : recognize(st);
	struct nf_wan_choice now;
	int err = st->policy->select(st->sn->net, &st->key, &now);

	if (err == -ENONET)
		return 0;
	if (known)
		return known;
	if (!err)
		return now.zone;
	if (err != -EHOSTUNREACH)
		nfsip_count(st->sn, NFSIP_R_UNSTEERED);
	return 0;
}

static struct nf_conn *template_of(struct nfsip_net *sn, u16 id)
{
	struct nf_conn *tmpl = xa_load(&sn->templates, id), *other;
	struct nf_conntrack_zone zone;

	if (tmpl)
		return tmpl;
	nf_ct_zone_init(&zone, id, NF_CT_DEFAULT_ZONE_DIR, 0);
	tmpl = nf_ct_tmpl_alloc(sn->net, &zone, GFP_ATOMIC);
	if (!tmpl)
		return NULL;
	/* conntrack takes an unconfirmed template for a dry run, and would
	 * leave an expectation in place
	 */
	__set_bit(IPS_CONFIRMED_BIT, &tmpl->status);
	other = xa_cmpxchg_bh(&sn->templates, id, NULL, tmpl, GFP_ATOMIC);
	if (!other)
		return tmpl;
	nf_ct_put(tmpl);
	return xa_is_err(other) ? NULL : other;
}

static void enter_zone(struct steer *st, u16 zone)
{
	struct nf_conn *tmpl = template_of(st->sn, zone);

	if (!tmpl) {
		nfsip_count(st->sn, NFSIP_R_UNSTEERED);
		return;
	}
	nf_conntrack_get(&tmpl->ct_general);
	nf_ct_set(st->skb, tmpl, IP_CT_NEW);
	nfsip_count(st->sn, NFSIP_R_STEERED);
}

bool nfsip_steer_sees(struct nfsip_net *sn, struct sk_buff *skb,
		      const struct nf_hook_state *state)
{
	struct steer st = {
		.sn	= sn,
		.skb	= skb,
		.key	= { .family = state->pf },
	};

	return is_for_us(&st);
}

void nfsip_steer(struct nfsip_net *sn, struct sk_buff *skb,
		 const struct nf_hook_state *state)
{
	struct nf_wan_choice choice;
	struct steer st = {
		.sn	= sn,
		.policy	= nfsip_policy(),
		.skb	= skb,
		.key	= { .family = state->pf, .proto = IPPROTO_UDP },
	};
	u16 zone = 0;

	if (!st.policy || !is_for_us(&st))
		return;
	st.key.iif = state->in ? state->in->ifindex : 0;
	nf_wan_sight(&st.key, skb, state);
	if (state->in &&
	    !st.policy->arrived(sn->net, st.key.iif, st.key.family,
				&st.key.daddr, &choice))
		zone = choice.zone;
	else
		zone = zone_outbound(&st);
	if (zone)
		enter_zone(&st, zone);
}
