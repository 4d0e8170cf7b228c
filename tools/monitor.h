/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan monitor" */
#ifndef _NFWAN_MONITOR_H
#define _NFWAN_MONITOR_H

#include "object.h"

/** monitor_object - events as they happen */
extern const struct object monitor_object;

#endif
