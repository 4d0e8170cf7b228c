/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is in a set. It outlives the ruleset, as long as there is a set of this
 * name in the next one.
 */
#ifndef _WANP_FEED_H
#define _WANP_FEED_H

#include "set.h"

/**
 * wanp_prefixes_new() - room for prefixes
 * @n: how many at most
 *
 * Return: as many zero prefixes, to be freed by kvfree(); NULL without memory.
 */
struct wanp_prefixes *wanp_prefixes_new(u32 n);

/**
 * wanp_feed_new() - a feed with one user
 * @name: name of the set, shorter than WANP_SET_NAME
 * @prefixes: tidy; belongs to the feed on success
 *
 * Return: the feed or NULL.
 */
struct wanp_feed *wanp_feed_new(const char *name,
				struct wanp_prefixes *prefixes);

/**
 * wanp_feed_share() - one user more
 * @feed: the feed
 *
 * Return: @feed.
 */
struct wanp_feed *wanp_feed_share(struct wanp_feed *feed);

/**
 * wanp_feed_put() - one user less
 * @feed: the feed, freed with its last user; no packet sees it then
 */
void wanp_feed_put(struct wanp_feed *feed);

/**
 * wanp_feed_now() - what is in a set
 * @feed: the feed
 *
 * Context: under rcu_read_lock(), or the mutex of those who change it.
 */
const struct wanp_prefixes *wanp_feed_now(const struct wanp_feed *feed);

/**
 * wanp_feed_swap() - put other prefixes in a set
 * @feed: the feed
 * @prefixes: tidy; belongs to the feed
 *
 * Context: process, under the mutex of those who change it.
 */
void wanp_feed_swap(struct wanp_feed *feed, struct wanp_prefixes *prefixes);

/** wanp_feed_age() - seconds since a feed was fed */
u32 wanp_feed_age(const struct wanp_feed *feed);

#endif
