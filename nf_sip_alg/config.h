/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the ALG is told to do in a namespace.
 */
#ifndef _NF_SIP_ALG_CONFIG_H
#define _NF_SIP_ALG_CONFIG_H

#include <linux/types.h>
#include <uapi/linux/netfilter/nf_sip_alg.h>

#include "peer.h"

/* Peers of a namespace: they are searched from the top */
#define NFSIP_PEERS_MAX	64

/* SIP ports of the namespace and its peers: every UDP packet is compared */
#define NFSIP_HEARD_MAX	32

/**
 * struct nfsip_config - settings of a namespace, never changed once published
 * @rcu: for the grace period before the memory is freed
 * @terms: for what no peer says otherwise
 * @n_ports: number of @ports in use
 * @ports: UDP ports on which SIP is spoken
 * @media_port_min: first public port for media whose own port is taken
 * @media_port_max: last public port for media whose own port is taken
 * @n_heard: number of @heard in use
 * @heard: @ports, and those of the peers
 * @n_peers: number of @peer in use
 * @peer: peers, by id
 */
struct nfsip_config {
	struct rcu_head		rcu;
	struct nfsip_terms	terms;
	u32			n_ports;
	__be16			ports[NFSIP_PORTS_MAX];
	u16			media_port_min;
	u16			media_port_max;
	u32			n_heard;
	__be16			heard[NFSIP_HEARD_MAX];
	u32			n_peers;
	struct nfsip_peer	peer[NFSIP_PEERS_MAX];
};

/**
 * nfsip_config_reset() - settings as long as nobody has said anything
 * @config: settings, not published yet
 */
void nfsip_config_reset(struct nfsip_config *config);

/**
 * nfsip_config_default() - the same in memory of its own
 *
 * Context: process, may sleep.
 * Return: settings from kmalloc(), or NULL.
 */
struct nfsip_config *nfsip_config_default(void);

/**
 * nfsip_config_add_peer() - one more peer
 * @config: settings, not published yet
 * @peer: peer, is copied
 *
 * Return: 0; -EEXIST when its id is taken; -ENOSPC.
 */
int nfsip_config_add_peer(struct nfsip_config *config,
			  const struct nfsip_peer *peer);

/**
 * nfsip_config_del_peer() - one peer less
 * @config: settings, not published yet
 * @id: id of the peer
 *
 * Return: 0 or -ENOENT.
 */
int nfsip_config_del_peer(struct nfsip_config *config, u32 id);

/**
 * nfsip_config_hear() - find out on which ports SIP is looked for
 * @config: settings, not published yet, else complete
 *
 * Return: 0; -ENOSPC when there are too many.
 */
int nfsip_config_hear(struct nfsip_config *config);

/**
 * nfsip_config_is_off() - is there nothing to do, for nobody?
 * @config: settings
 */
bool nfsip_config_is_off(const struct nfsip_config *config);

/**
 * nfsip_config_terms() - how a datagram is treated
 * @config: settings
 * @flow: its flow
 * @path: its way
 */
struct nfsip_terms nfsip_config_terms(const struct nfsip_config *config,
				      const struct nfsip_flow *flow,
				      const struct nfsip_path *path);

/**
 * nfsip_is_sip_port() - is SIP looked for on this port?
 * @config: settings
 * @port: UDP port, network order
 */
bool nfsip_is_sip_port(const struct nfsip_config *config, __be16 port);

#endif
