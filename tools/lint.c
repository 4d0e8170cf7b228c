// SPDX-License-Identifier: GPL-2.0-only
/* Rules that cannot mean what they say. */

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "genl.h"
#include "lint.h"
#include "value.h"

#define PORT_SIP	5060
#define PORT_MAX	65535

/**
 * struct ports - a range of them
 * @min: first
 * @max: last
 */
struct ports {
	unsigned int	min;
	unsigned int	max;
};

/**
 * struct looks - what a rule looks at
 * @nlh: the rule
 * @tb: its attributes
 * @id: its number
 * @odd: it also looks at something that is not known here
 */
struct looks {
	const struct nlmsghdr	*nlh;
	const struct nlattr	*tb[WANP_A_RULE_MAX + 1];
	unsigned int		id;
	bool			odd;
};

/* What it does, not what it looks at, is known, too. */
static bool is_known(unsigned int type)
{
	return type <= WANP_A_RULE_HITS ||
	       (type >= WANP_A_RULE_ON_FAIL && type <= WANP_A_RULE_DRAINING);
}

static void read_rule(struct looks *rule, const struct nlmsghdr *nlh)
{
	const struct nlattr *attr;

	memset(rule, 0, sizeof(*rule));
	rule->nlh = nlh;
	mnl_attr_for_each(attr, nlh, sizeof(struct genlmsghdr)) {
		if (!is_known(mnl_attr_get_type(attr)))
			rule->odd = true;
		else
			rule->tb[mnl_attr_get_type(attr)] = attr;
	}
	if (rule->tb[WANP_A_RULE_ID])
		rule->id = value_get(rule->tb[WANP_A_RULE_ID]);
}

static bool same(const struct nlattr *a, const struct nlattr *b)
{
	return a && b &&
	       mnl_attr_get_payload_len(a) == mnl_attr_get_payload_len(b) &&
	       !memcmp(mnl_attr_get_payload(a), mnl_attr_get_payload(b),
		       mnl_attr_get_payload_len(a));
}

/* What is not said matches all. */
static bool covers_value(const struct looks *a, const struct looks *b,
			 unsigned int type)
{
	return !a->tb[type] || same(a->tb[type], b->tb[type]);
}

static bool covers_prefix(const struct looks *a, const struct looks *b,
			  unsigned int type)
{
	const uint8_t *x, *y;
	unsigned int len;

	if (!a->tb[type])
		return true;
	if (!b->tb[type])
		return false;
	len = value_get(a->tb[type + 1]);
	if (len > value_get(b->tb[type + 1]))
		return false;
	x = mnl_attr_get_payload(a->tb[type]);
	y = mnl_attr_get_payload(b->tb[type]);
	if (memcmp(x, y, len / 8))
		return false;
	return !(len % 8) ||
	       !((x[len / 8] ^ y[len / 8]) >> (8 - len % 8));
}

static unsigned int port(const struct nlattr *attr, unsigned int none)
{
	return attr ? ntohs(mnl_attr_get_u16(attr)) : none;
}

static struct ports ports_of(const struct looks *rule, unsigned int type)
{
	return (struct ports) {
		.min = port(rule->tb[type], 0),
		.max = port(rule->tb[type + 1], PORT_MAX),
	};
}

static bool covers_ports(const struct looks *a, const struct looks *b,
			 unsigned int type)
{
	struct ports x = ports_of(a, type), y = ports_of(b, type);

	return x.min <= y.min && x.max >= y.max;
}

static bool covers(const struct looks *a, const struct looks *b)
{
	return !a->odd &&
	       covers_value(a, b, WANP_A_RULE_IIF) &&
	       covers_value(a, b, WANP_A_RULE_FAMILY) &&
	       covers_prefix(a, b, WANP_A_RULE_SRC) &&
	       covers_prefix(a, b, WANP_A_RULE_DST) &&
	       covers_value(a, b, WANP_A_RULE_PROTO) &&
	       covers_ports(a, b, WANP_A_RULE_SPORT_MIN) &&
	       covers_ports(a, b, WANP_A_RULE_DPORT_MIN);
}

