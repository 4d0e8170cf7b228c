/* SPDX-License-Identifier: GPL-2.0-only */
/* Settings of the kernel that a router with several WANs depends on. */
#ifndef _NFWAN_SYSCTLS_H
#define _NFWAN_SYSCTLS_H

#include "finding.h"
#include "wans.h"

/**
 * sysctls_check() - look at the settings of this network namespace
 * @to: gets the findings
 * @wans: the WANs
 */
void sysctls_check(struct findings *to, const struct wans *wans);

#endif
