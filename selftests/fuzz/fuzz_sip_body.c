// SPDX-License-Identifier: GPL-2.0-only
/*
 * sip_body: where the session description stands, against a reader that takes
 * a body apart part by part, and those the same way; a longer description is
 * found again, and every Content-Length above it counts it. The input is a
 * message.
 */

#include "edit.h"
#include "fuzz.h"
#include "mime.h"
#include "sip_body.h"

#define LINE	"a=x\r\n"

/* Behind an empty line; that of the message if it is all of the body */
static void see_begin(const char *buf, struct span sdp)
{
	u32 i = sdp.off;

	if (!sdp.len)
		return;
	assert(i >= 2 && buf[i - 1] == '\n');
	i -= buf[i - 2] == '\r' ? 2 : 1;
	assert(buf[i - 1] == '\n');
}

/* From the description outwards; the digits are in the head of what they count */
static void see_lengths(const char *buf, const struct sip_msg *msg,
			const struct sip_body *body)
{
	const struct sip_body_length *l = body->length, *last;

	assert(body->n_lengths >= 1 &&
	       body->n_lengths <= ARRAY_SIZE(body->length));
	last = l + body->n_lengths - 1;
	assert(is_equal(last->digits, msg->content_length));
	assert(last->covers.off == msg->body.off &&
	       span_end(last->covers) <= span_end(msg->body));
	for (; l <= last; l++) {
		assert(body->sdp.off >= l->covers.off &&
		       span_end(body->sdp) <= span_end(l->covers));
		assert(!l->digits.len ||
		       span_end(l->digits) <= l->covers.off);
		if (l == last)
			break;
		assert(is_inside(l->covers, l[1].covers));
		assert(is_inside(l->digits, l[1].covers));
	}
}

static void see_body(const char *buf, const struct sip_msg *msg,
		     const struct sip_body *body)
{
	assert(body->sdp.off >= msg->body.off &&
	       span_end(body->sdp) <= span_end(msg->body));
	assert(body->is_sealed || !msg->is_sealed);
	assert(!msg->is_cut && msg->body.len);
	see_begin(buf, body->sdp);
	see_lengths(buf, msg, body);
}

/* One more line at the beginning of the description. Returns whether it could
 * be: the lengths of parts have no bounds, and may be no numbers.
 */
static bool lengthen(const char *buf, const struct sip_body *body,
		     struct edit_list *list)
{
	struct span at = { body->sdp.off, 0 };
	u8 i;

	edit_reset(list);
	assert(!edit_add(list, at, LINE, strlen(LINE)));
	for (i = 0; i < body->n_lengths; i++)
		if (edit_content_length(buf, list, body->length[i].digits,
					body->length[i].covers))
			return false;
	return true;
}

/* Each length is what it was, and what it has to count more */
static void see_counted(const char *buf, const struct sip_body *old,
			const char *text, const struct sip_body *now)
{
	struct span a, b;
	u32 growth = strlen(LINE);
	u8 i;

	assert(now->n_lengths == old->n_lengths);
	for (i = 0; i < old->n_lengths; i++) {
		a = old->length[i].digits;
		b = now->length[i].digits;
		assert(!a.len == !b.len);
		if (!a.len)
			continue;
		assert(number_in(text, b) == number_in(buf, a) + growth);
		/* digits within are text of what is around them */
		growth += b.len - a.len;
	}
}

static void see_found_again(const char *buf, const struct sip_body *old,
			    const char *text, size_t len)
{
	static struct sip_msg msg;
	struct sip_body now;
	int err = sip_msg_parse(text, len, &msg);

	assert(!err && !msg.is_cut);
	err = sip_body_find(text, &msg, &now);
	assert(!err);
	assert(now.sdp.len == old->sdp.len + strlen(LINE));
	assert(!memcmp(text + now.sdp.off, LINE, strlen(LINE)));
	assert(!memcmp(text + now.sdp.off + strlen(LINE), buf + old->sdp.off,
		       old->sdp.len));
	assert(now.is_sealed == old->is_sealed);
	see_counted(buf, old, text, &now);
}

static void see_edited(const char *buf, size_t len, const struct sip_body *old)
{
	static struct edit_list list;
	struct span all = { 0, (u16)len };
	char *text;
	int now;

	if (len > SIP_MSG_MAX - 100 || !lengthen(buf, old, &list))
		return;
	now = (int)len + edit_growth(&list, all);
	text = malloc((size_t)now);
	if (!text)
		abort();
	assert(edit_apply(&list, buf, all, text, (size_t)now) == now);
	see_found_again(buf, old, text, (size_t)now);
	free(text);
}

/* A multipart, read in another way */
static void see_multipart(const char *buf, const struct sip_msg *msg,
			  const struct sip_body *body, int err)
{
	struct mime mime;

	mime_read(buf, msg, &mime);
	if (mime.is_vague)
		return;
	if (mime.is_odd)
		assert(err);
	else
		assert(err == (!mime.n_sdp ? -ENOENT :
			       mime.n_sdp > 1 ? -EEXIST : 0));
	if (err)
		return;
	assert(is_equal(body->sdp, mime.sdp));
	assert(body->is_sealed == (msg->is_sealed || mime.is_sealed));
}

/* What is refused without a look into the body */
static int error_of_head(const char *buf, const struct sip_msg *msg)
{
	struct span encoding = msg->content_encoding;

	if (!msg->body.len)
		return -ENOENT;
	if (msg->is_cut)
		return -EBADMSG;
	if ((encoding.len && !mime_is_plain(buf, encoding)) ||
	    mime_is(buf, msg->content_type, "multipart", "encrypted") ||
	    mime_is(buf, msg->content_type, "application", "pkcs7-mime") ||
	    mime_is(buf, msg->content_type, "application", "x-pkcs7-mime"))
		return -EOPNOTSUPP;
	return 0;
}

void fuzz(const char *buf, struct span text)
{
	static struct sip_msg msg;
	struct sip_body body;
	int err, head;

	buf += text.off;
	if (sip_msg_parse(buf, text.len, &msg))
		return;
	memset(&body, 0xa5, sizeof(body));
	err = sip_body_find(buf, &msg, &body);
	head = error_of_head(buf, &msg);
	if (head) {
		assert(err && (err == head || head == -EOPNOTSUPP));
		return;
	}
	if (mime_is(buf, msg.content_type, "application", "sdp"))
		assert(!err && is_equal(body.sdp, msg.body));
	else if (mime_is(buf, msg.content_type, "multipart", NULL))
		see_multipart(buf, &msg, &body, err);
	else
		assert(err == -ENOENT);
	if (err)
		return;
	see_body(buf, &msg, &body);
	if (body.sdp.len && !msg.is_ambiguous)
		see_edited(buf, text.len, &body);
}