static unsigned int members(const struct looks *rule, uint8_t *id,
			    unsigned int max)
{
	const struct nlattr *attr;
	unsigned int n = 0;

	mnl_attr_for_each(attr, rule->nlh, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(attr) == WANP_A_RULE_MEMBER && n < max)
			id[n++] = value_get(attr);
	return n;
}

static bool goes_alike(const struct looks *a, const struct looks *b)
{
	uint8_t x[WAN_ID_MAX], y[WAN_ID_MAX];
	unsigned int n = members(a, x, WAN_ID_MAX);

	return n == members(b, y, WAN_ID_MAX) && !memcmp(x, y, n) &&
	       same(a->tb[WANP_A_RULE_ALGORITHM],
		    b->tb[WANP_A_RULE_ALGORITHM]);
}

static void about(char *buf, size_t size, const struct looks *rule)
{
	snprintf(buf, size, "rule %u", rule->id);
}

static bool lint_shadow(struct findings *to, const struct looks *rule,
			const struct nlmsghdr *earlier)
{
	struct looks other;
	char name[20];

	read_rule(&other, earlier);
	if (!covers(&other, rule))
		return false;
	about(name, sizeof(name), rule);
	finding(to, FINDING_WARNING, name,
		"rule %u before it matches all that it does: it never has its turn",
		other.id);
	return true;
}

/* A rule for port 5060 alone says nothing of the ports that media has. */
static bool is_signalling(const struct looks *rule)
{
	struct ports ports = ports_of(rule, WANP_A_RULE_DPORT_MIN);

	return rule->tb[WANP_A_RULE_DPORT_MIN] && ports.min <= PORT_SIP &&
	       ports.max >= PORT_SIP && ports.max < 10000;
}

static bool meets_value(const struct looks *a, const struct looks *b,
			unsigned int type)
{
	return covers_value(a, b, type) || covers_value(b, a, type);
}

static bool meets_prefix(const struct looks *a, const struct looks *b,
			 unsigned int type)
{
	return covers_prefix(a, b, type) || covers_prefix(b, a, type);
}

/* Could a call that @rule decides have its media decided by @media? */
static bool is_media(const struct looks *media, const struct looks *rule)
{
	struct ports ports = ports_of(media, WANP_A_RULE_DPORT_MIN);

	return ports.max >= 10000 &&
	       meets_value(media, rule, WANP_A_RULE_IIF) &&
	       meets_value(media, rule, WANP_A_RULE_FAMILY) &&
	       meets_value(media, rule, WANP_A_RULE_PROTO) &&
	       meets_prefix(media, rule, WANP_A_RULE_SRC) &&
	       meets_prefix(media, rule, WANP_A_RULE_DST);
}

static void lint_media(struct findings *to, const struct looks *rule,
		       const struct reply *rules)
{
	struct looks other;
	unsigned int i;
	char name[20];

	for (i = 0; i < rules->n; i++) {
		read_rule(&other, rules->msg[i]);
		if (other.id == rule->id || !is_media(&other, rule))
			continue;
		if (goes_alike(&other, rule))
			return;
		about(name, sizeof(name), rule);
		finding(to, FINDING_WARNING, name,
			"it decides SIP, but rule %u decides media that no call announces, and goes elsewhere; give this rule the media's ports, or none",
			other.id);
		return;
	}
}

int lint_rules(struct findings *to, struct genl *genl)
{
	struct reply rules = {};
	struct looks rule;
	unsigned int i, k;
	int status = genl_dump(genl, MODULE_POLICY, WANP_CMD_RULE_GET, &rules);

	for (i = 0; i < rules.n; i++) {
		read_rule(&rule, rules.msg[i]);
		for (k = 0; k < i; k++)
			if (lint_shadow(to, &rule, rules.msg[k]))
				break;
		if (k == i && is_signalling(&rule))
			lint_media(to, &rule, &rules);
	}
	genl_reply_free(&rules);
	return status;
}
