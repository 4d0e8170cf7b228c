// SPDX-License-Identifier: GPL-2.0-only
/* All kinds of objects. */

#include <string.h>
#include "call.h"
#include "evidence.h"
#include "monitor.h"
#include "natmap.h"
#include "objects.h"
#include "peer.h"
#include "rule.h"
#include "ruleset.h"
#include "set.h"
#include "sip.h"
#include "stats.h"
#include "wan.h"

const struct object *objects_nth(unsigned int i)
{
	static const struct object * const objects[] = {
		&wan_object, &set_object, &rule_object, &natmap_object,
		&sip_object, &peer_object, &ruleset_object, &call_object,
		&evidence_object, &stats_object, &monitor_object,
	};

	return i < ARRAY_SIZE(objects) ? objects[i] : NULL;
}

const struct object *objects_find(const char *name)
{
	const struct object *object;
	unsigned int i;

	for (i = 0; (object = objects_nth(i)); i++)
		if (!strcmp(object->name, name))
			break;
	return object;
}

const struct object *objects_of(struct parse *p)
{
	const struct token *word = &p->cmd.word[p->next++];
	const struct object *object = objects_find(word->text);
	struct guess guess = { .wrong = word->text };
	char hint[80];
	unsigned int i;

	if (object)
		return object;
	for (i = 0; (object = objects_nth(i)); i++)
		guess_offer(&guess, object->name);
	diag_at(&word->at, "there is no object '%s'%s", word->text,
		guess_hint(&guess, hint, sizeof(hint)));
	return NULL;
}
