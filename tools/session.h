/* SPDX-License-Identifier: GPL-2.0-only */
/* One run of the program: options, socket, output, WANs, transaction. */
#ifndef _NFWAN_SESSION_H
#define _NFWAN_SESSION_H

#include "genl.h"
#include "out.h"
#include "sets.h"
#include "wans.h"

/**
 * struct session - one run of the program
 * @apply: enum nf_wan_policy_apply
 * @check: judge the transaction and drop it
 * @change: commands change something, so names are looked up inside of the
 *	transaction
 * @replace: the transaction starts from an empty ruleset
 * @begun: the transaction is open
 * @loaded: the WANs are known
 * @named: the sets are known
 * @locked: no other nfwan changes anything
 * @genl: the socket
 * @out: the output
 * @now: the WANs as the kernel has them
 * @then: the WANs after the commands so far
 * @sets: the sets after the commands so far
 */
struct session {
	uint32_t	apply;
	bool		check;
	bool		change;
	bool		replace;
	bool		begun;
	bool		loaded;
	bool		named;
	bool		locked;
	struct genl	genl;
	struct out	out;
	struct wans	now;
	struct wans	then;
	struct sets	sets;
};

/**
 * session_lock() - let no other nfwan change anything until this one ends
 * @s: the session
 *
 * Ruleset and routing cannot be changed in one step, so what one has made in
 * between, another might take for a leftover.
 *
 * Return: a status.
 */
int session_lock(struct session *s);

/**
 * session_wans() - get to know the names of WANs, unless done already
 * @s: the session
 *
 * Those of a ruleset that is to be replaced are of no use, and not asked for.
 *
 * Return: a status.
 */
int session_wans(struct session *s);

/**
 * session_sets() - the same for the names of sets
 * @s: the session
 *
 * Return: a status.
 */
int session_sets(struct session *s);

/**
 * session_begin() - open the transaction and get to know the WANs
 * @s: the session
 *
 * While another one is open this waits for some seconds.
 *
 * Return: a status.
 */
int session_begin(struct session *s);

/**
 * session_commit() - close the transaction
 * @s: the session
 * @at: the command to blame if the whole is refused, or NULL
 *
 * Return: a status.
 */
int session_commit(struct session *s, const struct place *at);

#endif
