// SPDX-License-Identifier: GPL-2.0-only
/* Applying an edit list to a datagram, once. */
#include <linux/skbuff.h>
#include <net/netfilter/nf_nat_helper.h>

#include "mangle.h"

int nfsip_mangle(struct nfsip_packet *pkt, struct nfsip_scratch *s)
{
	struct span all = { 0, (u16)pkt->len };
	struct span window = edit_window(&s->edits);
	int growth = edit_growth(&s->edits, all);
	int len;

	if ((int)pkt->len + growth > NFSIP_TEXT_MAX)
		return -EMSGSIZE;
	len = edit_apply(&s->edits, pkt->text, window, s->out, sizeof(s->out));
	if (len < 0)
		return -EMSGSIZE;
	if (!nf_nat_mangle_udp_packet(pkt->skb, pkt->ct, pkt->ctinfo,
				      pkt->protoff, window.off, window.len,
				      s->out, len))
		return -ENOMEM;
	if (growth > 0)
		pkt->skb->ignore_df = 1;
	return 0;
}
