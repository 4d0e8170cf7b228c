// SPDX-License-Identifier: GPL-2.0-only
/* Room to think, one per CPU. */
#include <linux/bottom_half.h>
#include <linux/mm.h>
#include <linux/percpu.h>

#include "scratch.h"

static DEFINE_PER_CPU(struct nfsip_scratch *, scratch);

struct nfsip_scratch *nfsip_scratch_get(void)
{
	local_bh_disable();
	return this_cpu_read(scratch);
}

void nfsip_scratch_put(void)
{
	local_bh_enable();
}

void nfsip_scratch_exit(void)
{
	int cpu;

	for_each_possible_cpu(cpu) {
		kvfree(per_cpu(scratch, cpu));
		per_cpu(scratch, cpu) = NULL;
	}
}

int nfsip_scratch_init(void)
{
	struct nfsip_scratch *s;
	int cpu;

	for_each_possible_cpu(cpu) {
		s = kvzalloc_node(sizeof(*s), GFP_KERNEL, cpu_to_node(cpu));
		if (!s) {
			nfsip_scratch_exit();
			return -ENOMEM;
		}
		per_cpu(scratch, cpu) = s;
	}
	return 0;
}
