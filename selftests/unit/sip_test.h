/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the unit tests of nf_sip_alg share.
 */
#ifndef _SELFTESTS_SIP_TEST_H
#define _SELFTESTS_SIP_TEST_H

#include <stdio.h>
#include <stdlib.h>

#include "env.h"
#include "call.h"
#include "edit.h"
#include "word.h"
#include "sdp.h"
#include "sip_body.h"
#include "sip_frame.h"

/* Longest notation of a message, see notation() */
#define NOTATION_MAX	65536

/**
 * struct golden - a message whose meaning is on record
 * @name: name of its file, without .sip
 * @text: the message
 * @len: bytes of @text
 * @record: contents of its .spans file
 */
struct golden {
	char	name[64];
	char	*text;
	size_t	len;
	char	*record;
};

extern struct golden *goldens;
extern size_t n_goldens;

/**
 * ok() - print the result of a test
 * @good: does the sentence hold?
 * @sentence: printf() format of what must hold
 */
void ok(bool good, const char *sentence, ...)
	__attribute__((format(printf, 2, 3)));

/**
 * row() - judge one row of the table of a test
 * @good: does it hold?
 * @text: the row, printed when it does not
 *
 * Return: @good
 */
bool row(bool good, const char *text);

/**
 * rows_ok() - print the result of the rows since the last call
 * @sentence: what must hold for all of them
 */
void rows_ok(const char *sentence);

/**
 * at_edge() - a copy that ends where memory does
 * @bytes: what to copy
 * @len: how many; at most 65536
 *
 * Return: the copy, valid until the next call. A read behind it is fatal.
 */
const char *at_edge(const void *bytes, size_t len);

/**
 * behind_edge() - a copy that begins where memory does
 * @bytes: what to copy
 * @len: how many; at most 65536
 *
 * Return: the copy, valid until the next call. A read before it is fatal.
 */
const char *behind_edge(const void *bytes, size_t len);

/**
 * holds() - does a span hold exactly these bytes?
 * @buf: start of the message
 * @s: span
 * @text: NUL-terminated; letter case counts
 */
bool holds(const char *buf, struct span s, const char *text);

/**
 * dice() - a pseudo-random number; the same ones on every run
 * @n: bound
 *
 * Return: 0 to @n - 1
 */
u32 dice(u32 n);

/**
 * notation() - all that the ALG reads in a message, in words
 * @buf: message
 * @len: bytes of @buf
 * @out: at least %NOTATION_MAX bytes, result
 */
void notation(const char *buf, size_t len, char *out);

/* The tests, one file each */
void test_tables(void);
void test_score(void);
void test_messages(void);
void test_goldens(void);
void test_edits(void);
void test_mutants(void);
void test_properties(void);

#endif
