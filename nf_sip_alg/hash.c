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

u64 nfsip_hash_word(u64 word)
{
	return siphash_1u64(word, &hash_key);
}

/* The outer name takes part in the key, which spares a second hash */
u64 nfsip_hash_under(u64 over, const void *data, size_t len)
{
	siphash_key_t key = { { hash_key.key[0] ^ over, hash_key.key[1] } };

	return siphash(data, len, &key);
}

u64 nfsip_hash_at(u64 name, const union nf_inet_addr *host)
{
	u64 ip[2];

	memcpy(ip, host, sizeof(ip));
	return siphash_3u64(name, ip[0], ip[1], &hash_key);
}

void nfsip_hash_init(void)
{
	get_random_bytes(&hash_key, sizeof(hash_key));
}
