// SPDX-License-Identifier: GPL-2.0-only
/* Spans of a message. */
#include "span.h"

/* Digits of 2^32 - 1, the largest number in SIP */
#define NUMBER_LEN_MAX	10

int span_number(const char *buf, struct span s, u32 max, u32 *value)
{
	u64 n = 0;
	u32 i;

	/* a number that leads with hundreds of zeros is no honest one */
	if (!s.len || s.len > NUMBER_LEN_MAX)
		return -EBADMSG;
	for (i = s.off; i < span_end(s); i++) {
		if (buf[i] < '0' || buf[i] > '9')
			return -EBADMSG;
		n = n * 10 + (u32)(buf[i] - '0');
	}
	if (n > max)
		return -EBADMSG;
	*value = (u32)n;
	return 0;
}
