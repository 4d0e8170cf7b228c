// SPDX-License-Identifier: GPL-2.0-only
/* Sets of prefixes. */

#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "match.h"
#include "set.h"
#include "value.h"

/* In a message a prefix is its length, and the bytes of the address. */
#define PREFIX_MAX (1 + 16)

/**
 * struct prefix - an address and what counts of it
 * @addr: the address, of 4 or 16 bytes
 * @family: AF_INET or AF_INET6
 * @len: length of the prefix in bits; all of the address unless it was said
 */
struct prefix {
	uint8_t	addr[16];
	uint8_t	family;
	uint8_t	len;
};

static bool read_prefix(const char *text, unsigned int len,
			struct prefix *prefix)
{
	unsigned int slash = 0;
	char addr[VALUE_ADDR_MAX];
	uint32_t bits;

	while (slash < len && text[slash] != '/')
		slash++;
	if (slash >= sizeof(addr))
		return false;
	memcpy(addr, text, slash);
	addr[slash] = '\0';
	memset(prefix, 0, sizeof(*prefix));
	prefix->family = value_addr(addr, prefix->addr);
	bits = prefix->family == AF_INET ? 32 : 128;
	if (slash < len && !value_number(text + slash + 1, len - slash - 1,
					 UINT8_MAX, &bits))
		return false;
	prefix->len = bits;
	return prefix->family;
}

static int put_prefix(struct parse *p, const struct keyword *kw,
		      const struct place *at, const char *text)
{
	struct prefix prefix;
	uint8_t bytes[PREFIX_MAX];

	if (!read_prefix(text, at->len, &prefix))
		return diag_at(at, "'%.*s' is not an address or prefix",
			       (int)at->len, text);
	bytes[0] = prefix.len;
	memcpy(bytes + 1, prefix.addr, sizeof(prefix.addr));
	msg_put(p->msg, at, (struct datum) {
		.type = kw->attr, .size = prefix.family == AF_INET ? 5 : 17,
		.data = bytes,
	});
	return STATUS_OK;
}

static int read_prefixes(struct parse *p, const struct keyword *kw)
{
	return value_list(p, kw, put_prefix);
}

static int read_replacement(struct parse *p, const struct keyword *kw)
{
	msg_put(p->msg, &args_word(p)->at,
		(struct datum) { .type = WANP_A_SET_REPLACE });
	if (p->next < p->cmd.n && !strcmp(p->cmd.word[p->next].text, "none")) {
		p->next++;
		return STATUS_OK;
	}
	return read_prefixes(p, kw);
}

static void put_answer(struct parse *p, const struct place *at,
		       const struct addrinfo *answer)
{
	const struct sockaddr_in6 *six = (const void *)answer->ai_addr;
	const struct sockaddr_in *four = (const void *)answer->ai_addr;
	bool is_four = answer->ai_family == AF_INET;
	uint8_t bytes[PREFIX_MAX] = { is_four ? 32 : 128 };

	if (is_four)
		memcpy(bytes + 1, &four->sin_addr, sizeof(four->sin_addr));
	else
		memcpy(bytes + 1, &six->sin6_addr, sizeof(six->sin6_addr));
	msg_put(p->msg, at, (struct datum) {
		.type = WANP_A_SET_PREFIX, .size = is_four ? 5 : PREFIX_MAX,
		.data = bytes,
	});
}

static int resolve(struct parse *p, const struct keyword *kw,
		   const struct place *at, const char *text)
{
	const struct addrinfo hints = { .ai_socktype = SOCK_DGRAM };
	struct addrinfo *answers, *answer;
	char name[NI_MAXHOST];
	int err;

	(void)kw;
	if (at->len >= sizeof(name))
		return diag_at(at, "this is too long");
	memcpy(name, text, at->len);
	name[at->len] = '\0';
	err = getaddrinfo(name, NULL, &hints, &answers);
	if (err)
		return diag_io("%s: %s; the set stays as it is", name,
			       gai_strerror(err));
	for (answer = answers; answer; answer = answer->ai_next)
		put_answer(p, at, answer);
	freeaddrinfo(answers);
	return STATUS_OK;
}

/* One name without an answer is enough: half of an answer would be none. */
static int read_hosts(struct parse *p, const struct keyword *kw)
{
	msg_put(p->msg, &args_word(p)->at,
		(struct datum) { .type = WANP_A_SET_REPLACE });
	return value_list(p, kw, resolve);
}

