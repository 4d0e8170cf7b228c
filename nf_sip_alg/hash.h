/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Names as numbers: a keyed hash, so that nobody outside can make two names
 * meet.
 */
#ifndef _NF_SIP_ALG_HASH_H
#define _NF_SIP_ALG_HASH_H

#include <linux/netfilter.h>

/**
 * nfsip_hash() - keyed hash of a few bytes
 * @data: bytes
 * @len: how many
 *
 * Return: 64 bits which nobody without the module's key can predict.
 */
u64 nfsip_hash(const void *data, size_t len);

/**
 * nfsip_hash_join() - one key of two
 * @a: first key
 * @b: second key
 *
 * Return: a key that depends on both and on their order.
 */
u64 nfsip_hash_join(u64 a, u64 b);

/**
 * nfsip_hash_word() - keyed hash of one word
 * @word: 64 bits
 */
u64 nfsip_hash_word(u64 word);

/**
 * nfsip_hash_under() - a name within another one
 * @over: key of the outer name
 * @data: bytes of the inner one
 * @len: how many
 *
 * Return: a key that depends on both.
 */
u64 nfsip_hash_under(u64 over, const void *data, size_t len);

/**
 * nfsip_hash_at() - a name as one inside host knows it
 * @name: its key
 * @host: address of the host
 *
 * Return: a key that depends on both.
 */
u64 nfsip_hash_at(u64 name, const union nf_inet_addr *host);

/**
 * nfsip_hash_init() - choose the key
 */
void nfsip_hash_init(void);

#endif
