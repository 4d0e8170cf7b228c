/* SPDX-License-Identifier: GPL-2.0-only */
/* The names of sets, as they will be after the commands so far. */
#ifndef _NFWAN_SETS_H
#define _NFWAN_SETS_H

#include <stdbool.h>
#include "guess.h"

struct genl;
struct nlmsghdr;

#define SET_NAME_MAX	31

/**
 * struct sets - all names
 * @name: the names
 * @n: how many
 */
struct sets {
	char		(*name)[SET_NAME_MAX + 1];
	unsigned int	n;
};

/**
 * sets_load() - ask the kernel
 * @sets: empty, filled in
 * @genl: the socket
 *
 * Return: a status.
 */
int sets_load(struct sets *sets, struct genl *genl);

/**
 * sets_apply() - what a command of a transaction will change
 * @sets: the names
 * @nlh: the command
 */
void sets_apply(struct sets *sets, const struct nlmsghdr *nlh);

/**
 * sets_have() - is there a set of this name?
 * @sets: the names
 * @name: the name
 */
bool sets_have(const struct sets *sets, const char *name);

/**
 * sets_guess() - offer all names
 * @sets: the names
 * @guess: the guess
 */
void sets_guess(const struct sets *sets, struct guess *guess);

/** sets_free() - forget all names */
void sets_free(struct sets *sets);

#endif
