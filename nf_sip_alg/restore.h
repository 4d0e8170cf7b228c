/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What was written, and what stood there: so that the inside gets its own
 * bytes back, and nothing the ALG did not write is ever touched.
 */
#ifndef _NF_SIP_ALG_RESTORE_H
#define _NF_SIP_ALG_RESTORE_H

#include "flow.h"
#include "state.h"
#include "txn.h"

/**
 * struct nfsip_restore - one written token
 * @entry: link, key and expiry
 * @len: bytes of @text
 * @text: what the inside had written
 */
struct nfsip_restore {
	struct nfsip_entry	entry;
	u8			len;
	char			text[NFSIP_TOKEN_MAX];
};

/**
 * struct nfsip_token - a host:port as text
 * @p: first byte, not NUL-terminated
 * @len: bytes
 */
struct nfsip_token {
	const char	*p;
	size_t		len;
};

/**
 * nfsip_restore_note() - remember what a written token stands for
 * @sn: state
 * @flow: the flow on which it was written; the inside address counts
 * @written: host:port the outside sees
 * @original: host:port the inside wrote
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: 0; -ENAMETOOLONG; -ENOSPC or -ENOMEM when it cannot be remembered.
 */
int nfsip_restore_note(struct nfsip_net *sn, const struct nfsip_flow *flow,
		       struct nfsip_token written, struct nfsip_token original);

/**
 * nfsip_restore_find() - what stood where this token is now?
 * @sn: state
 * @flow: the flow on which it came back
 * @written: host:port as the outside sent it
 *
 * Context: RCU read side.
 * Return: the original, or NULL when the ALG did not write @written.
 */
const struct nfsip_restore *
nfsip_restore_find(struct nfsip_net *sn, const struct nfsip_flow *flow,
		   struct nfsip_token written);

#endif