static const char *prefix_text(char *buf, const struct nlattr *attr)
{
	const uint8_t *bytes = mnl_attr_get_payload(attr);
	bool is_four = mnl_attr_get_payload_len(attr) == 5;
	char addr[INET6_ADDRSTRLEN];

	if (!is_four && mnl_attr_get_payload_len(attr) != PREFIX_MAX)
		return "?";
	inet_ntop(is_four ? AF_INET : AF_INET6, bytes + 1, addr, sizeof(addr));
	if (bytes[0] == (is_four ? 32 : 128))
		snprintf(buf, VALUE_ADDR_MAX, "%s", addr);
	else
		snprintf(buf, VALUE_ADDR_MAX, "%s/%u", addr, bytes[0]);
	return buf;
}

static void print_prefixes(const struct shown *obj, const struct keyword *kw)
{
	struct field field = value_field(kw);
	const struct nlattr *attr;
	char buf[VALUE_ADDR_MAX];
	bool more = false;

	out_list(&obj->s->out, kw->key);
	mnl_attr_for_each_payload(obj->attrs, obj->size) {
		if (mnl_attr_get_type(attr) != kw->attr)
			continue;
		out_item(&obj->s->out, prefix_text(buf, attr));
		if (!obj->s->out.json)
			out_more(&obj->s->out, &field, prefix_text(buf, attr),
				 more);
		more = true;
	}
	out_list_end(&obj->s->out);
}

static void print_ttl(const struct shown *obj, const struct keyword *kw)
{
	if (obj->s->out.json ||
	    (obj->tb[kw->attr] && value_get(obj->tb[kw->attr])))
		print_number(obj, kw);
}

/* Who feeds the set has not done so for too long. */
static void print_old(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *ttl = obj->tb[WANP_A_SET_TTL];
	const struct nlattr *age = obj->tb[WANP_A_SET_AGE];
	struct field field = value_field(kw);
	bool is_old = ttl && age && value_get(ttl) &&
		      value_get(age) > value_get(ttl);

	out_flag(&obj->s->out, &field, is_old);
}

static int read_name(struct parse *p, const struct keyword *kw)
{
	return value_named(p, kw, SET_NAME_MAX);
}

static const struct keyword new_name = {
	.metavar	= "NAME",
	.help		= "name of the set, 31 characters at most",
	.key		= "name",
	.flags		= KW_REQUIRED,
	.attr		= WANP_A_SET_NAME,
	.parse		= read_name,
	.print		= print_name,
};

static const struct keyword old_name = {
	.metavar	= "NAME",
	.help		= "name of the set",
	.flags		= KW_REQUIRED | KW_SET,
	.attr		= WANP_A_SET_NAME,
	.parse		= read_name,
};

static const struct keyword wanted_name = {
	.metavar	= "NAME",
	.help		= "this set only",
	.flags		= KW_SET,
	.parse		= value_wanted,
};

static const struct keyword settings[] = {
	{
		.name		= "ttl",
		.metavar	= "SECONDS",
		.help		= "how long it counts as fresh; 0: for ever",
		.attr		= WANP_A_SET_TTL,
		.parse		= value_u32,
		.print		= print_ttl,
	}, {
		.name		= "prefix",
		.metavar	= "PREFIX[,PREFIX]...",
		.help		= "what is in it; else what has been in it before",
		.key		= "prefixes",
		.attr		= WANP_A_SET_PREFIX,
		.parse		= read_prefixes,
		.print		= print_prefixes,
	},
	{ "count", .flags = KW_SHOWN, .attr = WANP_A_SET_COUNT,
	  .print = print_number },
	{ "age", .flags = KW_SHOWN, .attr = WANP_A_SET_AGE,
	  .print = print_number },
	{ "old", .flags = KW_SHOWN, .print = print_old },
};

static const struct keyword changes[] = {
	{
		.name		= "add",
		.metavar	= "PREFIX[,PREFIX]...",
		.help		= "put into it",
		.flags		= KW_MANY,
		.attr		= WANP_A_SET_PREFIX,
		.parse		= read_prefixes,
	}, {
		.name		= "del",
		.metavar	= "PREFIX[,PREFIX]...",
		.help		= "take out of it",
		.flags		= KW_MANY,
		.attr		= WANP_A_SET_GONE,
		.parse		= read_prefixes,
	}, {
		.name		= "replace",
		.metavar	= "PREFIX[,PREFIX]...|none",
		.help		= "the only ones in it",
		.attr		= WANP_A_SET_PREFIX,
		.parse		= read_replacement,
	},
};

