// SPDX-License-Identifier: GPL-2.0-only
/*
 * sip_frame: a stream is read the same way wherever its segments are cut, and
 * the messages in it end where sip_msg sees the end of their bodies. The input is
 * the stream; a byte 255 is none of it, but the end of a segment.
 */

#include "fuzz.h"
#include "sip_frame.h"
#include "sip_msg.h"

#define CUT	((char)255)

/* What became of a stretch of the stream */
struct event {
	enum sip_frame_event	what;
	u32			len;
};

/* All that became of the stream */
struct tape {
	struct sip_framer	framer;
	size_t			n;
	struct event		event[FUZZ_LEN_MAX + 2];
	u32			pending;
};

static struct tape whole, cut, single;

/* How many empty lines come at once is a matter of the cut */
static void record(struct tape *tape, enum sip_frame_event what, u32 len)
{
	struct event *last = tape->n ? &tape->event[tape->n - 1] : NULL;

	if (last && what == SIP_FRAME_KEEPALIVE && last->what == what)
		last->len += len;
	else
		tape->event[tape->n++] = (struct event){ what, len };
}

/* Returns bytes used, all of them if there is nothing more to be learned. */
static size_t step(struct tape *tape, const char *bytes, size_t len)
{
	size_t used = ~(size_t)0;
	enum sip_frame_event what = sip_framer_feed(&tape->framer, bytes, len,
						    &used);

	assert(used <= len);
	tape->pending += (u32)used;
	switch (what) {
	case SIP_FRAME_MORE:
		assert(used == len);
		assert(tape->framer.len == tape->pending);
		break;
	case SIP_FRAME_MESSAGE:
		assert(used && tape->framer.len == tape->pending);
		record(tape, what, tape->pending);
		tape->pending = 0;
		break;
	case SIP_FRAME_KEEPALIVE:
		assert(used && used == tape->pending);
		record(tape, what, (u32)used);
		tape->pending = 0;
		break;
	case SIP_FRAME_LOST:
		assert(!used);
		if (!tape->n || tape->event[tape->n - 1].what != what)
			record(tape, what, 0);
		return len;
	}
	return used;
}

/* A segment ends where its memory does. */
static void feed(struct tape *tape, const char *bytes, size_t len)
{
	char *segment = malloc(len + !len);
	size_t i = 0;

	if (!segment)
		abort();
	memcpy(segment, bytes, len);
	while (i < len)
		i += step(tape, segment + i, len - i);
	free(segment);
}

static void rewind_tape(struct tape *tape)
{
	tape->framer = (struct sip_framer){};
	tape->n = 0;
	tape->pending = 0;
}

static bool is_same_framer(const struct sip_framer *a,
			   const struct sip_framer *b)
{
	return a->state == b->state && a->matched == b->matched &&
	       a->digits == b->digits && a->has_length == b->has_length &&
	       a->told == b->told && a->told_before == b->told_before &&
	       a->len == b->len && a->left == b->left;
}

static bool is_lost(const struct tape *tape)
{
	return tape->n && tape->event[tape->n - 1].what == SIP_FRAME_LOST;
}

static void see_same(const struct tape *a, const struct tape *b)
{
	size_t i;

	assert(a->n == b->n);
	for (i = 0; i < a->n; i++)
		assert(a->event[i].what == b->event[i].what &&
		       a->event[i].len == b->event[i].len);
	assert(is_lost(a) || is_same_framer(&a->framer, &b->framer));
}

/* A message of the stream is one for the ALG, too; it ends where the body does */
static void see_message(const char *bytes, u32 len)
{
	static struct sip_msg msg;
	char *text = malloc(len);

	if (!text)
		abort();
	memcpy(text, bytes, len);
	assert(len > SIP_MSG_MAX || sip_looks_like(text, len));
	if (!sip_msg_parse(text, len, &msg) && !msg.is_ambiguous) {
		assert(msg.content_length.len && !msg.is_cut);
		assert(span_end(msg.body) == len);
	}
	free(text);
}

/* What the ALG would read at this place, the framer must not end elsewhere */
static void see_place(const char *bytes, size_t len, const struct event *event)
{
	static struct sip_msg msg;

	if (len > SIP_MSG_MAX)
		len = SIP_MSG_MAX;
	if (sip_msg_parse(bytes, len, &msg) || msg.is_ambiguous ||
	    !msg.content_length.len || msg.is_cut)
		return;
	assert(event->what == SIP_FRAME_MESSAGE ?
	       event->len == span_end(msg.body) :
	       event->what == SIP_FRAME_LOST);
}

static void see_events(const char *bytes, size_t len)
{
	const struct event *e;
	size_t from = 0;

	for (e = whole.event; e < whole.event + whole.n; e++) {
		if (e->what != SIP_FRAME_KEEPALIVE)
			see_place(bytes + from, len - from, e);
		if (e->what == SIP_FRAME_MESSAGE)
			see_message(bytes + from, e->len);
		from += e->len;
	}
	assert(from <= len);
}

/* What is lost stays lost */
static void see_lost(struct tape *tape)
{
	static const char good[] = "\r\n\r\nACK a:b SIP/2.0\r\nl:0\r\n\r\n";
	size_t used, i;

	for (i = 0; is_lost(tape) && i < sizeof(good); i++)
		assert(sip_framer_feed(&tape->framer, good + i,
				       sizeof(good) - i, &used) ==
		       SIP_FRAME_LOST && !used);
}

static size_t without_cuts(const char *in, size_t len, char *out)
{
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		if (in[i] != CUT)
			out[n++] = in[i];
	return n;
}

static void feed_cut(const char *in, size_t len)
{
	size_t from = 0, i;

	for (i = 0; i <= len; i++) {
		if (i < len && in[i] != CUT)
			continue;
		feed(&cut, in + from, i - from);
		from = i + 1;
	}
}

/* Each byte is all there is of its segment. */
static void feed_single(const char *bytes, size_t len)
{
	char *byte = malloc(1);

	if (!byte)
		abort();
	while (len--) {
		*byte = *bytes++;
		while (!step(&single, byte, 1))
			;
	}
	free(byte);
}

void fuzz(const char *buf, struct span text)
{
	char *stream = malloc(text.len + 1u);
	size_t len;

	if (!stream)
		abort();
	rewind_tape(&whole);
	rewind_tape(&cut);
	rewind_tape(&single);
	len = without_cuts(buf + text.off, text.len, stream);
	feed(&whole, stream, len);
	feed_cut(buf + text.off, text.len);
	feed_single(stream, len);
	see_same(&whole, &cut);
	see_same(&whole, &single);
	see_events(stream, len);
	see_lost(&whole);
	free(stream);
}
