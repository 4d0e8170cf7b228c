/* SPDX-License-Identifier: GPL-2.0-only */
/* Commands that take effect all together or not at all. */
#ifndef _NFWAN_BATCH_H
#define _NFWAN_BATCH_H

#include "object.h"

/**
 * struct batch - changes that belong together
 * @s: the session
 * @msg: the changes
 * @n: how many
 */
struct batch {
	struct session	*s;
	struct msg	**msg;
	unsigned int	n;
};

/**
 * batch_add() - take one more command
 * @batch: the batch
 * @verb: its verb
 * @p: its words, behind the verb
 *
 * Return: a status.
 */
int batch_add(struct batch *batch, const struct verb *verb, struct parse *p);

/**
 * batch_run() - make the changes
 * @batch: the batch
 *
 * Return: a status; nothing is changed unless STATUS_OK.
 */
int batch_run(struct batch *batch);

/**
 * batch_free() - drop the changes
 * @batch: the batch
 */
void batch_free(struct batch *batch);

#endif
