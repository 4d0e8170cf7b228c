// SPDX-License-Identifier: GPL-2.0-only
/*
 * Labels 96 to 127 are ours. Nobody names so many: connlabel.conf has names for
 * the first few, and all of them are shown by conntrack -o labels.
 */

#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_ecache.h>
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

/* The last word of the labels; NULL when the flow has none. */
static u32 *word_of(const struct nf_conn *ct)
{
	struct nf_conn_labels *labels = nf_ct_labels_find(ct);

	return labels ? (u32 *)labels->bits + WANP_LABEL_WORDS - 1 : NULL;
}

/* nf_connlabels_replace() goes through all words, and this is each flow's price. */
void wanp_label_note(struct nf_conn *ct, u32 rule)
{
	u32 *word = word_of(ct);

	if (word && xchg(word, rule) != rule)
		nf_conntrack_event_cache(IPCT_LABEL, ct);
}

u32 wanp_label_rule(const struct nf_conn *ct)
{
	const u32 *word = word_of(ct);

	return word ? READ_ONCE(*word) : 0;
}
