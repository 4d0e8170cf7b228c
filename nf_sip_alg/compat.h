/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where kernels differ. Kbuild finds out by compiling probes/, since stable
 * kernels move interfaces without a version that would tell.
 */
#ifndef _NF_SIP_ALG_COMPAT_H
#define _NF_SIP_ALG_COMPAT_H

#include <linux/netdevice.h>
#include <net/netfilter/nf_conntrack.h>

/* skb_gso_segment() */
#ifdef HAVE_GSO_HEADER
#include <net/gso.h>
#endif

/**
 * compat_ct_refresh() - let a connection live on
 * @ct: connection
 * @skb: packet that gives reason to
 * @extra_jiffies: from now
 */
static inline void compat_ct_refresh(struct nf_conn *ct,
				     const struct sk_buff *skb,
				     u32 extra_jiffies)
{
#ifdef HAVE_CT_REFRESH_SKB
	nf_ct_refresh(ct, skb, extra_jiffies);
#else
	nf_ct_refresh(ct, extra_jiffies);
#endif
}

#endif
