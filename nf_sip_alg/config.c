// SPDX-License-Identifier: GPL-2.0-only
/* What the ALG is told to do in a namespace. */
#include <linux/in.h>
#include <linux/slab.h>

#include "config.h"

struct nfsip_config *nfsip_config_default(void)
{
	struct nfsip_config *config = kzalloc(sizeof(*config), GFP_KERNEL);

	if (!config)
		return NULL;
	config->mode = NFSIP_MODE_OFF;
	config->n_ports = 1;
	config->ports[0] = htons(5060);
	config->media_port_min = 16384;
	config->media_port_max = 32767;
	config->media_source = NFSIP_MEDIA_SOURCE_SDP;
	return config;
}

bool nfsip_is_sip_port(const struct nfsip_config *config, __be16 port)
{
	u32 i;

	for (i = 0; i < config->n_ports; i++)
		if (config->ports[i] == port)
			return true;
	return false;
}
