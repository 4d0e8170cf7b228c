// SPDX-License-Identifier: GPL-2.0-only
/* Where the far side of a call sends its media from. */
#include "far.h"

void nfsip_far_add(struct nfsip_far *far, const union nf_inet_addr *addr)
{
	if (!addr)
		far->is_open = true;
	else if (!nfsip_far_has(far, addr))
		far->addr[far->n++ % NFSIP_FAR_MAX] = *addr;
}

void nfsip_far_ask(struct nfsip_far *far, const union nf_inet_addr *addr,
		   u64 txn)
{
	far->asked = *addr;
	far->asked_by = txn;
}

void nfsip_far_accept(struct nfsip_far *far, u64 txn)
{
	if (far->asked_by != txn)
		return;
	nfsip_far_add(far, &far->asked);
	far->asked_by = 0;
}

bool nfsip_far_has(const struct nfsip_far *far, const union nf_inet_addr *addr)
{
	u32 i;

	for (i = 0; i < min_t(u32, far->n, NFSIP_FAR_MAX); i++)
		if (nf_inet_addr_cmp(&far->addr[i], addr))
			return true;
	return far->is_open;
}
