/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan sip" */
#ifndef _NFWAN_SIP_H
#define _NFWAN_SIP_H

#include "object.h"

/** sip_object - settings of the ALG */
extern const struct object sip_object;

/**
 * sip_list() - show the settings
 * @p: the command
 * @key: member of JSON, NULL at the top
 *
 * Return: a status.
 */
int sip_list(struct parse *p, const char *key);

#endif
