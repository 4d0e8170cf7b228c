/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Applying an edit list to a datagram, once.
 */
#ifndef _NF_SIP_ALG_MANGLE_H
#define _NF_SIP_ALG_MANGLE_H

#include <net/netfilter/nf_conntrack.h>

#include "scratch.h"

/**
 * struct nfsip_packet - a datagram on its way out
 * @skb: linear, once its text is known
 * @ct: its connection
 * @ctinfo: and direction
 * @protoff: offset of the UDP header
 * @text: payload
 * @len: bytes of @text
 */
struct nfsip_packet {
	struct sk_buff			*skb;
	struct nf_conn			*ct;
	enum ip_conntrack_info		ctinfo;
	unsigned int			protoff;
	const char			*text;
	size_t				len;
};

/**
 * nfsip_packet_text() - find the text of a datagram
 * @pkt: datagram, of which @pkt->text and @pkt->len are filled in
 *
 * Context: softirq or BH disabled.
 * Return: 0; -ENOMEM; -EINVAL when the packet holds anything but one datagram:
 * several that GRO has put together, or bytes that the UDP header does not
 * count. Then no reader can tell what a replacement would shift.
 */
int nfsip_packet_text(struct nfsip_packet *pkt);

/**
 * nfsip_mangle() - apply the edits of the scratch to the datagram
 * @pkt: datagram; @pkt->text is stale afterwards
 * @s: scratch with a complete edit list; its @out is overwritten
 *
 * Only the bytes from the first edit to the last are replaced, in one move and
 * with one checksum. A datagram that grows beyond the MTU is fragmented, also
 * if it said don't-fragment: its sender cannot know by how much to shorten it.
 *
 * Context: softirq or BH disabled.
 * Return: 0; -EMSGSIZE when the message would be too long; -ENOMEM. On error
 * the datagram is as it was.
 */
int nfsip_mangle(struct nfsip_packet *pkt, struct nfsip_scratch *s);

#endif
