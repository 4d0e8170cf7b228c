// SPDX-License-Identifier: GPL-2.0-only
/* Framing of a byte stream: a machine that takes one byte of a head at a time. */
#include "chars.h"
#include "sip_frame.h"

/* BETWEEN is 0: the start of a stream is the start of a message */
enum state {
	BETWEEN,	/* in the empty lines before a message */
	WORD,		/* first word: method or version */
	URI,		/* behind the method, up to the version */
	LINE,		/* a header line begins */
	LINE_CR,	/* it begins with CR */
	NAME,		/* its name agrees with Content-Length so far */
	NAME_END,	/* it agrees: white space, colon */
	OTHER,		/* the rest of a line that does not matter: without a step */
	LENGTH,		/* value of Content-Length, ahead of its digits */
	LENGTH_DIGITS,
	LENGTH_END,	/* behind its digits */
	LENGTH_LINE,	/* the next line begins, which may be folded into it */
	BODY,
	LOST,
	N_STATES
};

static const char version[] = "sip/2.0";
static const char length_name[] = "content-length";

#define VERSION_LEN	((u8)sizeof(version) - 1)
#define VERSION_SLASH	3
#define LENGTH_NAME_LEN	((u8)sizeof(length_name) - 1)

/* In WORD: the word is no version, so it has to be a method */
#define NO_VERSION	((u8)~0)

/* In URI: the version is there, and CR behind it */
#define VERSION_CR	(VERSION_LEN + 2)

/* A number with more digits leads with zeros that no honest one has */
#define DIGITS_MAX	10

