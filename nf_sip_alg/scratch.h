/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Room to think: what is parsed and planned of one message, one per CPU.
 */
#ifndef _NF_SIP_ALG_SCRATCH_H
#define _NF_SIP_ALG_SCRATCH_H

#include "edit.h"
#include "sdp.h"
#include "sip_msg.h"

/* A UDP payload is never longer */
#define NFSIP_TEXT_MAX	65507

/**
 * struct nfsip_scratch - the working memory of one message
 * @msg: the message
 * @sdp: its session description, if there is one
 * @edits: what is to be replaced
 * @out: the message with the replacements
 */
struct nfsip_scratch {
	struct sip_msg		msg;
	struct sdp		sdp;
	struct edit_list	edits;
	char			out[NFSIP_TEXT_MAX];
};

/**
 * nfsip_scratch_get() - this CPU's scratch, with BH disabled
 *
 * Return: the scratch, contents undefined; hand it back before anything that
 * may want it again.
 */
struct nfsip_scratch *nfsip_scratch_get(void);

/**
 * nfsip_scratch_put() - hand it back, BH as they were
 */
void nfsip_scratch_put(void);

/**
 * nfsip_scratch_init() - make one for every CPU
 *
 * Context: process, may sleep.
 * Return: 0 or -ENOMEM.
 */
int nfsip_scratch_init(void);

/**
 * nfsip_scratch_exit() - free them; nobody may be using one
 *
 * Context: process.
 */
void nfsip_scratch_exit(void);

#endif
