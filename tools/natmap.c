// SPDX-License-Identifier: GPL-2.0-only
/* Natmaps. */

#include <netinet/in.h>
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

/* "auto" is the absence of an address; else its family is the natmap's. */
static int read_address(struct parse *p, struct datum *datum, uint8_t *bytes)
{
	const struct token *word;
	uint8_t family;

	if (p->next == p->cmd.n)
		return diag_at(&args_word(p)->at,
			       "%s needs an address or 'auto' behind it",
			       args_word(p)->text);
	word = &p->cmd.word[p->next++];
	datum->size = 0;
	if (!strcmp(word->text, "auto"))
		return STATUS_OK;
	family = value_addr(word->text, bytes);
	if (!family)
		return diag_at(&word->at, "'%s' is neither an address nor auto",
			       word->text);
	datum->size = family == AF_INET ? 4 : 16;
	return match_family(p, word, family, WANP_A_NATMAP_FAMILY);
}

static int read_entry(struct parse *p, const struct keyword *kw)
{
	const struct token *on = args_word(p), *name;
	uint8_t bytes[16];
	struct datum addr = { .type = WANP_A_ENTRY_ADDR, .data = bytes };
	int status = session_wans(p->s);
	const struct wan *wan;
	unsigned int nest;

	if (status)
		return status;
	wan = read_wan(p, kw, &name);
	if (!wan)
		return STATUS_REFUSED;
	status = read_address(p, &addr, bytes);
	if (status)
		return status;
	nest = msg_nest(p->msg, &on->at, kw->attr);
	msg_put(p->msg, &name->at, (struct datum) {
		.type = WANP_A_ENTRY_WAN, .size = sizeof(wan->id),
		.data = &wan->id,
	});
	if (addr.size)
		msg_put(p->msg, &args_word(p)->at, addr);
	msg_nest_end(p->msg, nest);
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

static void print_entry(struct session *s, const struct nlattr *nest)
{
	struct nlattr *tb[WANP_A_ENTRY_MAX + 1];
	const char *address = "auto";
	char buf[VALUE_ADDR_MAX];

	get_entry(nest, tb);
	if (!tb[WANP_A_ENTRY_WAN])
		return;
	if (tb[WANP_A_ENTRY_ADDR])
		address = value_addr_text(buf, tb[WANP_A_ENTRY_ADDR]);
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
		.metavar	= "WAN ADDR|auto",
		.help		= "public address there; auto: that of the device",
		.flags		= KW_REQUIRED | KW_MANY | KW_WAN,
		.attr		= WANP_A_NATMAP_ENTRY,
		.parse		= read_entry,
		.print		= print_entries,
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
