/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Changing what the ALG does in a namespace.
 */
#ifndef _NF_SIP_ALG_CONTROL_H
#define _NF_SIP_ALG_CONTROL_H

#include "state.h"

/**
 * nfsip_control_set() - take over new settings
 * @sn: state
 * @config: settings, valid, from kmalloc(); owned by @sn on success
 *
 * Hooks exist only while the mode is not off, or a call lives that began before.
 *
 * Context: process, @sn->config_mutex held.
 * Return: 0 or a negative errno; then nothing has changed.
 */
int nfsip_control_set(struct nfsip_net *sn, struct nfsip_config *config);

/**
 * nfsip_control_init() - be told when a namespace goes
 *
 * Context: process, may sleep.
 * Return: 0 or a negative errno.
 */
int nfsip_control_init(void);

/**
 * nfsip_control_exit() - switch off in every namespace
 *
 * Context: process, may sleep.
 */
void nfsip_control_exit(void);

#endif
