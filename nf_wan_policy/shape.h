/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What of a match can be looked up in a hash table: prefixes of the addresses,
 * aligned blocks of ports, the protocol. How much of each is its shape. Pure.
 */
#ifndef _WANP_SHAPE_H
#define _WANP_SHAPE_H

#include "contract.h"
#include "match.h"

/* Lengths are counted in steps of so many bits. */
#define WANP_STEP4		4
#define WANP_STEP6		8
#define WANP_PORT_STEP		4

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

/* Hashes need no secret: nobody but the admin can make chains longer. */
static inline u32 wanp_mix(u32 hash, u32 word)
{
	hash = (hash ^ word) * 0x9e3779b1;
	return hash ^ hash >> 15;
}

/* What the hashes of a source and of a destination are made with */
u32 wanp_shape_hash6(u32 hash, const union nf_inet_addr *addr, u8 steps);

static inline u32 wanp_shape_hash_addr(u32 seed, const union nf_inet_addr *addr,
				       u8 family, u8 steps)
{
	u64 word;

	if (unlikely(family != NFPROTO_IPV4))
		return wanp_shape_hash6(seed, addr, steps);
	word = ntohl(addr->ip);
	return wanp_mix(seed, word >> (32 - steps * WANP_STEP4));
}

/**
 * wanp_shape_hash_src() - hash a prefix of a flow's source
 * @steps: length of the prefix
 * @key: the flow
 */
static inline u32 wanp_shape_hash_src(u8 steps, const struct nf_wan_key *key)
{
	return wanp_shape_hash_addr(1, &key->saddr, key->family, steps);
}

/**
 * wanp_shape_hash_dst() - hash a prefix of a flow's destination
 * @steps: length of the prefix
 * @key: the flow
 */
static inline u32 wanp_shape_hash_dst(u8 steps, const struct nf_wan_key *key)
{
	return wanp_shape_hash_addr(2, &key->daddr, key->family, steps);
}

/**
 * wanp_shape_hash() - hash what a shape leaves of a flow
 * @shape: the shape
 * @key: the flow
 */
static inline u32 wanp_shape_hash(const struct wanp_shape *shape,
				  const struct nf_wan_key *key)
{
	u32 hash = wanp_shape_hash_src(shape->src, key) ^
		   wanp_shape_hash_dst(shape->dst, key);
	u32 sport = ntohs(key->sport) >> shape->sport * WANP_PORT_STEP;
	u32 dport = ntohs(key->dport) >> shape->dport * WANP_PORT_STEP;

	hash = wanp_mix(hash, sport << 16 | dport);
	return wanp_mix(hash, shape->proto ? key->proto : 0);
}

#endif
