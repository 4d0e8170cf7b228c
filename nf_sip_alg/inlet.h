/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Inlets: public ports for SIP, which stand for ports at which the inside
 * listens, but does not send from.
 *
 * The flow of a phone that names another port of its own in Contact or Via has
 * a public port for the one it sends from only. So the other one gets one, too,
 * in the way media does, for the hosts to which it was told.
 */
#ifndef _NF_SIP_ALG_INLET_H
#define _NF_SIP_ALG_INLET_H

#include "claim.h"

/**
 * nfsip_inlet_open() - have a port for an inside port, or go on having it
 * @who: on whose behalf; the peer of the flow may use it. The set is not looked at
 * @ct: connection of the message
 * @lan_port: inside port, host order
 * @life_s: seconds for which it is needed; a longer life already granted is kept
 * @pub_port: result: its public port, host order
 *
 * The number is a random one of the range of media: other hosts inside are seen
 * by their own numbers as long as nobody else has them, and no router can keep
 * one free which nobody uses yet.
 *
 * Context: softirq or BH disabled, RCU read side.
 * Return: 0; as nfsip_claim() on error.
 */
int nfsip_inlet_open(const struct nfsip_media_for *who,
		     const struct nf_conn *ct, u16 lan_port, u32 life_s,
		     u16 *pub_port);

/**
 * nfsip_inlet_keep() - an inlet is needed for longer
 * @sn: state
 * @key: nfsip_flow_hash() of its inside port; 0 for none
 * @ct: connection of the answer, which says so
 * @life_s: seconds for which it is needed; a longer life already granted is kept
 *
 * Context: softirq or BH disabled, RCU read side.
 */
void nfsip_inlet_keep(struct nfsip_net *sn, u64 key, const struct nf_conn *ct,
		      u32 life_s);

/**
 * nfsip_inlet_admits() - does a connection go to an inlet, and may it?
 * @sn: state
 * @ct: connection, as it was sent
 *
 * Context: softirq or BH disabled, RCU read side.
 */
bool nfsip_inlet_admits(struct nfsip_net *sn, const struct nf_conn *ct);

/**
 * nfsip_inlet_expired() - nobody needs it any more: its port is closed
 * @inlets: nfsip_net.inlets
 * @e: entry of the inlet
 */
void nfsip_inlet_expired(struct nfsip_table *inlets, struct nfsip_entry *e);

#endif
