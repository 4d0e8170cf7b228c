/* SPDX-License-Identifier: GPL-2.0-only */
/* Counters of rules and WANs, which outlive the object they belong to. */
#ifndef _WANP_COUNTER_H
#define _WANP_COUNTER_H

#include <linux/atomic.h>
#include <linux/refcount.h>

/**
 * struct wanp_counter - counts on from one generation to the next
 * @count: the value
 * @users: objects of any generation which share it
 */
struct wanp_counter {
	atomic64_t	count;
	refcount_t	users;
};

/**
 * wanp_counter_new() - a counter at zero with one user
 * @size: bytes of the struct whose first member it is; all zero
 *
 * Return: the counter or NULL.
 */
struct wanp_counter *wanp_counter_new(size_t size);

/**
 * wanp_counter_share() - one more user
 * @counter: the counter
 *
 * Return: @counter.
 */
struct wanp_counter *wanp_counter_share(struct wanp_counter *counter);

/**
 * wanp_counter_put() - one user less
 * @counter: the counter, or NULL; freed with its last user
 */
void wanp_counter_put(struct wanp_counter *counter);

#endif