static const struct keyword hosts[] = {
	{
		.name		= "host",
		.metavar	= "HOST[,HOST]...",
		.help		= "the only ones in it, by all of their addresses",
		.flags		= KW_REQUIRED,
		.attr		= WANP_A_SET_PREFIX,
		.parse		= read_hosts,
	},
};

/* Parts of one set follow each other: all of them become the first one. */
static bool join(struct nlmsghdr **first, const struct nlmsghdr *part)
{
	struct nlmsghdr *whole;
	struct nlattr *attr;

	whole = realloc(*first, (*first)->nlmsg_len + part->nlmsg_len);
	if (!whole)
		return false;
	*first = whole;
	mnl_attr_for_each(attr, part, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(attr) == WANP_A_SET_PREFIX)
			mnl_attr_put(whole, WANP_A_SET_PREFIX,
				     mnl_attr_get_payload_len(attr),
				     mnl_attr_get_payload(attr));
	return true;
}

static bool is_same(const struct nlmsghdr *a, const struct nlmsghdr *b)
{
	struct nlattr *x[WANP_A_SET_NAME + 1], *y[WANP_A_SET_NAME + 1];

	genl_attrs(a, x, WANP_A_SET_NAME);
	genl_attrs(b, y, WANP_A_SET_NAME);
	return x[WANP_A_SET_NAME] && y[WANP_A_SET_NAME] &&
	       !strcmp(mnl_attr_get_str(x[WANP_A_SET_NAME]),
		       mnl_attr_get_str(y[WANP_A_SET_NAME]));
}

static bool join_parts(struct reply *reply)
{
	unsigned int i, n = 0;
	bool good = true;

	for (i = 0; i < reply->n; i++) {
		if (!n || !is_same(reply->msg[n - 1], reply->msg[i])) {
			reply->msg[n++] = reply->msg[i];
			continue;
		}
		good = good && join(&reply->msg[n - 1], reply->msg[i]);
		free(reply->msg[i]);
	}
	reply->n = n;
	return good;
}

int set_list(struct parse *p, const char *key, bool with_state)
{
	static const struct listing listing = {
		.module	= MODULE_POLICY,
		.cmd	= WANP_CMD_SET_GET,
		.words	= "set add",
		.fields	= { &new_name, settings, ARRAY_SIZE(settings) },
		.max	= WANP_A_SET_MAX,
		.join	= join_parts,
	};

	return object_list(p, &listing, key, with_state);
}

static int show(struct parse *p, const struct verb *verb)
{
	(void)verb;
	return set_list(p, NULL, true);
}

/* At once, whatever transaction is open: the ruleset stays as it is. */
static int update(struct parse *p, const struct verb *verb)
{
	int status = genl_request(&p->s->genl, p->msg, NULL);

	(void)verb;
	return status == STATUS_NOTHING ? STATUS_REFUSED : status;
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "List the sets.",
		.takes	= { .head = &wanted_name },
		.run	= show,
	}, {
		.name	= "add",
		.help	= "Add a set.",
		.cmd	= WANP_CMD_SET_NEW,
		.takes	= { &new_name, settings, ARRAY_SIZE(settings) },
	}, {
		.name	= "del",
		.help	= "Remove a set.",
		.cmd	= WANP_CMD_SET_DEL,
		.seeks	= true,
		.takes	= { .head = &old_name },
	}, {
		.name	= "update",
		.help	= "Feed a set: change what is in it, at once.",
		.cmd	= WANP_CMD_SET_UPDATE,
		.takes	= { &old_name, changes, ARRAY_SIZE(changes) },
		.acts	= true,
		.run	= update,
	}, {
		.name	= "resolve",
		.help	= "Feed a set with the addresses that names have now.",
		.cmd	= WANP_CMD_SET_UPDATE,
		.takes	= { &old_name, hosts, ARRAY_SIZE(hosts) },
		.acts	= true,
		.run	= update,
	},
};

const struct object set_object = {
	.name		= "set",
	.help		= "prefixes under a name, which others may feed",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
