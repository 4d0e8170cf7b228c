// SPDX-License-Identifier: GPL-2.0-only
/* The shapes of matches, and what they leave of a flow. */

#include "contract.h"
#include "shape.h"

#define PORT_BITS	16

static u8 addr_step(u8 family)
{
	return family == NFPROTO_IPV4 ? WANP_STEP4 : WANP_STEP6;
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
	u32 grid = grid_of(WANP_PORT_STEP, PORT_BITS, round);
	u32 bits = ports->max ? fls(ports->min ^ ports->max) : PORT_BITS;

	return ((bits + grid - 1) & ~(grid - 1)) / WANP_PORT_STEP;
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

u32 wanp_shape_hash6(u32 hash, const union nf_inet_addr *addr, u8 steps)
{
	u8 i, len = steps * WANP_STEP6;

	for (i = 0; len > 32; i++, len -= 32)
		hash = wanp_mix(hash, addr->all[i]);
	if (len)
		hash = wanp_mix(hash, ntohl((__force __be32)addr->all[i]) >>
				      (32 - len));
	return hash;
}
