/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Peers: which part of the SIP traffic is treated otherwise, and how.
 */
#ifndef _NF_SIP_ALG_PEER_H
#define _NF_SIP_ALG_PEER_H

#include <linux/if.h>

#include "flow.h"

/* SIP ports of a peer or a namespace: enough for every trunk in use, few enough
 * to scan
 */
#define NFSIP_PORTS_MAX	8

/**
 * struct nfsip_terms - how traffic is treated
 * @mode: enum nf_sip_alg_mode
 * @media_source: enum nf_sip_alg_media_source
 * @expires_max_s: longest registration a phone is told of; 0 for no bound
 * @auto_rewrite: mode auto may turn to rewrite by itself
 * @media_host_len: bytes of @media_host: 0, 4 or 16
 * @media_host: inside address that SDP may name besides its sender's
 */
struct nfsip_terms {
	u32			mode;
	u32			media_source;
	u32			expires_max_s;
	bool			auto_rewrite;
	u8			media_host_len;
	union nf_inet_addr	media_host;
};

/* Bits of struct nfsip_peer.says, in the order of the netlink attributes */
enum nfsip_term {
	NFSIP_TERM_MODE,
	NFSIP_TERM_MEDIA_SOURCE,
	NFSIP_TERM_MEDIA_HOST,
	NFSIP_TERM_EXPIRES_MAX,
	NFSIP_TERM_AUTO_REWRITE,
	NFSIP_TERMS
};

/**
 * struct nfsip_prefix - an address prefix
 * @addr: the address, all zero behind the prefix
 * @mask: ones in the prefix; all zero matches everything
 * @len: bits
 */
struct nfsip_prefix {
	union nf_inet_addr	addr;
	union nf_inet_addr	mask;
	u8			len;
};

/**
 * struct nfsip_peer - a part of the traffic, and its terms
 * @id: its number, and place
 * @family: AF_INET, AF_INET6; 0 for both
 * @src: inside hosts
 * @dst: far sides
 * @dev: device by which the datagram came or leaves; empty for any
 * @wan: WAN id; 0 for any
 * @n_ports: number of @ports; 0 for any
 * @ports: UDP ports of either end
 * @terms: what it says
 * @says: bits of enum nfsip_term: which of @terms it does say
 */
struct nfsip_peer {
	u32			id;
	u8			family;
	struct nfsip_prefix	src;
	struct nfsip_prefix	dst;
	char			dev[IFNAMSIZ];
	u8			wan;
	u8			n_ports;
	__be16			ports[NFSIP_PORTS_MAX];
	struct nfsip_terms	terms;
	u8			says;
};

/**
 * struct nfsip_path - by which way a datagram goes
 * @in: name of the device it came by; empty when the router sent it
 * @out: name of the device it leaves by; empty when it is for the router
 * @wan: WAN id; 0 when it is not known
 */
struct nfsip_path {
	const char	*in;
	const char	*out;
	u8		wan;
};

/**
 * nfsip_prefix_set() - make a prefix
 * @prefix: result
 * @addr: address, all zero behind its size
 * @size: bytes of it, 4 or 16
 * @len: bits
 *
 * Return: 0; -ERANGE when @len is more than @size has; -EINVAL when @addr has
 * bits behind the prefix.
 */
int nfsip_prefix_set(struct nfsip_prefix *prefix,
		     const union nf_inet_addr *addr, u8 size, u8 len);

/**
 * nfsip_peer_matches() - is this datagram the peer's?
 * @peer: peer
 * @flow: its flow
 * @path: its way
 */
bool nfsip_peer_matches(const struct nfsip_peer *peer,
			const struct nfsip_flow *flow,
			const struct nfsip_path *path);

#endif
