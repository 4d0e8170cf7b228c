/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Settings and peers: attributes to values and back.
 */
#ifndef _NF_SIP_ALG_NL_CONFIG_H
#define _NF_SIP_ALG_NL_CONFIG_H

#include <net/genetlink.h>

#include "config.h"

/**
 * nfsip_nl_config_read() - apply a request to settings
 * @config: settings, not published yet
 * @info: request; its attributes count in the order in which they stand
 *
 * Context: process.
 * Return: 0; a negative errno with a sentence in @info->extack, then @config is
 * of no use.
 */
int nfsip_nl_config_read(struct nfsip_config *config, struct genl_info *info);

/**
 * nfsip_nl_config_put() - write settings, without peers
 * @skb: message
 * @config: struct nfsip_config
 *
 * Return: 0 or -EMSGSIZE.
 */
int nfsip_nl_config_put(struct sk_buff *skb, const void *config);

/**
 * nfsip_nl_peer_put() - write a peer
 * @skb: message
 * @peer: struct nfsip_peer
 *
 * Return: 0 or -EMSGSIZE.
 */
int nfsip_nl_peer_put(struct sk_buff *skb, const void *peer);

#endif
