// SPDX-License-Identifier: GPL-2.0-only
/* Sets are small: they are searched from one end to the other. */

#include <stdlib.h>
#include <string.h>
#include "items.h"

bool items_add(struct items *items, const struct item *item)
{
	struct item *bigger;

	bigger = realloc(items->item, (items->n + 1) * sizeof(*bigger));
	if (!bigger)
		return false;
	items->item = bigger;
	bigger[items->n++] = *item;
	return true;
}

bool items_have(const struct items *items, const struct item *item)
{
	unsigned int i;

	for (i = 0; i < items->n; i++)
		if (!memcmp(&items->item[i], item, sizeof(*item)))
			return true;
	return false;
}

void items_free(struct items *items)
{
	free(items->item);
	memset(items, 0, sizeof(*items));
}
