/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Claims: public ports taken for the media of a call, and given back. BH
 * disabled, in RCU, with nfsip_net.lock.
 */
#ifndef _NF_SIP_ALG_CLAIM_H
#define _NF_SIP_ALG_CLAIM_H

#include "media.h"

/* Of one inside host: half of the public range, so that it cannot take all */
#define NFSIP_HOST_PORTS_MAX	8192

/**
 * struct nfsip_media_for - on whose behalf media is opened
 * @sn: state
 * @set: media of the call
 * @flow: flow of the message that announces the media
 * @oif: index of the device the message leaves by
 */
struct nfsip_media_for {
	struct nfsip_net		*sn;
	struct nfsip_media_set		*set;
	const struct nfsip_flow		*flow;
	int				oif;
};

/**
 * struct nfsip_wish - what is claimed
 * @key: nfsip_end_hash() of the inside end
 * @lan_port: inside port, host order
 * @pub_port: public port, host order
 * @kind: enum nfsip_media_kind
 */
struct nfsip_wish {
	u64	key;
	u16	lan_port;
	u16	pub_port;
	u8	kind;
};

/**
 * nfsip_claim() - reserve a public port for an inside port
 * @who: on whose behalf; owns it from now on
 * @wish: which ports
 * Return: 0; -EADDRINUSE when the public port is taken; -EDQUOT when the inside
 * host has its share already; -ENOSPC; -ENOMEM.
 */
int nfsip_claim(const struct nfsip_media_for *who, const struct nfsip_wish *wish);

/**
 * nfsip_claim_again() - the same port is announced again
 * @who: on whose behalf; owns it from now on
 * @m: media
 */
void nfsip_claim_again(const struct nfsip_media_for *who, struct nfsip_media *m);

/**
 * nfsip_claim_end() - give a port back, and end its connections
 * @sn: state
 * @m: media
 */
void nfsip_claim_end(struct nfsip_net *sn, struct nfsip_media *m);

/**
 * nfsip_claim_end_all() - give back all ports of a call
 * @sn: state
 * @set: its media
 */
void nfsip_claim_end_all(struct nfsip_net *sn, struct nfsip_media_set *set);

#endif
