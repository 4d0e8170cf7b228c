/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Parameters of header values (RFC 3261 s7.3.1).
 */
#ifndef _NF_SIP_ALG_SIP_PARAM_H
#define _NF_SIP_ALG_SIP_PARAM_H

#include "scan.h"

/**
 * struct sip_param - one parameter
 * @name: before the "="
 * @value: behind it, quotes included; may be empty
 */
struct sip_param {
	struct span	name;
	struct span	value;
};

/**
 * sip_param_next() - read a parameter of a header value
 * @buf: start of the message
 * @params: from a ";" on; goes on at the next one
 * @param: result
 *
 * Return: true until there are no more.
 */
bool sip_param_next(const char *buf, struct span *params,
		    struct sip_param *param);

/**
 * sip_param() - find a parameter of a header value
 * @buf: start of the message
 * @params: from the first ";" on
 * @name: parameter name, lower case
 * @value: result, when it is there: its value
 *
 * Return: true when the parameter is there.
 */
bool sip_param(const char *buf, struct span params, const char *name,
	       struct span *value);

/**
 * struct sip_value - a value that holds a URI (RFC 3261 s20.10)
 * @uri: within <>, or all before the parameters; empty when "<" is not closed.
 *	What is no URI, as "*", is left for sip_uri_parse() to refuse
 * @params: from the first ";" behind the URI on; may be empty
 */
struct sip_value {
	struct span	uri;
	struct span	params;
};

/**
 * sip_value_parse() - read a name-addr or addr-spec with its parameters
 * @buf: start of the message
 * @s: one header value, without its neighbours in a comma list
 * @value: result
 */
void sip_value_parse(const char *buf, struct span s, struct sip_value *value);

/**
 * sip_contact_uri() - the URI of a value
 * @buf: start of the message
 * @s: one header value
 *
 * Return: as @uri of struct sip_value.
 */
static inline struct span sip_contact_uri(const char *buf, struct span s)
{
	struct sip_value value;

	sip_value_parse(buf, s, &value);
	return value.uri;
}

/**
 * sip_value_params() - the parameters of a value
 * @buf: start of the message
 * @s: one header value
 *
 * Return: as @params of struct sip_value.
 */
static inline struct span sip_value_params(const char *buf, struct span s)
{
	struct sip_value value;

	sip_value_parse(buf, s, &value);
	return value.params;
}

#endif
