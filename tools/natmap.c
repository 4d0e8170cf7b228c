// SPDX-License-Identifier: GPL-2.0-only
/* Natmaps. */

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "match.h"
#include "natmap.h"
#include "value.h"

static const struct ends ends = {
	.family		= WANP_A_NATMAP_FAMILY,
	.src		= WANP_A_NATMAP_SRC,
	.dst		= WANP_A_NATMAP_DST,
	.src_set	= WANP_A_NATMAP_SRC_SET,
	.dst_set	= WANP_A_NATMAP_DST_SET,
};

static int read_end(struct parse *p, const struct keyword *kw)
{
	return match_end(p, kw, &ends);
}

static const struct wan *read_wan(struct parse *p, const struct keyword *kw,
				  const struct token **word)
{
	*word = args_value(p, kw);
	if (!*word)
		return NULL;
	return value_find_wan(p, &(*word)->at, (*word)->text);
}

/**
 * struct target - what stands behind the name of a WAN
 * @word: the word
 * @family: family of its addresses; 0 for auto
 * @first: the address, or the first one
 * @last: the last one of a range
 * @sep: '-' in a range, '/' in a prefix, else 0
 * @behind: what is behind @sep
 * @len: length of a prefix
 */
struct target {
	const struct token	*word;
	uint8_t			family;
	uint8_t			first[16];
	uint8_t			last[16];
	char			sep;
	struct place		behind;
	uint8_t			len;
};

static uint8_t read_first(const char *text, size_t len, uint8_t *bytes)
{
	char first[VALUE_ADDR_MAX];

	if (len >= sizeof(first))
		return 0;
	memcpy(first, text, len);
	first[len] = '\0';
	return value_addr(first, bytes);
}

static int read_behind(struct target *t, const char *text)
{
	uint32_t len;

	if (t->sep == '-' && value_addr(text, t->last) != t->family)
		return diag_at(&t->behind, "'%s' is not an IPv%c address", text,
			       t->family == AF_INET ? '4' : '6');
	if (t->sep != '/')
		return STATUS_OK;
	if (!value_number(text, t->behind.len,
			  t->family == AF_INET ? 32 : 128, &len))
		return diag_at(&t->behind, "'%s' is not a prefix length", text);
	t->len = len;
	return STATUS_OK;
}

/* "auto" is the absence of an address; else its family is the natmap's. */
static int read_target(struct parse *p, struct target *t)
{
	const struct token *word;
	size_t len;
	int status;

	if (p->next == p->cmd.n)
		return diag_at(&args_word(p)->at,
			       "%s needs an address or 'auto' behind it",
			       args_word(p)->text);
	word = &p->cmd.word[p->next++];
	t->word = word;
	if (!strcmp(word->text, "auto"))
		return STATUS_OK;
	len = strcspn(word->text, "-/");
	t->family = read_first(word->text, len, t->first);
	if (!t->family)
		return diag_at(&word->at, "'%s' is neither an address nor auto",
			       word->text);
	t->sep = word->text[len];
	if (t->sep)
		t->behind = token_part(word, len + 1, word->at.len - len - 1);
	status = read_behind(t, word->text + len + !!t->sep);
	return status ? status : match_family(p, word, t->family,
					      WANP_A_NATMAP_FAMILY);
}

static void put_target(struct msg *msg, const struct target *t)
{
	uint16_t size = t->family == AF_INET ? 4 : 16;

	if (t->family)
		msg_put(msg, &t->word->at, (struct datum) {
			WANP_A_ENTRY_ADDR, size, t->first });
	if (t->sep == '-')
		msg_put(msg, &t->behind, (struct datum) {
			WANP_A_ENTRY_LAST, size, t->last });
	if (t->sep == '/')
		msg_put(msg, &t->behind, (struct datum) {
			WANP_A_ENTRY_LEN, sizeof(t->len), &t->len });
}

