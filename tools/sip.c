// SPDX-License-Identifier: GPL-2.0-only
/* Settings of the ALG. */

#include "match.h"
#include "object.h"
#include "sip.h"
#include "terms.h"

static const struct keyword settings[] = {
	TERMS_MODE(NFSIP_A_CONFIG_MODE),
	TERMS_PORTS(NFSIP_A_CONFIG_PORT,
		    "UDP ports on which SIP is spoken, 8 at most"),
	{
		.name		= "media-ports",
		.metavar	= "PORT-PORT",
		.help		= "public ports for media whose own is taken",
		.key		= "media_ports",
		.attr		= NFSIP_A_CONFIG_MEDIA_PORT_MIN,
		.parse		= match_range,
		.print		= print_range,
	},
	TERMS_SOURCE(NFSIP_A_CONFIG_MEDIA_SOURCE),
	TERMS_HOST(NFSIP_A_CONFIG_MEDIA_HOST),
	TERMS_EXPIRES(NFSIP_A_CONFIG_EXPIRES_MAX),
	TERMS_AUTO(NFSIP_A_CONFIG_AUTO_REWRITE),
};

int sip_list(struct parse *p, const char *key)
{
	static const struct listing listing = {
		.module	= MODULE_ALG,
		.cmd	= NFSIP_CMD_CONFIG_GET,
		.words	= "sip set",
		.fields	= { NULL, settings, ARRAY_SIZE(settings) },
		.max	= NFSIP_A_CONFIG_MAX,
	};

	return object_list(p, &listing, key, false);
}

static int show(struct parse *p, const struct verb *verb)
{
	(void)verb;
	return sip_list(p, NULL);
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "Show the settings of the ALG.",
		.run	= show,
	}, {
		.name	= "set",
		.help	= "Change what is given of the settings.",
		.module	= MODULE_ALG,
		.cmd	= NFSIP_CMD_CONFIG_SET,
		.takes	= { NULL, settings, ARRAY_SIZE(settings) },
	},
};

const struct object sip_object = {
	.name		= "sip",
	.help		= "what the ALG does",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
