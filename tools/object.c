// SPDX-License-Identifier: GPL-2.0-only
/* What all kinds of objects have in common. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include "object.h"
#include "value.h"

/* Objects are named by their head: a string, or a number. */
static bool is_wanted(const struct parse *p, const struct listing *list,
		      struct nlattr **tb)
{
	const struct nlattr *attr;
	uint32_t n;

	if (!p->wanted)
		return true;
	attr = tb[list->fields.head->attr];
	if (!attr)
		return false;
	if (list->fields.head->print == print_name)
		return !strcmp(p->wanted->text, mnl_attr_get_str(attr));
	return value_number(p->wanted->text, p->wanted->at.len, UINT32_MAX,
			    &n) && n == value_get(attr);
}

/* The attributes of the object, which is the message, or a nest in it */
static void find_attrs(struct shown *obj, const struct listing *list)
{
	const struct nlattr *attr;

	obj->attrs = mnl_nlmsg_get_payload_offset(obj->nlh,
						  sizeof(struct genlmsghdr));
	obj->size = mnl_nlmsg_get_payload_len(obj->nlh) -
		    sizeof(struct genlmsghdr);
	mnl_attr_for_each(attr, obj->nlh, sizeof(struct genlmsghdr)) {
		if (!list->nest || mnl_attr_get_type(attr) != list->nest)
			continue;
		obj->attrs = mnl_attr_get_payload(attr);
		obj->size = mnl_attr_get_payload_len(attr);
	}
}

static bool show(const struct parse *p, const struct listing *list,
		 const struct nlmsghdr *nlh, bool with_state)
{
	struct nlattr **tb = calloc(list->max + 1, sizeof(*tb)), *attr;
	struct shown obj = { .s = p->s, .nlh = nlh, .tb = tb };
	bool wanted = false;

	if (!tb)
		return false;
	find_attrs(&obj, list);
	mnl_attr_for_each_payload(obj.attrs, obj.size)
		if (mnl_attr_get_type(attr) <= list->max)
			tb[mnl_attr_get_type(attr)] = attr;
	wanted = is_wanted(p, list, tb);
	if (wanted) {
		out_object(&p->s->out, list->words);
		args_print(&obj, &list->fields, with_state);
		out_object_end(&p->s->out);
	}
	free(tb);
	return wanted;
}

int object_list(struct parse *p, const struct listing *list, const char *key,
		bool with_state)
{
	struct reply reply = {};
	unsigned int i, shown = 0;
	int status;

	status = genl_dump(&p->s->genl, list->module, list->cmd, &reply);
	if (!status && list->join && !list->join(&reply))
		status = diag_io("out of memory");
	if (!status) {
		out_list(&p->s->out, key);
		for (i = 0; i < reply.n; i++)
			shown += show(p, list, reply.msg[i], with_state);
		out_list_end(&p->s->out);
	}
	genl_reply_free(&reply);
	return !status && p->wanted && !shown ? STATUS_NOTHING : status;
}

const struct verb *object_find_verb(const struct object *object,
				    struct parse *p)
{
	const struct token *word = &p->cmd.word[p->next];
	struct guess guess = {};
	char hint[80];
	unsigned int i;

	if (p->next == p->cmd.n)
		return &object->verb[0];
	guess.wrong = word->text;
	for (i = 0; i < object->n_verbs; i++) {
		guess_offer(&guess, object->verb[i].name);
		if (strcmp(object->verb[i].name, word->text))
			continue;
		p->next++;
		return &object->verb[i];
	}
	diag_at(&word->at, "%s has no verb '%s'%s", object->name, word->text,
		guess_hint(&guess, hint, sizeof(hint)));
	return NULL;
}

static void verb_usage(const struct object *object, const struct verb *verb)
{
	printf("  nfwan %s %s", object->name, verb->name);
	args_usage(&verb->takes);
}

void object_usage(const struct object *object)
{
	unsigned int i;

	for (i = 0; i < object->n_verbs; i++)
		verb_usage(object, &object->verb[i]);
}

void object_help(const struct object *object)
{
	unsigned int i;

	printf("nfwan %s: %s.\n", object->name, object->help);
	for (i = 0; i < object->n_verbs; i++) {
		putchar('\n');
		verb_usage(object, &object->verb[i]);
		printf("    %s\n", object->verb[i].help);
		args_help(&object->verb[i].takes);
	}
}
