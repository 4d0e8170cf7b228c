/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan stats" */
#ifndef _NFWAN_STATS_H
#define _NFWAN_STATS_H

#include "object.h"

/** stats_object - what became of packets, and why */
extern const struct object stats_object;

#endif
