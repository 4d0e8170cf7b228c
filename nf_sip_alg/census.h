/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How many calls there are.
 */
#ifndef _NF_SIP_ALG_CENSUS_H
#define _NF_SIP_ALG_CENSUS_H

#include "state.h"

/**
 * nfsip_census() - count the calls which are not over, by their zone
 * @sn: state
 * @is_on: which zones count
 * @arg: handed to @is_on
 *
 * Context: process; it visits every call.
 * Return: how many, or about that many while the table of calls grows.
 */
u32 nfsip_census(struct nfsip_net *sn, bool (*is_on)(u16 zone, void *arg),
		 void *arg);

#endif
