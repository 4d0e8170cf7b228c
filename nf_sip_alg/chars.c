// SPDX-License-Identifier: GPL-2.0-only
/* Classes of bytes. */
#include "chars.h"

const u8 sip_chars[256] = {
	['\t']		= CHAR_BLANK,
	['\n']		= CHAR_BLANK,
	['\r']		= CHAR_BLANK,
	[' ']		= CHAR_BLANK,
	['!']		= CHAR_TOKEN,
	['%']		= CHAR_TOKEN,
	['\'']		= CHAR_TOKEN,
	['*']		= CHAR_TOKEN,
	['+']		= CHAR_TOKEN,
	['-']		= CHAR_TOKEN | CHAR_HOST,
	['.']		= CHAR_TOKEN | CHAR_HOST,
	['0' ... '9']	= CHAR_TOKEN | CHAR_HOST,
	['A' ... 'Z']	= CHAR_TOKEN | CHAR_HOST,
	['_']		= CHAR_TOKEN | CHAR_HOST,
	['`']		= CHAR_TOKEN,
	['a' ... 'z']	= CHAR_TOKEN | CHAR_HOST,
	['~']		= CHAR_TOKEN,
};
