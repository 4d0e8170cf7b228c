// SPDX-License-Identifier: GPL-2.0-only
/*
 * What all commands of one run share.
 *
 * Names are looked up after the transaction was opened: from then on nobody
 * else can change what they mean.
 */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <sys/file.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "session.h"

#define LOCK_FILE	"/run/nfwan.lock"
#define PATIENCE_S	10
#define PAUSE_MIN_NS	2000000
#define PAUSE_MAX_NS	100000000

int session_commit(struct session *s, const struct place *at)
{
	struct msg *msg = msg_new(MODULE_POLICY, WANP_CMD_TXN_COMMIT, at);
	int status;

	if (!msg)
		return diag_io("out of memory");
	msg_put(msg, NULL, (struct datum) {
		.type = WANP_A_TXN_APPLY, .size = sizeof(s->apply),
		.data = &s->apply,
	});
	status = genl_request(&s->genl, msg, NULL);
	msg_free(msg);
	return status;
}

/* Waits a little, longer each time. */
static void rest(struct timespec *pause)
{
	nanosleep(pause, NULL);
	if (pause->tv_nsec < PAUSE_MAX_NS)
		pause->tv_nsec *= 2;
}

static time_t seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

/* Without a place for the file there is no lock, but nothing is in the way. The
 * end of the program unlocks.
 */
int session_lock(struct session *s)
{
	struct timespec pause = { .tv_nsec = PAUSE_MIN_NS };
	time_t end = seconds() + PATIENCE_S;
	int fd;

	if (s->locked)
		return STATUS_OK;
	fd = open(LOCK_FILE, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	while (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB)) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			break;
		if (seconds() > end) {
			close(fd);
			return diag_io("another nfwan is at work");
		}
		rest(&pause);
	}
	s->locked = true;
	return STATUS_OK;
}

/* The last try says why it is refused. */
static int open_txn(struct session *s, struct msg *msg)
{
	struct timespec pause = { .tv_nsec = PAUSE_MIN_NS };
	time_t end = seconds() + PATIENCE_S;
	int status;

	while (seconds() < end) {
		status = genl_try(&s->genl, msg, EBUSY);
		if (status >= 0)
			return status;
		rest(&pause);
	}
	return genl_request(&s->genl, msg, NULL);
}

static int begin(struct session *s)
{
	struct msg *msg = msg_new(MODULE_POLICY, WANP_CMD_TXN_BEGIN, NULL);
	uint32_t flags = 0;
	int status;

	if (!msg)
		return diag_io("out of memory");
	if (s->replace)
		flags |= WANP_TXN_F_REPLACE;
	if (s->check)
		flags |= WANP_TXN_F_CHECK;
	msg_put(msg, NULL, (struct datum) {
		.type = WANP_A_TXN_FLAGS, .size = sizeof(flags), .data = &flags,
	});
	status = open_txn(s, msg);
	s->begun = !status;
	msg_free(msg);
	return status;
}

static int load(struct session *s)
{
	int status = wans_load(&s->now, &s->genl);

	if (status)
		return status;
	if (s->replace)
		s->then.mask = s->now.mask;
	else
		s->then = s->now;
	s->loaded = true;
	return STATUS_OK;
}

int session_sets(struct session *s)
{
	int status = STATUS_OK;

	if (!s->named && !s->replace)
		status = sets_load(&s->sets, &s->genl);
	s->named = true;
	return status;
}

int session_begin(struct session *s)
{
	int status = session_lock(s);

	if (!status && !s->begun)
		status = begin(s);
	if (status || s->loaded)
		return status;
	return load(s);
}

int session_wans(struct session *s)
{
	if (s->loaded || s->replace)
		return STATUS_OK;
	return s->change ? session_begin(s) : load(s);
}
