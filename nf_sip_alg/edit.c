// SPDX-License-Identifier: GPL-2.0-only
/* A list of replacements in one message. */
#include "edit.h"
#include "sip_addr.h"

/* For empty spans, which do not overlap: nobody could tell which text is first */
static bool is_same(struct span a, struct span b)
{
	return a.off == b.off && a.len == b.len;
}

/* Where an edit of @at belongs, or -EEXIST */
static int place_for(const struct edit_list *list, struct span at)
{
	int i = list->n;

	while (i && list->edit[i - 1].at.off >= span_end(at) &&
	       !is_same(list->edit[i - 1].at, at))
		i--;
	if (i && (span_end(list->edit[i - 1].at) > at.off ||
		  is_same(list->edit[i - 1].at, at)))
		return -EEXIST;
	return i;
}

int edit_add(struct edit_list *list, struct span at, const char *text,
	     size_t len)
{
	int i = place_for(list, at);

	if (i < 0)
		return i;
	if (list->n == EDIT_MAX || len > (size_t)(EDIT_TEXT_MAX - list->used))
		return -ENOSPC;
	memmove(&list->edit[i + 1], &list->edit[i],
		(list->n - i) * sizeof(list->edit[0]));
	list->edit[i] = (struct edit){ at, list->used, (u16)len };
	memcpy(list->texts + list->used, text, len);
	list->used += (u16)len;
	list->n++;
	return 0;
}

static bool is_within(struct span inner, struct span outer)
{
	return inner.off >= outer.off && span_end(inner) <= span_end(outer);
}

int edit_growth(const struct edit_list *list, struct span part)
{
	int growth = 0;
	u32 i;

	for (i = 0; i < list->n; i++)
		if (is_within(list->edit[i].at, part))
			growth += list->edit[i].len - list->edit[i].at.len;
	return growth;
}

int edit_content_length(const char *buf, struct edit_list *list,
			struct span digits, struct span body)
{
	int growth = edit_growth(list, body);
	char text[10];
	u32 old;

	if (!digits.len || !growth)
		return 0;
	if (span_number(buf, digits, 65535, &old))
		return -EBADMSG;
	return edit_add(list, digits, text,
			sip_number_print((u32)((int)old + growth), text));
}

struct span edit_window(const struct edit_list *list)
{
	u16 from = list->edit[0].at.off;
	u32 to = span_end(list->edit[list->n - 1].at);

	return (struct span){ from, (u16)(to - from) };
}

int edit_apply(const struct edit_list *list, const char *buf,
	       struct span part, char *out, size_t size)
{
	u32 pos = part.off, i;
	size_t len = 0, keep;

	if (part.len + edit_growth(list, part) > (int)size)
		return -ENOSPC;
	for (i = 0; i < list->n; i++) {
		const struct edit *e = &list->edit[i];

		if (!is_within(e->at, part))
			continue;
		keep = e->at.off - pos;
		memcpy(out + len, buf + pos, keep);
		memcpy(out + len + keep, list->texts + e->text, e->len);
		len += keep + e->len;
		pos = span_end(e->at);
	}
	keep = span_end(part) - pos;
	memcpy(out + len, buf + pos, keep);
	return (int)(len + keep);
}
