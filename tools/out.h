/* SPDX-License-Identifier: GPL-2.0-only */
/* One call prints a field: a word and its value, or a JSON member. */
#ifndef _NFWAN_OUT_H
#define _NFWAN_OUT_H

#include <stdbool.h>
#include <stdint.h>

#define OUT_DEPTH 8

/**
 * struct out - where the output stands
 * @json: write JSON, not text
 * @line: JSON of an object is one line
 * @colour: colour names, addresses and states in text
 * @depth: open lists and objects
 * @n: items written so far, at each depth
 */
struct out {
	bool		json;
	bool		line;
	bool		colour;
	unsigned int	depth;
	unsigned int	n[OUT_DEPTH];
};

/**
 * struct field - how a field is called
 * @key: JSON member, NULL where it is text only
 * @word: keyword ahead of it in text; "" for none, NULL where it is JSON only
 */
struct field {
	const char	*key;
	const char	*word;
};

/** FIELD() - a field which is called the same in JSON and text */
#define FIELD(name) (&(const struct field) { name, name })

/** FIELD_JSON() - a field which text does not show */
#define FIELD_JSON(name) (&(const struct field) { name, NULL })

/** FIELD_BARE() - a field whose value stands alone in text */
#define FIELD_BARE(name) (&(const struct field) { name, "" })

/** FIELD_TEXT() - a field which JSON does not show */
#define FIELD_TEXT(name) (&(const struct field) { NULL, name })

/** out_list() - begin a list; @key is the JSON member, NULL at the top */
void out_list(struct out *out, const char *key);

/** out_list_end() - end a list */
void out_list_end(struct out *out);

/**
 * out_object() - begin an object; at the top it is a line of text
 * @out: the output
 * @words: how the line begins, or NULL
 */
void out_object(struct out *out, const char *words);

/** out_object_end() - end an object */
void out_object_end(struct out *out);

/**
 * out_str() - print a string
 * @out: the output
 * @field: its name
 * @value: the string, from wherever: it is made harmless
 */
void out_str(struct out *out, const struct field *field, const char *value);

/**
 * out_name() - print a name, address or state: in colour
 * @out: the output
 * @field: its name
 * @value: the string
 */
void out_name(struct out *out, const struct field *field, const char *value);

/** out_more() - one of several strings, text only; @more: not the first one */
void out_more(struct out *out, const struct field *field, const char *value,
	      bool more);

/** out_item() - print a string in a list, JSON only */
void out_item(struct out *out, const char *value);

/** out_item_num() - print a number in a list, JSON only */
void out_item_num(struct out *out, uint64_t value);

/**
 * out_num() - print a number
 * @out: the output
 * @field: its name
 * @value: the number
 */
void out_num(struct out *out, const struct field *field, uint64_t value);

/** out_int() - as out_num(), of a number that may be below 0 */
void out_int(struct out *out, const struct field *field, int64_t value);

/**
 * out_hex() - print a mark
 * @out: the output
 * @field: its name
 * @value: the mark
 */
void out_hex(struct out *out, const struct field *field, uint32_t value);

/**
 * out_flag() - print true or false, in text the word alone if true
 * @out: the output
 * @field: its name
 * @value: true or false
 */
void out_flag(struct out *out, const struct field *field, bool value);

#endif
