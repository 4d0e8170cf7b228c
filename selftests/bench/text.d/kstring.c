// SPDX-License-Identifier: GPL-2.0-only
/*
 * The string functions of an x86-64 kernel that are plain C there
 * (lib/string.c), for the rooms to be counted with what they will run with:
 * the C library's own look at 32 bytes at a time, which no module may do.
 * What the kernel has in assembly (memcpy, memmove, memset) is the library's.
 */
#include <stddef.h>
#include <string.h>
#include <strings.h>

void *memchr(const void *s, int c, size_t n)
{
	const unsigned char *p = s;

	while (n-- != 0)
		if ((unsigned char)c == *p++)
			return (void *)(p - 1);
	return NULL;
}

/* By words as long as they agree, as an unaligned load costs nothing */
int memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *x = a, *y = b;

	for (; n >= sizeof(unsigned long); n -= sizeof(unsigned long)) {
		unsigned long u, v;

		__builtin_memcpy(&u, x, sizeof(u));
		__builtin_memcpy(&v, y, sizeof(v));
		if (u != v)
			break;
		x += sizeof(u);
		y += sizeof(v);
	}
	for (; n; n--, x++, y++)
		if (*x != *y)
			return *x - *y;
	return 0;
}

size_t strlen(const char *s)
{
	const char *p = s;

	while (*p != '\0')
		p++;
	return (size_t)(p - s);
}

char *strchr(const char *s, int c)
{
	for (; *s != (char)c; s++)
		if (*s == '\0')
			return NULL;
	return (char *)s;
}

/* The kernel looks a letter up in a table; this costs about as much */
static int lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

int strncasecmp(const char *a, const char *b, size_t n)
{
	unsigned char x, y;

	for (; n; n--) {
		x = (unsigned char)*a++;
		y = (unsigned char)*b++;
		if (!x || !y)
			return x - y;
		if (x != y && lower(x) != lower(y))
			return lower(x) - lower(y);
	}
	return 0;
}
