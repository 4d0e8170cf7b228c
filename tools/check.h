/* SPDX-License-Identifier: GPL-2.0-only */
/* Is everything around the policy as it has to be? */
#ifndef _NFWAN_CHECK_H
#define _NFWAN_CHECK_H

#include "object.h"

/**
 * check_run() - look at WANs, routing, settings, rules and natmaps
 * @p: the command
 * @verb: its verb
 *
 * Return: a status; STATUS_IO when an error was found.
 */
int check_run(struct parse *p, const struct verb *verb);

#endif
