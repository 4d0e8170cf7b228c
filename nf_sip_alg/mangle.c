// SPDX-License-Identifier: GPL-2.0-only
/* Applying an edit list to a datagram, once. */
#include <linux/skbuff.h>
#include <linux/udp.h>
#include <net/ip.h>
#include <net/netfilter/nf_nat_helper.h>

#include "mangle.h"

/* Bytes of a packet of IPv4; IPv6 could hold a few more */
#define PACKET_MAX	65535

int nfsip_packet_text(struct nfsip_packet *pkt)
{
	unsigned int dataoff = pkt->protoff + sizeof(struct udphdr);
	const struct udphdr *udp;

	if (skb_is_gso(pkt->skb))
		return -EINVAL;
	if (skb_linearize(pkt->skb))
		return -ENOMEM;
	udp = (const struct udphdr *)(pkt->skb->data + pkt->protoff);
	if (ntohs(udp->len) != pkt->skb->len - pkt->protoff)
		return -EINVAL;
	pkt->text = pkt->skb->data + dataoff;
	pkt->len = pkt->skb->len - dataoff;
	return 0;
}

/* On this link and on those behind it: the sender can not know by how much to
 * shorten. The fragments want a number of their own, as don't-fragment needs
 * none.
 */
static void allow_fragments(const struct nfsip_packet *pkt)
{
	struct iphdr *iph = ip_hdr(pkt->skb);

	pkt->skb->ignore_df = 1;
	if (iph->version != 4 || !(iph->frag_off & htons(IP_DF)))
		return;
	iph->frag_off &= ~htons(IP_DF);
	__ip_select_ident(nf_ct_net(pkt->ct), iph, 1);
	ip_send_check(iph);
}

int nfsip_mangle(struct nfsip_packet *pkt, struct nfsip_scratch *s)
{
	struct span all = { 0, (u16)pkt->len };
	struct span window = edit_window(&s->edits);
	int growth = edit_growth(&s->edits, all);
	int len;

	if ((int)pkt->skb->len + growth > PACKET_MAX)
		return -EMSGSIZE;
	len = edit_apply(&s->edits, pkt->text, window, s->out, sizeof(s->out));
	if (len < 0)
		return -EMSGSIZE;
	if (!nf_nat_mangle_udp_packet(pkt->skb, pkt->ct, pkt->ctinfo,
				      pkt->protoff, window.off, window.len,
				      s->out, len))
		return -ENOMEM;
	if (growth > 0)
		allow_fragments(pkt);
	return 0;
}
