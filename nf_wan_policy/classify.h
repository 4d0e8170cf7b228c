/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which is the first of many matches that a flow looks like, at a cost that
 * does not grow with their number. Pure.
 *
 * DOC: Each match has a shape: how much of a flow it looks at, in whole steps
 * (shape.h). Matches of the same shape are a tuple and share a hash table; there
 * are at most 64 tuples for each family, and mostly a handful. A flow is reduced
 * to each shape in turn and looked up, in the order of the best of each tuple.
 *
 * A flow that a match matches is reduced to what the match itself is reduced to,
 * so all that match are among what the tables hold for the flow. Each of these
 * is judged by wanp_match_key() before it counts, so nothing else is found.
 * Hence the result is that of trying them all, whatever struct wanp_match holds:
 * what is no part of the shape is only judged. Many matches which differ in
 * nothing else are tried in turn.
 */
#ifndef _WANP_CLASSIFY_H
#define _WANP_CLASSIFY_H

#include "match.h"

/* No match: behind every rank */
#define WANP_RANK_NONE	(~0U)

struct nf_wan_key;
struct wanp_classifier;

/**
 * wanp_classifier_new() - prepare a list of matches
 * @matches: in the order in which they would be tried; the list may go, what it
 *	points to has to outlive the classifier. Of a match only @iif may change.
 * @n: number of @matches
 *
 * Keeps at most 32 bytes for each match of one family, 64 for one of none.
 *
 * Context: may sleep.
 *
 * Return: the classifier or NULL when out of memory.
 */
struct wanp_classifier *
wanp_classifier_new(const struct wanp_match *const *matches, u32 n);

/**
 * wanp_classifier_free() - free a classifier which nobody uses any more
 * @classifier: the classifier, or NULL
 *
 * Context: any but hard interrupts.
 */
void wanp_classifier_free(struct wanp_classifier *classifier);

/**
 * wanp_classify() - the first match of a flow
 * @classifier: the matches
 * @key: the flow
 * @from: look at this place of the list first, and not before; 0 for all
 *
 * Context: any. Allocates nothing.
 *
 * Return: its place in the list; WANP_RANK_NONE when there is none.
 */
u32 wanp_classify(const struct wanp_classifier *classifier,
		  const struct nf_wan_key *key, u32 from);

#endif
