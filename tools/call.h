/* SPDX-License-Identifier: GPL-2.0-only */
/* "nfwan call" */
#ifndef _NFWAN_CALL_H
#define _NFWAN_CALL_H

#include "object.h"

/** call_object - calls the ALG knows */
extern const struct object call_object;

#endif
