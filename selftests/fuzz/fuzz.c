// SPDX-License-Identifier: GPL-2.0-only
/*
 * From the fuzzer to the target.
 */

#include "fuzz.h"

u32 find_byte(const char *buf, struct span s, char c)
{
	u32 i = s.off;

	while (i < span_end(s) && buf[i] != c)
		i++;
	return i;
}

u32 find_bare(const char *buf, struct span s, char c)
{
	bool quoted = false;
	u32 i;

	for (i = s.off; i < span_end(s); i++) {
		if (!quoted && buf[i] == c)
			return i;
		if (buf[i] == '"')
			quoted = !quoted;
		else if (quoted && buf[i] == '\\')
			i++;
	}
	return span_end(s);
}

char *copy_text(const char *buf, struct span s)
{
	char *text = calloc(1, s.len + 1u);

	if (!text)
		abort();
	return memcpy(text, buf + s.off, s.len);
}

char *copy_lower(const char *buf, struct span s)
{
	char *text = copy_text(buf, s);
	u32 i;

	for (i = 0; i < s.len; i++)
		text[i] = lower(text[i]);
	return text;
}

unsigned long number_in(const char *buf, struct span s)
{
	char *text = copy_text(buf, s), *end;
	unsigned long n;

	assert(s.len && strspn(text, "0123456789") == s.len);
	n = strtoul(text, &end, 10);
	assert(!*end);
	free(text);
	return n;
}

char *splice(const char *buf, struct span s, struct span at,
	     const char *words, struct span *now)
{
	size_t len = strlen(words), head = at.off - s.off;
	size_t tail = span_end(s) - span_end(at);
	char *text = malloc(head + len + tail);

	assert(is_inside(at, s) && head + len + tail <= 65535);
	if (!text)
		abort();
	memcpy(text, buf + s.off, head);
	memcpy(text + head, words, len);
	memcpy(text + head + len, buf + span_end(at), tail);
	*now = (struct span){ 0, (u16)(head + len + tail) };
	return text;
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size);

/* A copy that ends where the memory does: AFL++ gives the input in a larger
 * buffer, in which a read behind its end would pass unseen. How much is in front
 * of it depends on the length, so that an input means the same every time.
 */
int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	static const char junk[FUZZ_BEFORE_MAX + 1] = "0\";,<\n:\r=>@ 7\\?";
	size_t before = size % sizeof(junk);
	char *room;

	if (size > FUZZ_LEN_MAX)
		return 0;
	room = malloc(before + size);
	if (!room)
		abort();
	memcpy(room, junk, before);
	if (size)
		memcpy(room + before, data, size);
	fuzz(room, (struct span){ (u16)before, (u16)size });
	free(room);
	return 0;
}
