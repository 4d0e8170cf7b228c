// SPDX-License-Identifier: GPL-2.0-only
/* Peers: parts of the SIP traffic which are treated otherwise. */

#include <string.h>
#include <libmnl/libmnl.h>
#include "match.h"
#include "peer.h"
#include "terms.h"

/**
 * struct profile - terms that go together
 * @mode: mode
 * @source: from whom media is let in
 * @port: ports, ended by 0
 */
struct profile {
	uint32_t	mode;
	uint32_t	source;
	uint16_t	port[3];
};

/* The manual says for whom each is. */
static const char * const profile_names[] = {
	"hosted-pbx", "ip-trunk", "media-relay", "direct-media", "flowroute",
	"own-nat", "unknown", NULL
};

static const struct profile profiles[] = {
	{ NFSIP_MODE_PINHOLE, NFSIP_MEDIA_SOURCE_SDP, {} },
	{ NFSIP_MODE_REWRITE, NFSIP_MEDIA_SOURCE_SDP, {} },
	{ NFSIP_MODE_REWRITE, NFSIP_MEDIA_SOURCE_SIGNALLING, {} },
	{ NFSIP_MODE_REWRITE, NFSIP_MEDIA_SOURCE_ANY, {} },
	{ NFSIP_MODE_REWRITE, NFSIP_MEDIA_SOURCE_ANY, { 5060, 5160 } },
	{ NFSIP_MODE_OFF, NFSIP_MEDIA_SOURCE_SDP, {} },
	{ NFSIP_MODE_AUTO, NFSIP_MEDIA_SOURCE_SDP, {} },
};

/* The ports come first: what stands behind is a list of its own. */
static void put_profile(struct parse *p, const struct place *at,
			const struct profile *profile)
{
	const uint16_t *port;

	for (port = profile->port; *port; port++)
		terms_put_port(p, at, NFSIP_A_PEER_PORT, *port);
	msg_put(p->msg, at, (struct datum) {
		NFSIP_A_PEER_MODE, sizeof(profile->mode), &profile->mode });
	msg_put(p->msg, at, (struct datum) {
		NFSIP_A_PEER_MEDIA_SOURCE, sizeof(profile->source),
		&profile->source });
}

static int read_profile(struct parse *p, const struct keyword *kw)
{
	const struct token *word = args_value(p, kw);
	struct guess guess = {};
	unsigned int i;
	char hint[80];

	if (!word)
		return STATUS_REFUSED;
	guess.wrong = word->text;
	for (i = 0; profile_names[i]; i++) {
		guess_offer(&guess, profile_names[i]);
		if (strcmp(profile_names[i], word->text))
			continue;
		put_profile(p, &word->at, &profiles[i]);
		return STATUS_OK;
	}
	return diag_at(&word->at, "there is no profile '%s'%s", word->text,
		       guess_hint(&guess, hint, sizeof(hint)));
}

static int read_prefix(struct parse *p, const struct keyword *kw)
{
	return match_prefix(p, kw, NFSIP_A_PEER_FAMILY);
}

/* A peer outlives its WAN, and is then shown with a number. */
static int read_wan(struct parse *p, const struct keyword *kw)
{
	uint32_t n;

	if (p->next == p->cmd.n ||
	    !value_number(p->cmd.word[p->next].text,
			  p->cmd.word[p->next].at.len, WAN_ID_MAX, &n))
		return value_wan(p, kw);
	return value_u8(p, kw);
}

static void print_its_wan(const struct shown *obj, const struct keyword *kw)
{
	const struct nlattr *id = obj->tb[kw->attr];

	if (id && !strcmp(wans_name(&obj->s->now, value_get(id)), "?"))
		print_number(obj, kw);
	else
		print_wan(obj, kw);
}

/* It is shown as what it stands for. */
static void print_nothing(const struct shown *obj, const struct keyword *kw)
{
	(void)obj;
	(void)kw;
}

static const struct keyword id = {
	.metavar	= "ID",
	.help		= "number of the peer, and its place: lowest first",
	.key		= "id",
	.flags		= KW_REQUIRED,
	.attr		= NFSIP_A_PEER_ID,
	.parse		= value_u32,
	.print		= print_number,
};

