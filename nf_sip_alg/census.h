/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How many calls there are.
 */
#ifndef _NF_SIP_ALG_CENSUS_H
#define _NF_SIP_ALG_CENSUS_H

#include "flow.h"
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

/**
 * nfsip_census_of() - is there a call which is not over on a flow?
 * @sn: state
 * @flow: the flow of its signalling; the direction does not count
 *
 * Context: under RCU; it visits every call.
 */
bool nfsip_census_of(struct nfsip_net *sn, const struct nfsip_flow *flow);

/**
 * nfsip_census_end() - end calls which the inside has made
 * @sn: state
 * @is_doomed: which ones
 * @arg: handed to @is_doomed
 *
 * Context: process, BH enabled; it visits every call.
 * Return: how many.
 */
u32 nfsip_census_end(struct nfsip_net *sn,
		     bool (*is_doomed)(const struct nfsip_flow *flow, u16 zone,
				       void *arg), void *arg);

#endif
