// SPDX-License-Identifier: GPL-2.0-only
/* The shapes of matches, and what they leave of a flow. */

#include "contract.h"
#include "shape.h"

#define PORT_STEP	4
#define PORT_BITS	16

static u8 addr_step(u8 family)
{
	return family == NFPROTO_IPV4 ? 4 : 8;
}

static u8 addr_bits(u8 family)
{
	return family == NFPROTO_IPV4 ? 32 : 128;
}

/* Lengths of a round are multiples of this, which divides @bits. */
static u32 grid_of(u8 step, u8 bits, u8 round)
{
	u32 grid = (u32)step << round;

	return grid < bits ? grid : bits;
}

/* A match of no family has no prefix that means anything. */
static u8 prefix_steps(const struct wanp_match *match,
		       const struct wanp_prefix *prefix, u8 round)
{
	u8 step = addr_step(match->family);
	u32 grid = grid_of(step, addr_bits(match->family), round);

	return match->family ? (prefix->len & ~(grid - 1)) / step : 0;
}

/* The smallest aligned block that holds the first and the last port */
static u8 ports_steps(const struct wanp_ports *ports, u8 round)
{
	u32 grid = grid_of(PORT_STEP, PORT_BITS, round);
	u32 bits = ports->max ? fls(ports->min ^ ports->max) : PORT_BITS;

	return ((bits + grid - 1) & ~(grid - 1)) / PORT_STEP;
}

u16 wanp_shape_code(const struct wanp_match *match, u8 round)
{
	u32 code = prefix_steps(match, &match->src, round);

	code = code * WANP_ADDR_STEPS + prefix_steps(match, &match->dst, round);
	code = code * WANP_PORT_STEPS + ports_steps(&match->sport, round);
	code = code * WANP_PORT_STEPS + ports_steps(&match->dport, round);
	return code * 2 + !!match->proto;
}

struct wanp_shape wanp_shape_of(u16 code)
{
	u16 ports = code / 2;
	u16 addrs = ports / (WANP_PORT_STEPS * WANP_PORT_STEPS);

	return (struct wanp_shape){
		.proto	= code % 2,
		.dport	= ports % WANP_PORT_STEPS,
		.sport	= ports / WANP_PORT_STEPS % WANP_PORT_STEPS,
		.dst	= addrs % WANP_ADDR_STEPS,
		.src	= addrs / WANP_ADDR_STEPS,
	};
}

static u32 hash_prefix(u32 hash, const union nf_inet_addr *addr, u8 len)
{
	u8 i;

	for (i = 0; len > 32; i++, len -= 32)
		hash = wanp_mix(hash, addr->all[i]);
	if (len)
		hash = wanp_mix(hash, ntohl((__force __be32)addr->all[i]) >>
				      (32 - len));
	return hash;
}

static void hash_prefixes(u32 *hash, u32 seed, u32 lengths, u8 step,
			  const union nf_inet_addr *addr)
{
	u8 length;

	for (; lengths; lengths &= lengths - 1) {
		length = __ffs(lengths);
		hash[length] = hash_prefix(seed, addr, length * step);
	}
}

static void hash_ports(u32 *hash, u32 seed, u32 sizes, u16 port)
{
	u8 size;

	for (; sizes; sizes &= sizes - 1) {
		size = __ffs(sizes);
		hash[size] = wanp_mix(seed, port >> size * PORT_STEP);
	}
}

void wanp_shape_hashes(struct wanp_hashes *hashes, const struct nf_wan_key *key,
		       const struct wanp_lengths *lengths)
{
	u8 step = addr_step(key->family);

	hash_prefixes(hashes->src, 1, lengths->src, step, &key->saddr);
	hash_prefixes(hashes->dst, 2, lengths->dst, step, &key->daddr);
	hash_ports(hashes->sport, 3, lengths->sport, ntohs(key->sport));
	hash_ports(hashes->dport, 4, lengths->dport, ntohs(key->dport));
	hashes->proto[false] = 0;
	hashes->proto[true] = wanp_mix(5, key->proto);
}
