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

struct wanted {
	const struct nfsip_flow	*flow;
	bool			found;
};

static bool is_same_end(const struct nfsip_end *a, const struct nfsip_end *b)
{
	return nf_inet_addr_cmp(&a->ip, &b->ip) && a->port == b->port;
}

/* The far side may answer from another port than the one it was called at. */
static bool look(struct nfsip_entry *e, void *arg)
{
	struct nfsip_dialog *d = container_of(e, struct nfsip_dialog, entry);
	struct wanted *wanted = arg;
	const struct nfsip_flow *flow = wanted->flow;

	wanted->found = READ_ONCE(d->state) != NFSIP_CALL_OVER &&
			READ_ONCE(d->zone) == flow->zone &&
			d->flow.family == flow->family &&
			is_same_end(&d->flow.lan, &flow->lan) &&
			nf_inet_addr_cmp(&d->flow.peer.ip, &flow->peer.ip);
	return !wanted->found;
}

bool nfsip_census_of(struct nfsip_net *sn, const struct nfsip_flow *flow)
{
	struct wanted wanted = { .flow = flow };

	nfsip_table_each(&sn->calls, look, &wanted);
	return wanted.found;
}

struct doom {
	struct nfsip_net	*sn;
	bool			(*is_doomed)(const struct nfsip_flow *flow,
					     u16 zone, void *arg);
	void			*arg;
	u32			n;
};

static bool judge(struct nfsip_entry *e, void *arg)
{
	struct nfsip_dialog *d = container_of(e, struct nfsip_dialog, entry);
	struct doom *doom = arg;

	if (READ_ONCE(d->state) == NFSIP_CALL_OVER || !d->flow.outbound ||
	    !doom->is_doomed(&d->flow, READ_ONCE(d->zone), doom->arg))
		return true;
	local_bh_disable();
	nfsip_dialog_set(doom->sn, d, NFSIP_CALL_OVER);
	local_bh_enable();
	doom->n++;
	return true;
}

u32 nfsip_census_end(struct nfsip_net *sn,
		     bool (*is_doomed)(const struct nfsip_flow *flow, u16 zone,
				       void *arg), void *arg)
{
	struct doom doom = {
		.sn = sn, .is_doomed = is_doomed, .arg = arg,
	};

	nfsip_table_each(&sn->calls, judge, &doom);
	return doom.n;
}

u32 nfsip_census(struct nfsip_net *sn, bool (*is_on)(u16 zone, void *arg),
		 void *arg)
{
	struct census census = { .is_on = is_on, .arg = arg };

	nfsip_table_each(&sn->calls, count_live, &census);
	return census.n;
}
