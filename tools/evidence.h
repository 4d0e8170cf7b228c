/* SPDX-License-Identifier: GPL-2.0-only */
/* What the ALG has seen of far sides. */
#ifndef _NFWAN_EVIDENCE_H
#define _NFWAN_EVIDENCE_H

#include "object.h"

/** evidence_object - "nfwan evidence" */
extern const struct object evidence_object;

#endif
