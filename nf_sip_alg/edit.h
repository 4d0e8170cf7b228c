/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A list of replacements in one message, and what they do to Content-Length.
 */
#ifndef _NF_SIP_ALG_EDIT_H
#define _NF_SIP_ALG_EDIT_H

#include "span.h"

/* A REGISTER response restores a Contact for each binding, an SDP has an edit
 * or three for each media section; beyond it the message passes unchanged.
 */
#define EDIT_MAX	96

/* Room for the texts: a host and port have 48 bytes at most, most have 21 */
#define EDIT_TEXT_MAX	2560

/**
 * struct edit - one replacement
 * @at: what is replaced, from the start of the message; may be empty
 * @text: offset of the new text in the list's texts
 * @len: bytes of the new text
 */
struct edit {
	struct span	at;
	u16		text;
	u16		len;
};

/**
 * struct edit_list - replacements in the order of the message
 * @n: number of @edit
 * @used: bytes of @texts in use
 * @edit: the replacements
 * @texts: the new texts
 */
struct edit_list {
	u16		n;
	u16		used;
	struct edit	edit[EDIT_MAX];
	char		texts[EDIT_TEXT_MAX];
};

/**
 * edit_reset() - empty the list
 * @list: list
 */
static inline void edit_reset(struct edit_list *list)
{
	list->n = 0;
	list->used = 0;
}

/**
 * edit_add() - replace a span
 * @list: list
 * @at: what to replace; edits may come in any order
 * @text: new text, copied
 * @len: bytes of @text
 *
 * A text may be put in between by an empty span, one at each place.
 *
 * Return: 0; -EEXIST when it overlaps another; -ENOSPC when the list is full.
 */
int edit_add(struct edit_list *list, struct span at, const char *text,
	     size_t len);

/**
 * edit_growth() - by how much the edits lengthen a part of the message
 * @list: list
 * @part: part of the message
 *
 * Return: bytes, negative when it gets shorter.
 */
int edit_growth(const struct edit_list *list, struct span part);

/**
 * edit_content_length() - have Content-Length say what the edits make of it
 * @buf: message
 * @list: list, complete but for this
 * @digits: the digits of Content-Length; empty when the header is missing
 * @body: the body they speak of
 *
 * Return: 0; as edit_add() on error.
 */
int edit_content_length(const char *buf, struct edit_list *list,
			struct span digits, struct span body);

/**
 * edit_window() - from the first replaced byte to the last
 * @list: list, not empty
 */
struct span edit_window(const struct edit_list *list);

/**
 * edit_apply() - write a part of the message with its replacements
 * @list: list
 * @buf: message
 * @part: part of the message; no edit may reach over its ends
 * @out: where to write
 * @size: bytes at @out
 *
 * Return: bytes written; -ENOSPC.
 */
int edit_apply(const struct edit_list *list, const char *buf,
	       struct span part, char *out, size_t size);

#endif
