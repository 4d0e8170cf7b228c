/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the bench asks of a parser, and what the parser has to tell about a
 * message to prove that it did the work.
 */
#ifndef _BENCH_H
#define _BENCH_H

#include <stddef.h>

/**
 * struct facts - what all parsers have to agree on
 * @call_id: Call-ID
 * @cseq: number in CSeq
 * @contacts: values of Contact
 * @media: m= lines
 * @port: port of the first one
 */
struct facts {
	char		call_id[256];
	unsigned long	cseq;
	int		contacts;
	int		media;
	int		port;
};

/* Why a library refuses a message; ours says it by an errno, which is negative */
enum {
	REFUSED = 1,
	REFUSED_SDP,
};

/*
 * Each reads a message and its session description, and lets go of all it has
 * allocated. @facts may be NULL. Return: 0, or why the message is refused.
 */
int ours_parse(const char *buf, size_t len, struct facts *facts);
int osip_parse(const char *buf, size_t len, struct facts *facts);
int sofia_parse(const char *buf, size_t len, struct facts *facts);

#endif
