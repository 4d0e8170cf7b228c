// SPDX-License-Identifier: GPL-2.0-only
/*
 * Labels 96 to 127 are ours. Nobody names so many: connlabel.conf has names for
 * the first few, and all of them are shown by conntrack -o labels.
 */

#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_labels.h>
#include "label.h"

#define WANP_LABEL_WORDS	(NF_CT_LABELS_MAX_SIZE / sizeof(u32))
#define WANP_LABEL_LAST		(NF_CT_LABELS_MAX_SIZE * BITS_PER_BYTE - 1)

int wanp_label_on(struct net *net)
{
	return nf_connlabels_get(net, WANP_LABEL_LAST);
}

void wanp_label_off(struct net *net)
{
	nf_connlabels_put(net);
}

void wanp_label_note(struct nf_conn *ct, u32 rule)
{
	u32 data[WANP_LABEL_WORDS] = {};
	u32 mask[WANP_LABEL_WORDS] = {};

	if (rule == wanp_label_rule(ct))
		return;
	data[WANP_LABEL_WORDS - 1] = rule;
	mask[WANP_LABEL_WORDS - 1] = ~0U;
	nf_connlabels_replace(ct, data, mask, WANP_LABEL_WORDS);
}

u32 wanp_label_rule(const struct nf_conn *ct)
{
	const struct nf_conn_labels *labels = nf_ct_labels_find(ct);

	if (!labels)
		return 0;
	return READ_ONCE(((const u32 *)labels->bits)[WANP_LABEL_WORDS - 1]);
}
