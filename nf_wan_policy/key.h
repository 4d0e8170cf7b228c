/* SPDX-License-Identifier: GPL-2.0-only */
/* What the two modules know of a flow when they talk of it. */
#ifndef _NF_WAN_POLICY_KEY_H
#define _NF_WAN_POLICY_KEY_H

#include <linux/if_ether.h>
#include <linux/netfilter.h>

/* What is known of a flow besides its addresses, in struct nf_wan_key */
#define NF_WAN_KNOWS_MAC	0x1
#define NF_WAN_KNOWS_DSCP	0x2
#define NF_WAN_KNOWS_SOCKET	0x4

/**
 * enum nf_wan_service - what the SIP ALG takes a flow for
 * @NF_WAN_SERVICE_NONE: nothing it has to do with
 * @NF_WAN_SERVICE_SIP: SIP, as it is looked for on the ports of the flow
 * @NF_WAN_SERVICE_RTP: media
 */
enum nf_wan_service {
	NF_WAN_SERVICE_NONE,
	NF_WAN_SERVICE_SIP,
	NF_WAN_SERVICE_RTP,
};

/**
 * struct nf_wan_key - what a rule can see of the first packet of a flow
 * @saddr: source address before any translation
 * @daddr: destination address before any translation
 * @sport: source port; 0 where the protocol has none
 * @dport: destination port; likewise
 * @iif: index of the device the packet came in on; 0 for the router's own
 * @mark: mark of the router's own socket
 * @uid: user it belongs to, as a number of the network namespace's owner
 * @entropy: by what the flow is spread, 0 for its addresses and ports
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @proto: IPPROTO_*
 * @knows: NF_WAN_KNOWS_*: which of @mac, @dscp, and @mark with @uid are known.
 *	They are those of the packet, so nobody knows them later
 * @dscp: 0..63
 * @service: enum nf_wan_service; the policy asks when a rule wants to know
 * @mac: Ethernet source address
 */
struct nf_wan_key {
	union nf_inet_addr	saddr;
	union nf_inet_addr	daddr;
	__be16			sport;
	__be16			dport;
	int			iif;
	u32			entropy;
	u32			mark;
	u32			uid;
	u8			family;
	u8			proto;
	u8			knows;
	u8			dscp;
	u8			service;
	u8			mac[ETH_ALEN];
};

#endif