static const struct keyword gone_id = {
	.metavar	= "ID",
	.help		= "number of the peer",
	.flags		= KW_REQUIRED,
	.attr		= NFSIP_A_CONFIG_PEER_DEL,
	.parse		= value_u32,
};

static const struct keyword wanted_id = {
	.metavar	= "ID",
	.help		= "this peer only",
	.parse		= value_wanted,
};

static const struct keyword settings[] = {
	{
		.name		= "profile",
		.metavar	= "NAME",
		.help		= "terms for a kind of provider, unless told otherwise behind it",
		.words		= profile_names,
		.parse		= read_profile,
		.print		= print_nothing,
	}, {
		.name		= "from",
		.metavar	= "PREFIX",
		.help		= "inside hosts",
		.attr		= NFSIP_A_PEER_SRC,
		.parse		= read_prefix,
		.print		= print_prefix,
	}, {
		.name		= "to",
		.metavar	= "PREFIX",
		.help		= "far sides",
		.attr		= NFSIP_A_PEER_DST,
		.parse		= read_prefix,
		.print		= print_prefix,
	}, {
		.name		= "dev",
		.metavar	= "DEV",
		.help		= "device by which a datagram comes or leaves",
		.flags		= KW_DEV,
		.attr		= NFSIP_A_PEER_DEV,
		.parse		= value_name,
		.print		= print_name,
	}, {
		.name		= "wan",
		.metavar	= "WAN",
		.help		= "WAN of the flow, by its name or id",
		.flags		= KW_WAN,
		.attr		= NFSIP_A_PEER_WAN,
		.parse		= read_wan,
		.print		= print_its_wan,
	},
	TERMS_PORTS(NFSIP_A_PEER_PORT,
		    "UDP ports of either end, 8 at most; SIP is looked for on them"),
	TERMS_MODE(NFSIP_A_PEER_MODE),
	TERMS_SOURCE(NFSIP_A_PEER_MEDIA_SOURCE),
	TERMS_HOST(NFSIP_A_PEER_MEDIA_HOST),
	TERMS_EXPIRES(NFSIP_A_PEER_EXPIRES_MAX),
	TERMS_AUTO(NFSIP_A_PEER_AUTO_REWRITE),
};

int peer_list(struct parse *p, const char *key)
{
	static const struct listing listing = {
		.module	= MODULE_ALG,
		.cmd	= NFSIP_CMD_PEER_GET,
		.nest	= NFSIP_A_CONFIG_PEER,
		.words	= "peer add",
		.fields	= { &id, settings, ARRAY_SIZE(settings) },
		.max	= NFSIP_A_PEER_MAX,
	};
	int status = STATUS_OK;

	if (genl_has(&p->s->genl, MODULE_POLICY))
		status = session_wans(p->s);
	return status ? status : object_list(p, &listing, key, false);
}

static int show(struct parse *p, const struct verb *verb)
{
	(void)verb;
	return peer_list(p, NULL);
}

static const struct verb verbs[] = {
	{
		.name	= "show",
		.help	= "List the peers in the order in which they are tried.",
		.takes	= { .head = &wanted_id },
		.run	= show,
	}, {
		.name	= "add",
		.help	= "Add a peer.",
		.module	= MODULE_ALG,
		.cmd	= NFSIP_CMD_CONFIG_SET,
		.nest	= NFSIP_A_CONFIG_PEER,
		.takes	= { &id, settings, ARRAY_SIZE(settings) },
	}, {
		.name	= "del",
		.help	= "Remove a peer.",
		.module	= MODULE_ALG,
		.cmd	= NFSIP_CMD_CONFIG_SET,
		.seeks	= true,
		.takes	= { .head = &gone_id },
	},
};

const struct object peer_object = {
	.name		= "peer",
	.help		= "parts of the SIP traffic which are treated otherwise",
	.verb		= verbs,
	.n_verbs	= ARRAY_SIZE(verbs),
};
