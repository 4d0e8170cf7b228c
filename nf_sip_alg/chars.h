/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Classes of bytes (RFC 3261 s25.1).
 */
#ifndef _NF_SIP_ALG_CHARS_H
#define _NF_SIP_ALG_CHARS_H

#include "env.h"

/**
 * enum char_class - what a byte may be part of; bits
 * @CHAR_BLANK: white space, folds included
 * @CHAR_TOKEN: token: a method, a header or parameter name
 * @CHAR_HOST: host name or IPv4 address; "_" is in no standard, and in use
 */
enum char_class {
	CHAR_BLANK = 1,
	CHAR_TOKEN = 2,
	CHAR_HOST = 4,
};

extern const u8 sip_chars[256];

/**
 * char_is() - is the byte of a class?
 * @c: byte
 * @class: one or several of enum char_class
 */
static inline bool char_is(char c, u8 class)
{
	return sip_chars[(u8)c] & class;
}

#endif
