// SPDX-License-Identifier: GPL-2.0-only
/* Names as numbers. */
#include <linux/cache.h>
#include <linux/random.h>
#include <linux/siphash.h>

#include "hash.h"

static siphash_key_t hash_key __read_mostly;

u64 nfsip_hash(const void *data, size_t len)
{
	return siphash(data, len, &hash_key);
}

u64 nfsip_hash_join(u64 a, u64 b)
{
	return siphash_2u64(a, b, &hash_key);
}

void nfsip_hash_init(void)
{
	get_random_bytes(&hash_key, sizeof(hash_key));
}
