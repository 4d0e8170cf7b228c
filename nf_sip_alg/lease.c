// SPDX-License-Identifier: GPL-2.0-only
/* How long a connection of signalling is needed. */
#include <linux/jiffies.h>
#include <net/netfilter/nf_conntrack_helper.h>

#include "compat.h"
#include "lease.h"

/**
 * struct lease - kept with the connection
 * @until: jiffies; 0 when nobody needs it longer than UDP lives by itself
 */
struct lease {
	unsigned long	until;
};

static_assert(sizeof(struct lease) <= sizeof_field(struct nf_conn_help, data));

void nfsip_lease_extend(struct nf_conn *ct, u32 life_s)
{
	struct lease *lease = nfct_help_data(ct);
	unsigned long until = jiffies + life_s * HZ;

	if (!lease->until || time_after(until, READ_ONCE(lease->until)))
		WRITE_ONCE(lease->until, until);
}

void nfsip_lease_keep(struct nf_conn *ct, const struct sk_buff *skb)
{
	const struct lease *lease = nfct_help_data(ct);
	unsigned long until = READ_ONCE(lease->until);

	if (until && time_after(until, jiffies + nf_ct_expires(ct)))
		compat_ct_refresh(ct, skb, until - jiffies);
}