static int read_entry(struct parse *p, const struct keyword *kw)
{
	const struct token *on = args_word(p), *name;
	int status = session_wans(p->s);
	struct target target = {};
	const struct wan *wan;
	unsigned int nest;

	if (status)
		return status;
	wan = read_wan(p, kw, &name);
	if (!wan)
		return STATUS_REFUSED;
	status = read_target(p, &target);
	if (status)
		return status;
	nest = msg_nest(p->msg, &on->at, kw->attr);
	msg_put(p->msg, &name->at, (struct datum) {
		.type = WANP_A_ENTRY_WAN, .size = sizeof(wan->id),
		.data = &wan->id,
	});
	put_target(p->msg, &target);
	msg_nest_end(p->msg, nest);
	return STATUS_OK;
}

static int read_flag(struct parse *p, const struct keyword *kw)
{
	msg_put(p->msg, &args_word(p)->at,
		(struct datum) { .type = kw->attr });
	return STATUS_OK;
}

static void get_entry(const struct nlattr *nest, struct nlattr **tb)
{
	struct nlattr *attr;

	memset(tb, 0, (WANP_A_ENTRY_MAX + 1) * sizeof(*tb));
	mnl_attr_for_each_nested(attr, nest)
		if (mnl_attr_get_type(attr) <= WANP_A_ENTRY_MAX)
			tb[mnl_attr_get_type(attr)] = attr;
}

static const char *target_text(char *buf, struct nlattr *const *tb)
{
	const struct nlattr *len = tb[WANP_A_ENTRY_LEN];
	const struct nlattr *last = tb[WANP_A_ENTRY_LAST];

	if (!tb[WANP_A_ENTRY_ADDR])
		return "auto";
	value_addr_text(buf, tb[WANP_A_ENTRY_ADDR]);
	if (last) {
		strcat(buf, "-");
		value_addr_text(buf + strlen(buf), last);
	}
	if (len)
		sprintf(buf + strlen(buf), "/%u", mnl_attr_get_u8(len));
	return buf;
}

static void print_entry(struct session *s, const struct nlattr *nest)
{
	struct nlattr *tb[WANP_A_ENTRY_MAX + 1];
	char buf[2 * VALUE_ADDR_MAX];
	const char *address;

	get_entry(nest, tb);
	if (!tb[WANP_A_ENTRY_WAN])
		return;
	address = target_text(buf, tb);
	out_object(&s->out, NULL);
	out_name(&s->out, &(const struct field) { "wan", "on" },
		 wans_name(&s->now, value_get(tb[WANP_A_ENTRY_WAN])));
	out_name(&s->out, FIELD_BARE("address"), address);
	out_object_end(&s->out);
}

static void print_entries(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *attr;

	out_list(&obj->s->out, "on");
	mnl_attr_for_each(attr, obj->nlh, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(attr) == kw->attr)
			print_entry(obj->s, attr);
	out_list_end(&obj->s->out);
}

/* What the kernel assumes when nothing is said is not said in text. */
static void print_order(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *id = obj->tb[WANP_A_NATMAP_ID];
	const struct nlattr *order = obj->tb[kw->attr];

	if (obj->s->out.json || !id || !order ||
	    value_get(order) != value_get(id))
		print_number(obj, kw);
}

static bool tells_family(const struct shown *obj)
{
	struct nlattr *tb[WANP_A_ENTRY_MAX + 1];
	const struct nlattr *attr;

	mnl_attr_for_each(attr, obj->nlh, sizeof(struct genlmsghdr)) {
		if (mnl_attr_get_type(attr) != WANP_A_NATMAP_ENTRY)
			continue;
		get_entry(attr, tb);
		if (tb[WANP_A_ENTRY_ADDR])
			return true;
	}
	return false;
}

static void print_ends(const struct shown *obj, const struct keyword *kw)
{
	print_end(obj, kw, &ends, tells_family(obj));
}

