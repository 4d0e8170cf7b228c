/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the ALG is told to do in a namespace.
 */
#ifndef _NF_SIP_ALG_CONFIG_H
#define _NF_SIP_ALG_CONFIG_H

#include <linux/types.h>
#include <uapi/linux/netfilter/nf_sip_alg.h>

/* SIP ports of a namespace: enough for every trunk in use, few enough to scan */
#define NFSIP_PORTS_MAX	8

/**
 * struct nfsip_config - settings of a namespace, never changed once published
 * @mode: enum nf_sip_alg_mode
 * @n_ports: number of @ports in use
 * @ports: UDP ports on which SIP is spoken
 * @media_port_min: first public port for media whose own port is taken
 * @media_port_max: last public port for media whose own port is taken
 * @media_source: enum nf_sip_alg_media_source
 * @rcu: for the grace period before the memory is freed
 */
struct nfsip_config {
	u32			mode;
	u32			n_ports;
	__be16			ports[NFSIP_PORTS_MAX];
	u16			media_port_min;
	u16			media_port_max;
	u32			media_source;
	struct rcu_head		rcu;
};

/**
 * nfsip_config_default() - settings as long as nobody has said anything
 *
 * Context: process, may sleep.
 * Return: settings from kmalloc(), or NULL.
 */
struct nfsip_config *nfsip_config_default(void);

/**
 * nfsip_is_sip_port() - is SIP spoken on this port?
 * @config: settings
 * @port: UDP port, network order
 */
bool nfsip_is_sip_port(const struct nfsip_config *config, __be16 port);

#endif
