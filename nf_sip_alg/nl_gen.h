/* SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause) */
/* Do not edit directly, auto-generated from: */
/*	Documentation/netlink/specs/nf_sip_alg.yaml */
/* YNL-GEN kernel header */

#ifndef _LINUX_NF_SIP_ALG_GEN_H
#define _LINUX_NF_SIP_ALG_GEN_H

#include <net/netlink.h>
#include <net/genetlink.h>

#include <uapi/linux/netfilter/nf_sip_alg.h>
