/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Telling a host inside that its TCP connection is over, so that it makes
 * another one at once and does not wait for the first to time out.
 */
#ifndef _WANP_RESET_H
#define _WANP_RESET_H

struct nf_conn;

/**
 * wanp_reset_inside() - tell the host that a connection has ended
 * @ct: the connection; nothing is done if it is not TCP, or was over already
 *
 * The host inside is the one whose address was translated, and that which has
 * opened the connection if neither was.
 *
 * Context: process, under no lock.
 */
void wanp_reset_inside(const struct nf_conn *ct);

#endif
