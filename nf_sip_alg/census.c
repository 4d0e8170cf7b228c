// SPDX-License-Identifier: GPL-2.0-only
/* How many calls there are. */
#include "census.h"
#include "dialog.h"

struct census {
	bool	(*is_on)(u16 zone, void *arg);
	void	*arg;
	u32	n;
};

static bool count_live(struct nfsip_entry *e, void *arg)
{
	struct nfsip_dialog *d = container_of(e, struct nfsip_dialog, entry);
	struct census *census = arg;

	if (READ_ONCE(d->state) != NFSIP_CALL_OVER &&
	    census->is_on(READ_ONCE(d->zone), census->arg))
		census->n++;
	return true;
}

u32 nfsip_census(struct nfsip_net *sn, bool (*is_on)(u16 zone, void *arg),
		 void *arg)
{
	struct census census = { .is_on = is_on, .arg = arg };

	nfsip_table_each(&sn->calls, count_live, &census);
	return census.n;
}
