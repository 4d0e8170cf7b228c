// SPDX-License-Identifier: GPL-2.0-only
/* From words to what they mean. */

#include <string.h>
#include "batch.h"
#include "objects.h"
#include "ruleset.h"
#include "run.h"

/* There is one start more than commands, where the next one would begin. */
static unsigned int n_commands(const struct source *src)
{
	return src->n_commands - 1;
}

static const struct verb *find_verb(struct parse *p)
{
	const struct object *object = objects_of(p);

	return object ? object_find_verb(object, p) : NULL;
}

static int add(struct batch *batch, const struct source *src, unsigned int i)
{
	struct parse p = { .s = batch->s, .cmd = source_command(src, i) };
	const struct verb *verb = find_verb(&p);

	if (!verb)
		return STATUS_REFUSED;
	if (verb->run)
		return diag_at(&p.cmd.word[0].at,
			       "'%s' has no place in a file",
			       verb->name);
	return batch_add(batch, verb, &p);
}

static bool is_replace(const struct command *cmd)
{
	return cmd->n == 1 && !strcmp(cmd->word[0].text, RULESET_REPLACE);
}

/* Returns the number of commands it has taken; saying it again is no harm. */
static unsigned int take_replace(struct session *s, const struct source *src)
{
	struct command cmd;
	unsigned int i;

	for (i = 0; i < n_commands(src); i++) {
		cmd = source_command(src, i);
		if (!is_replace(&cmd))
			break;
		s->replace = true;
	}
	return i;
}

/* To have found nothing is a mistake, but for who was looking for it. */
static int settle(int status, bool seeks)
{
	return status == STATUS_NOTHING && !seeks ? STATUS_REFUSED : status;
}

int run_file(struct session *s, const struct source *src)
{
	struct batch batch = { .s = s };
	int status = STATUS_OK;
	unsigned int i;

	s->change = true;
	for (i = take_replace(s, src); i < n_commands(src) && !status; i++)
		status = add(&batch, src, i);
	if (!status)
		status = batch_run(&batch);
	batch_free(&batch);
	return settle(status, false);
}

static int run_change(struct parse *p, const struct verb *verb)
{
	struct batch batch = { .s = p->s };
	int status;

	p->s->change = true;
	status = batch_add(&batch, verb, p);
	if (!status)
		status = batch_run(&batch);
	batch_free(&batch);
	return settle(status, verb->seeks);
}

static int run_query(struct parse *p, const struct verb *verb)
{
	struct place place = command_place(&p->cmd);
	int status;

	if (p->s->check && verb->acts)
		return diag_at(&place, "'%s' is done at once: it cannot be checked",
			       verb->name);
	if (verb->cmd) {
		p->msg = msg_new(verb->module, verb->cmd, &place);
		if (!p->msg)
			return diag_io("out of memory");
	}
	status = args_parse(p, &verb->takes);
	if (!status)
		status = verb->run(p, verb);
	msg_free(p->msg);
	return status;
}

int run_command(struct session *s, const struct source *src)
{
	struct parse p = { .s = s };
	const struct verb *verb;

	if (!n_commands(src))
		return ruleset_list(&p, true);
	p.cmd = source_command(src, 0);
	verb = find_verb(&p);
	if (!verb)
		return STATUS_REFUSED;
	return verb->run ? run_query(&p, verb) : run_change(&p, verb);
}
