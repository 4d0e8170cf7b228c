/* SPDX-License-Identifier: GPL-2.0-only */
/* How SIP traffic is treated: what settings and peers have in common. */
#ifndef _NFWAN_TERMS_H
#define _NFWAN_TERMS_H

#include <linux/netfilter/nf_sip_alg.h>
#include "value.h"

/** terms_modes - names of modes, ended by NULL */
extern const char * const terms_modes[];

/** terms_sources - names of sources of media, ended by NULL */
extern const char * const terms_sources[];

/** terms_no_yes - "no" and "yes", ended by NULL */
extern const char * const terms_no_yes[];

/**
 * terms_put_port() - put a port, in network order
 * @p: the command
 * @at: the word it came from
 * @attr: attribute
 * @port: host order
 */
void terms_put_port(struct parse *p, const struct place *at, uint16_t attr,
		    uint16_t port);

/** terms_ports() - reads a list of ports */
int terms_ports(struct parse *p, const struct keyword *kw);

/** terms_host() - reads an address, or "none" */
int terms_host(struct parse *p, const struct keyword *kw);

/** terms_print_ports() - writes a list of ports */
void terms_print_ports(const struct shown *obj, const struct keyword *kw);

/** terms_print_host() - writes an address, or "none" */
void terms_print_host(const struct shown *obj, const struct keyword *kw);

/** TERMS_MODE() - the keyword, for an attribute */
#define TERMS_MODE(type) {						\
		.name		= "mode",				\
		.metavar	= "off|monitor|pinhole|rewrite|auto",	\
		.help		= "do nothing, watch, open media, also rewrite, or find out", \
		.words		= terms_modes,				\
		.attr		= type,					\
		.parse		= value_word,				\
		.print		= print_word,				\
	}

/** TERMS_PORTS() - the keyword, for an attribute, and what the ports are */
#define TERMS_PORTS(type, what) {					\
		.name		= "ports",				\
		.metavar	= "PORT[,PORT]...",			\
		.help		= what,					\
		.attr		= type,					\
		.parse		= terms_ports,				\
		.print		= terms_print_ports,			\
	}

/** TERMS_SOURCE() - the keyword, for an attribute */
#define TERMS_SOURCE(type) {						\
		.name		= "media-source",			\
		.metavar	= "sdp|signalling|any",			\
		.help		= "from whom media is let in",		\
		.key		= "media_source",			\
		.words		= terms_sources,			\
		.attr		= type,					\
		.parse		= value_word,				\
		.print		= print_word,				\
	}

/** TERMS_HOST() - the keyword, for an attribute */
#define TERMS_HOST(type) {						\
		.name		= "media-host",				\
		.metavar	= "ADDR|none",				\
		.help		= "inside address that SDP may name besides its sender's", \
		.key		= "media_host",				\
		.attr		= type,					\
		.parse		= terms_host,				\
		.print		= terms_print_host,			\
	}

/** TERMS_EXPIRES() - the keyword, for an attribute */
#define TERMS_EXPIRES(type) {						\
		.name		= "expires-max",			\
		.metavar	= "SECONDS",				\
		.help		= "longest registration a phone is told of, 0 for any", \
		.key		= "expires_max",			\
		.attr		= type,					\
		.parse		= value_u32,				\
		.print		= print_number,				\
	}

/** TERMS_AUTO() - the keyword, for an attribute */
#define TERMS_AUTO(type) {						\
		.name		= "auto-rewrite",			\
		.metavar	= "no|yes",				\
		.help		= "whether mode auto may turn to rewrite by itself", \
		.key		= "auto_rewrite",			\
		.words		= terms_no_yes,				\
		.attr		= type,					\
		.parse		= value_word,				\
		.print		= print_word,				\
	}

#endif
