// SPDX-License-Identifier: GPL-2.0-only
/* A thing that is kept for some time. */
#include <linux/jiffies.h>

#include "entry.h"

bool nfsip_entry_is_gone(const struct nfsip_entry *e)
{
	return time_after(jiffies, READ_ONCE(e->expires));
}

void nfsip_entry_touch(struct nfsip_entry *e, unsigned int life_ms)
{
	unsigned long until = jiffies + msecs_to_jiffies(life_ms);

	if (time_after(until, READ_ONCE(e->expires)))
		WRITE_ONCE(e->expires, until);
}

void nfsip_entry_forever(struct nfsip_entry *e)
{
	WRITE_ONCE(e->expires, jiffies + MAX_JIFFY_OFFSET);
}

void nfsip_entry_limit(struct nfsip_entry *e, unsigned int life_ms)
{
	WRITE_ONCE(e->expires, jiffies + msecs_to_jiffies(life_ms));
}
