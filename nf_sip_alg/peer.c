// SPDX-License-Identifier: GPL-2.0-only
/* Peers: which part of the SIP traffic is treated otherwise. */
#include <linux/string.h>

#include "peer.h"

static void mask_of(union nf_inet_addr *mask, u8 len)
{
	u32 i;

	for (i = 0; i < ARRAY_SIZE(mask->all); i++) {
		u32 bits = clamp_t(int, len - 32 * (int)i, 0, 32);

		mask->ip6[i] = htonl(bits ? ~0U << (32 - bits) : 0);
	}
}

int nfsip_prefix_set(struct nfsip_prefix *prefix,
		     const union nf_inet_addr *addr, u8 size, u8 len)
{
	if (len > 8 * size)
		return -ERANGE;
	mask_of(&prefix->mask, len);
	nf_inet_addr_mask(addr, &prefix->addr, &prefix->mask);
	prefix->len = len;
	return nf_inet_addr_cmp(addr, &prefix->addr) ? 0 : -EINVAL;
}

static bool is_in(const union nf_inet_addr *addr,
		  const struct nfsip_prefix *prefix)
{
	union nf_inet_addr net;

	nf_inet_addr_mask(addr, &net, &prefix->mask);
	return nf_inet_addr_cmp(&net, &prefix->addr);
}

static bool has_port(const struct nfsip_peer *peer, __be16 port)
{
	u32 i;

	for (i = 0; i < peer->n_ports; i++)
		if (peer->ports[i] == port)
			return true;
	return false;
}

static bool uses_ports(const struct nfsip_peer *peer,
		       const struct nfsip_flow *flow)
{
	return !peer->n_ports || has_port(peer, flow->peer.port) ||
	       has_port(peer, flow->lan.port) ||
	       has_port(peer, flow->pub.port);
}

static bool uses_dev(const struct nfsip_peer *peer,
		     const struct nfsip_path *path)
{
	return !peer->dev[0] || !strcmp(peer->dev, path->in) ||
	       !strcmp(peer->dev, path->out);
}

static bool is_between(const struct nfsip_peer *peer,
		       const union nf_inet_addr *src,
		       const union nf_inet_addr *dst)
{
	return is_in(src, &peer->src) && is_in(dst, &peer->dst);
}

/* Without NAT nobody is inside: either end may be. */
static bool has_ends(const struct nfsip_peer *peer,
		     const struct nfsip_flow *flow)
{
	return is_between(peer, &flow->lan.ip, &flow->peer.ip) ||
	       (!flow->translated &&
		is_between(peer, &flow->peer.ip, &flow->lan.ip));
}

bool nfsip_peer_matches(const struct nfsip_peer *peer,
			const struct nfsip_flow *flow,
			const struct nfsip_path *path)
{
	return (!peer->family || peer->family == flow->family) &&
	       has_ends(peer, flow) &&
	       (!peer->wan || peer->wan == path->wan) &&
	       uses_ports(peer, flow) && uses_dev(peer, path);
}