static bool is_letter_of(char c, const char *text, u8 i)
{
	return (c >= 'A' && c <= 'Z' ? (c | 0x20) : c) == text[i];
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* Behind the "/" of a version, which no method has */
static bool is_behind_slash(const struct sip_framer *f)
{
	return f->matched > VERSION_SLASH && f->matched != NO_VERSION;
}

static u8 on_word(struct sip_framer *f, char c)
{
	if (c == ' ') {
		if (f->matched == VERSION_LEN)
			return OTHER;
		if (!f->len || is_behind_slash(f))
			return LOST;
		f->matched = 1;
		return URI;
	}
	if (f->matched < VERSION_LEN && is_letter_of(c, version, f->matched)) {
		f->matched++;
		return WORD;
	}
	if (is_behind_slash(f) || !char_is(c, CHAR_TOKEN))
		return LOST;
	f->matched = NO_VERSION;
	return WORD;
}

/* The version must stand at the end of the line, behind a blank */
static u8 on_uri(struct sip_framer *f, char c)
{
	u8 seen = f->matched;

	f->matched = 0;
	if (c == '\n')
		return seen > VERSION_LEN ? LINE : LOST;
	if (c == ' ')
		f->matched = 1;
	else if (c == '\r' && seen == VERSION_LEN + 1)
		f->matched = VERSION_CR;
	else if (seen && seen <= VERSION_LEN && is_letter_of(c, version, seen - 1))
		f->matched = seen + 1;
	return URI;
}

/* This line does not matter any more */
static u8 skip_line(char c)
{
	return c == '\n' ? LINE : OTHER;
}

static u8 on_name(struct sip_framer *f, char c)
{
	if (!f->matched && (c == 'l' || c == 'L')) {
		f->matched = LENGTH_NAME_LEN;
		return NAME_END;
	}
	if (!is_letter_of(c, length_name, f->matched))
		return skip_line(c);
	f->matched++;
	return f->matched == LENGTH_NAME_LEN ? NAME_END : NAME;
}

static u8 on_name_end(struct sip_framer *f, char c)
{
	if (is_space(c))
		return NAME_END;
	f->digits = 0;
	f->told = 0;
	return c == ':' ? LENGTH : skip_line(c);
}

/* The head is complete: of a stream, Content-Length must be known */
static u8 on_end(struct sip_framer *f)
{
	f->left = f->told_before;
	return f->has_length ? BODY : LOST;
}

static u8 on_line(struct sip_framer *f, char c)
{
	if (c == '\n')
		return on_end(f);
	if (c == '\r')
		return LINE_CR;
	if (is_space(c))
		return OTHER;
	f->matched = 0;
	return on_name(f, c);
}

static u8 on_line_cr(struct sip_framer *f, char c)
{
	return c == '\n' ? on_end(f) : OTHER;
}

/* A value is complete when the next line turns out not to go on with it */
static u8 on_value(struct sip_framer *f)
{
	if (!f->digits || (f->has_length && f->told != f->told_before))
		return LOST;
	f->has_length = true;
	f->told_before = f->told;
	return LINE;
}

static u8 on_length(struct sip_framer *f, char c)
{
	if (c >= '0' && c <= '9') {
		f->told = f->told * 10 + (u32)(c - '0');
		f->digits++;
		return f->state == LENGTH_END || f->digits > DIGITS_MAX ||
		       f->told > SIP_FRAME_BODY_MAX ? LOST : LENGTH_DIGITS;
	}
	if (c == '\n')
		return LENGTH_LINE;
	if (!char_is(c, CHAR_BLANK))
		return LOST;
	return f->digits ? LENGTH_END : LENGTH;
}

static u8 on_length_line(struct sip_framer *f, char c)
{
	if (is_space(c))
		return f->digits ? LENGTH_END : LENGTH;
	return on_value(f) == LOST ? LOST : on_line(f, c);
}

static u8 (* const steps[N_STATES])(struct sip_framer *f, char c) = {
	[WORD]		= on_word,
	[URI]		= on_uri,
	[LINE]		= on_line,
	[LINE_CR]	= on_line_cr,
	[NAME]		= on_name,
	[NAME_END]	= on_name_end,
	[LENGTH]	= on_length,
	[LENGTH_DIGITS]	= on_length,
	[LENGTH_END]	= on_length,
	[LENGTH_LINE]	= on_length_line,
};

/* Up to the end of a line that does not matter. Returns how many bytes. */
static size_t feed_other(struct sip_framer *f, const char *bytes, size_t len)
{
	const char *lf = memchr(bytes, '\n', len);

	if (!lf)
		return len;
	f->state = LINE;
	return (size_t)(lf - bytes) + 1;
}

/* The bytes of the head, as far as they are there. Returns how many. */
static size_t feed_head(struct sip_framer *f, const char *bytes, size_t len)
{
	size_t i = 0, n;

	while (i < len && f->state < BODY) {
		n = 1;
		if (f->state == OTHER)
			n = feed_other(f, bytes + i, len - i);
		else
			f->state = steps[f->state](f, bytes[i]);
		i += n;
		f->len += (u32)n;
		if (f->len > SIP_FRAME_HEAD_MAX)
			f->state = LOST;
	}
	return i;
}

static size_t feed_body(struct sip_framer *f, size_t len)
{
	u32 take = len < f->left ? (u32)len : f->left;

	f->left -= take;
	f->len += take;
	return take;
}

static size_t skip_empty(const char *bytes, size_t len)
{
	size_t i = 0;

	while (i < len && (bytes[i] == '\r' || bytes[i] == '\n'))
		i++;
	return i;
}

enum sip_frame_event sip_framer_feed(struct sip_framer *f, const char *bytes,
				     size_t len, size_t *used)
{
	*used = 0;
	if (f->state == BETWEEN) {
		*used = skip_empty(bytes, len);
		if (*used)
			return SIP_FRAME_KEEPALIVE;
		if (!len)
			return SIP_FRAME_MORE;
		*f = (struct sip_framer){ .state = WORD };
	}
	if (f->state < BODY)
		*used = feed_head(f, bytes, len);
	if (f->state == BODY)
		*used += feed_body(f, len - *used);
	if (f->state == LOST) {
		*used = 0;
		return SIP_FRAME_LOST;
	}
	if (f->state != BODY || f->left)
		return SIP_FRAME_MORE;
	f->state = BETWEEN;
	return SIP_FRAME_MESSAGE;
}
