// SPDX-License-Identifier: GPL-2.0-only
/* Reading and writing of what only the first packet of a flow shows. */

#include <net/ethernet.h>
#include <netinet/ether.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "trait.h"
#include "value.h"

#define DSCP_EF		46
#define DSCP_MAX	63

const char * const trait_services[] = {
	[WANP_SERVICE_NONE]	= "any",
	[WANP_SERVICE_SIP]	= "sip",
	[WANP_SERVICE_RTP]	= "rtp",
	NULL
};

static int put_u32(struct parse *p, const struct token *word, uint16_t attr,
		   uint32_t n)
{
	msg_put(p->msg, &word->at, (struct datum) { attr, sizeof(n), &n });
	return STATUS_OK;
}

int trait_mac(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	struct ether_addr mac;

	if (!word)
		return STATUS_REFUSED;
	if (!ether_aton_r(word->text, &mac))
		return diag_at(&word->at, "'%s' is not an Ethernet address",
			       word->text);
	msg_put(p->msg, &word->at,
		(struct datum) { kw->attr, sizeof(mac), &mac });
	return STATUS_OK;
}

/* RFC 2474: cs0 to cs7; RFC 2597: af11 to af43; RFC 3246: ef */
static bool read_class(const char *text, uint32_t *dscp)
{
	bool is_cs = !strncmp(text, "cs", 2), is_af = !strncmp(text, "af", 2);
	unsigned int class, drop = 0;

	*dscp = DSCP_EF;
	if (!strcmp(text, "ef"))
		return true;
	if (strlen(text) != (is_cs ? 3 : 4) || (!is_cs && !is_af))
		return false;
	class = text[2] - '0';
	if (is_af)
		drop = text[3] - '0';
	*dscp = 8 * class + 2 * drop;
	return is_cs ? class <= 7 :
		       class >= 1 && class <= 4 && drop >= 1 && drop <= 3;
}

int trait_dscp(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t n;
	uint8_t dscp;

	if (!word)
		return STATUS_REFUSED;
	if (!value_number(word->text, word->at.len, DSCP_MAX, &n) &&
	    !read_class(word->text, &n))
		return diag_at(&word->at, "'%s' is not a DSCP", word->text);
	dscp = n;
	msg_put(p->msg, &word->at,
		(struct datum) { kw->attr, sizeof(dscp), &dscp });
	return STATUS_OK;
}

static bool read_bits(const char *text, size_t len, uint32_t *bits)
{
	char number[16], *end;
	unsigned long long n;

	if (!len || len >= sizeof(number) || text[0] < '0' || text[0] > '9')
		return false;
	memcpy(number, text, len);
	number[len] = '\0';
	n = strtoull(number, &end, 0);
	*bits = n;
	return !*end && n <= UINT32_MAX;
}

int trait_own_mark(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t mark;

	if (!word)
		return STATUS_REFUSED;
	if (!read_bits(word->text, word->at.len, &mark))
		return diag_at(&word->at, "'%s' is not a mark", word->text);
	return put_u32(p, word, kw->attr, mark);
}

int trait_mark(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t mark, mask = UINT32_MAX;
	size_t slash;

	if (!word)
		return STATUS_REFUSED;
	slash = strcspn(word->text, "/");
	if (!read_bits(word->text, slash, &mark) ||
	    (word->text[slash] && !read_bits(word->text + slash + 1,
					     word->at.len - slash - 1, &mask)))
		return diag_at(&word->at, "'%s' is not a mark", word->text);
	put_u32(p, word, kw->attr, mark);
	return word->text[slash] ? put_u32(p, word, kw->attr + 1, mask) :
				   STATUS_OK;
}

static bool read_user(const char *text, size_t len, uint32_t *uid)
{
	const struct passwd *user;
	char name[64];

	if (value_number(text, len, UINT32_MAX, uid))
		return true;
	snprintf(name, sizeof(name), "%.*s", (int)len, text);
	user = len && len < sizeof(name) ? getpwnam(name) : NULL;
	if (user)
		*uid = user->pw_uid;
	return user;
}

int trait_own_user(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t uid;

	if (!word)
		return STATUS_REFUSED;
	if (!read_user(word->text, word->at.len, &uid))
		return diag_at(&word->at, "'%s' is not a user", word->text);
	return put_u32(p, word, kw->attr, uid);
}

/* Names may have a dash, so only numbers make a range. */
int trait_users(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	uint32_t min, max;
	size_t dash;

	if (!word)
		return STATUS_REFUSED;
	dash = strspn(word->text, "0123456789");
	if (dash && word->text[dash] == '-' &&
	    value_number(word->text, dash, UINT32_MAX, &min) &&
	    value_number(word->text + dash + 1, word->at.len - dash - 1,
			 UINT32_MAX, &max)) {
		put_u32(p, word, kw->attr, min);
		return put_u32(p, word, kw->attr + 1, max);
	}
	if (!read_user(word->text, word->at.len, &min))
		return diag_at(&word->at, "'%s' is not a user", word->text);
	return put_u32(p, word, kw->attr, min);
}

void print_mac(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *attr = obj->tb[kw->attr];
	struct field field = value_field(kw);
	char text[sizeof("00:00:00:00:00:00")];
	const uint8_t *mac;

	if (!attr || mnl_attr_get_payload_len(attr) != ETH_ALEN)
		return;
	mac = mnl_attr_get_payload(attr);
	snprintf(text, sizeof(text), "%02x:%02x:%02x:%02x:%02x:%02x", mac[0],
		 mac[1], mac[2], mac[3], mac[4], mac[5]);
	out_name(&obj->s->out, &field, text);
}

void print_masked(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *mark = obj->tb[kw->attr];
	const struct nlattr *mask = obj->tb[kw->attr + 1];
	struct field field = value_field(kw);
	uint32_t bits = mask ? value_get(mask) : UINT32_MAX;
	char text[32];

	if (!mark)
		return;
	if (bits == UINT32_MAX)
		snprintf(text, sizeof(text), "0x%x", (uint32_t)value_get(mark));
	else
		snprintf(text, sizeof(text), "0x%x/0x%x",
			 (uint32_t)value_get(mark), bits);
	out_str(&obj->s->out, &field, text);
}

void print_users(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *min = obj->tb[kw->attr];
	const struct nlattr *max = obj->tb[kw->attr + 1];
	struct field field = value_field(kw);
	char text[32];

	if (!min)
		return;
	if (!max || value_get(min) == value_get(max)) {
		out_num(&obj->s->out, &field, value_get(min));
		return;
	}
	snprintf(text, sizeof(text), "%u-%u", (uint32_t)value_get(min),
		 (uint32_t)value_get(max));
	out_str(&obj->s->out, &field, text);
}
