/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Names as numbers: a keyed hash, so that nobody outside can make two names
 * meet.
 */
#ifndef _NF_SIP_ALG_HASH_H
#define _NF_SIP_ALG_HASH_H

#include <linux/types.h>

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
 * nfsip_hash_init() - choose the key
 */
void nfsip_hash_init(void);

#endif
