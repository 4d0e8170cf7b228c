/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Expectations: the hole in the firewall through which announced media comes.
 */
#ifndef _NF_SIP_ALG_EXPECT_H
#define _NF_SIP_ALG_EXPECT_H

#include "flow.h"

/* Until media starts, an offer may ring this long */
#define NFSIP_EXPECT_TIMEOUT_S	300

/**
 * nfsip_expect_open() - let UDP in to a public end, from anywhere
 * @ct: signalling connection, the master
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @pub: public end
 * @lan: inside end it is translated to; may equal @pub
 *
 * The expectation lives in the default zone whatever the master's zone is,
 * since media is not steered. An expectation this master already has for @pub
 * is replaced.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: 0; -EBUSY or -EALREADY when somebody else expects @pub; -EMFILE when
 * net.netfilter.nf_conntrack_expect_max is reached; -ENOMEM.
 */
int nfsip_expect_open(struct nf_conn *ct, u8 family,
		      const struct nfsip_end *pub, const struct nfsip_end *lan);

/**
 * nfsip_expect_close() - close it, if no media has come yet
 * @net: namespace
 * @family: NFPROTO_IPV4 or NFPROTO_IPV6
 * @pub: public end
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_expect_close(struct net *net, u8 family,
			const struct nfsip_end *pub);

/**
 * nfsip_expect_init() - make the expectations' translation known to ctnetlink
 */
void nfsip_expect_init(void);

/**
 * nfsip_expect_exit() - withdraw it
 *
 * The helper, and with it every expectation, must be gone.
 *
 * Context: process, may sleep.
 */
void nfsip_expect_exit(void);

#endif
