/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What of a match can be looked up in a hash table: prefixes of the addresses,
 * aligned blocks of ports, the protocol. How much of each is its shape. Pure.
 */
#ifndef _WANP_SHAPE_H
#define _WANP_SHAPE_H

#include "match.h"

/* Lengths are counted in steps: 4 bits of IPv4, 8 of IPv6, 4 of a port. */
#define WANP_ADDR_STEPS		17
#define WANP_PORT_STEPS		5

/* Codes are below this. */
#define WANP_SHAPE_CODES	(WANP_ADDR_STEPS * WANP_ADDR_STEPS * \
				 WANP_PORT_STEPS * WANP_PORT_STEPS * 2)

/*
 * Shapes get coarser from round to round. In the last one only whole addresses,
 * single ports and the protocol are left: 32 shapes for each family.
 */
#define WANP_SHAPE_ROUNDS	5

/**
 * struct wanp_shape - the lengths to which flows are reduced
 * @src: of the source prefix, in steps
 * @dst: of the destination prefix, in steps
 * @sport: of the block of source ports, in steps; the longest holds all ports
 * @dport: of the block of destination ports, likewise
 * @proto: is the protocol left?
 */
struct wanp_shape {
	u8	src;
	u8	dst;
	u8	sport;
	u8	dport;
	bool	proto;
};

/**
 * struct wanp_hashes - all that can be left of a flow, each hashed once
 * @src: source prefix by its length in steps
 * @dst: destination prefix by its length in steps
 * @sport: block of source ports by its size in steps
 * @dport: block of destination ports by its size in steps
 * @proto: by "is the protocol left?"
 */
struct wanp_hashes {
	u32	src[WANP_ADDR_STEPS];
	u32	dst[WANP_ADDR_STEPS];
	u32	sport[WANP_PORT_STEPS];
	u32	dport[WANP_PORT_STEPS];
	u32	proto[2];
};

/**
 * wanp_shape_code() - the finest shape a match can be reduced to, as a number
 * @match: the match
 * @round: below WANP_SHAPE_ROUNDS; the higher, the coarser
 *
 * No flow that it matches is reduced to anything else by that shape.
 */
u16 wanp_shape_code(const struct wanp_match *match, u8 round);

/**
 * wanp_shape_of() - the shape which has a number
 * @code: of wanp_shape_code()
 */
struct wanp_shape wanp_shape_of(u16 code);

/**
 * struct wanp_lengths - to what lengths shapes reduce flows
 * @src: set of those of source prefixes, bit n for n steps
 * @dst: set of those of destination prefixes
 * @sport: set of those of blocks of source ports
 * @dport: set of those of blocks of destination ports
 */
struct wanp_lengths {
	u32	src;
	u32	dst;
	u32	sport;
	u32	dport;
};

/**
 * wanp_shape_hashes() - hash what shapes may leave of a flow
 * @hashes: result; only what is needed is set
 * @key: the flow
 * @lengths: what is needed
 */
void wanp_shape_hashes(struct wanp_hashes *hashes, const struct nf_wan_key *key,
		       const struct wanp_lengths *lengths);

/* Hashes need no secret: nobody but the admin can make chains longer. */
static inline u32 wanp_mix(u32 hash, u32 word)
{
	hash = (hash ^ word) * 0x9e3779b1;
	return hash ^ hash >> 15;
}

/**
 * wanp_shape_hash() - hash what a shape leaves of a flow
 * @shape: the shape
 * @hashes: of the flow
 */
static inline u32 wanp_shape_hash(const struct wanp_shape *shape,
				  const struct wanp_hashes *hashes)
{
	return wanp_mix(hashes->src[shape->src] ^ hashes->sport[shape->sport],
			hashes->dst[shape->dst] ^ hashes->dport[shape->dport] ^
			hashes->proto[shape->proto]);
}

#endif