static const struct keyword id = {
	.metavar	= "ID",
	.help		= "number of the natmap",
	.key		= "id",
	.flags		= KW_REQUIRED,
	.attr		= WANP_A_NATMAP_ID,
	.parse		= value_u32,
	.print		= print_number,
};

static const struct keyword wanted_id = {
	.metavar	= "ID",
	.help		= "this natmap only",
	.parse		= value_wanted,
};

static const struct keyword settings[] = {
	{
		.name		= "order",
		.metavar	= "N",
		.help		= "its place, lowest first; by default the id",
		.attr		= WANP_A_NATMAP_ORDER,
		.parse		= value_u32,
		.print		= print_order,
	}, {
		.name		= "from",
		.metavar	= "PREFIX|@SET",
		.help		= "source, before any translation",
		.flags		= KW_SET,
		.attr		= WANP_A_NATMAP_SRC,
		.parse		= read_end,
		.print		= print_ends,
	}, {
		.name		= "to",
		.metavar	= "PREFIX|@SET",
		.help		= "destination, before any translation",
		.flags		= KW_SET,
		.attr		= WANP_A_NATMAP_DST,
		.parse		= read_end,
		.print		= print_ends,
	}, {
		.name		= "proto",
		.metavar	= "PROTO[,PROTO]...",
		.help		= "tcp, udp, icmp ... or a number; 4 at most",
		.attr		= WANP_A_NATMAP_PROTO,
		.parse		= match_protos,
		.print		= print_protos,
	}, {
		.name		= "dport",
		.metavar	= "PORT[-PORT][,...]",
		.help		= "destination ports, 8 ranges at most",
		.attr		= WANP_A_NATMAP_DPORT_MIN,
		.parse		= match_ports,
		.print		= print_ports,
	}, {
		.name		= "on",
		.metavar	= "WAN ADDR[-ADDR]|PREFIX|auto",
		.help		= "public address there; auto: that of the device",
		.flags		= KW_REQUIRED | KW_MANY | KW_WAN,
		.attr		= WANP_A_NATMAP_ENTRY,
		.parse		= read_entry,
		.print		= print_entries,
	}, {
		.name		= "pair",
		.help		= "what comes in to the address goes to the host, too",
		.attr		= WANP_A_NATMAP_PAIR,
		.parse		= read_flag,
		.print		= print_flag,
	}, {
		.name		= "require",
		.help		= "what cannot have its address does not leave",
		.attr		= WANP_A_NATMAP_REQUIRE,
		.parse		= read_flag,
		.print		= print_flag,
	}, {
		.name		= "static-port",
		.help		= "nor what cannot keep its source port",
		.attr		= WANP_A_NATMAP_STATIC_PORT,
		.parse		= read_flag,
		.print		= print_flag,
	},
};

int natmap_list(struct parse *p, const char *key)
{
	static const struct listing listing = {
		.module	= MODULE_POLICY,
		.cmd	= WANP_CMD_NATMAP_GET,
		.words	= "natmap add",
		.fields	= { &id, settings, ARRAY_SIZE(settings) },
		.max	= WANP_A_NATMAP_MAX,
	};
	int status = session_wans(p->s);

	return status ? status : object_list(p, &listing, key, false);
}

static int show(struct parse *p, const struct verb *verb)
{
	(void)verb;
	return natmap_list(p, NULL);
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "List the natmaps in the order in which they are tried.",
		.takes	= { .head = &wanted_id },
		.run	= show,
	}, {
		.name	= "add",
		.help	= "Add a natmap.",
		.cmd	= WANP_CMD_NATMAP_NEW,
		.takes	= { &id, settings, ARRAY_SIZE(settings) },
	}, {
		.name	= "del",
		.help	= "Remove a natmap.",
		.cmd	= WANP_CMD_NATMAP_DEL,
		.seeks	= true,
		.takes	= { .head = &id },
	},
};

const struct object natmap_object = {
	.name		= "natmap",
	.help		= "public addresses of flows on each WAN",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
