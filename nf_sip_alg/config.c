// SPDX-License-Identifier: GPL-2.0-only
/* What the ALG is told to do in a namespace. */
#include <linux/in.h>
#include <linux/slab.h>

#include "config.h"

void nfsip_config_reset(struct nfsip_config *config)
{
	memset(config, 0, sizeof(*config));
	config->terms.mode = NFSIP_MODE_OFF;
	config->terms.media_source = NFSIP_MEDIA_SOURCE_SDP;
	config->n_ports = 1;
	config->ports[0] = htons(5060);
	config->media_port_min = 16384;
	config->media_port_max = 32767;
	nfsip_config_hear(config);
}

struct nfsip_config *nfsip_config_default(void)
{
	struct nfsip_config *config = kmalloc(sizeof(*config), GFP_KERNEL);

	if (config)
		nfsip_config_reset(config);
	return config;
}

/* Index of the first peer whose id is not below this one */
static u32 place_of(const struct nfsip_config *config, u32 id)
{
	u32 i = 0;

	while (i < config->n_peers && config->peer[i].id < id)
		i++;
	return i;
}

int nfsip_config_add_peer(struct nfsip_config *config,
			  const struct nfsip_peer *peer)
{
	u32 i = place_of(config, peer->id);

	if (i < config->n_peers && config->peer[i].id == peer->id)
		return -EEXIST;
	if (config->n_peers == NFSIP_PEERS_MAX)
		return -ENOSPC;
	memmove(&config->peer[i + 1], &config->peer[i],
		(config->n_peers++ - i) * sizeof(*peer));
	config->peer[i] = *peer;
	return 0;
}

int nfsip_config_del_peer(struct nfsip_config *config, u32 id)
{
	u32 i = place_of(config, id);

	if (i == config->n_peers || config->peer[i].id != id)
		return -ENOENT;
	config->n_peers--;
	memmove(&config->peer[i], &config->peer[i + 1],
		(config->n_peers - i) * sizeof(config->peer[0]));
	return 0;
}

static bool is_among(const __be16 *ports, u32 n, __be16 port)
{
	u32 i;

	for (i = 0; i < n; i++)
		if (ports[i] == port)
			return true;
	return false;
}

static int hear(struct nfsip_config *config, const __be16 *ports, u32 n)
{
	u32 i;

	for (i = 0; i < n; i++) {
		if (nfsip_is_sip_port(config, ports[i]))
			continue;
		if (config->n_heard == NFSIP_HEARD_MAX)
			return -ENOSPC;
		config->heard[config->n_heard++] = ports[i];
	}
	return 0;
}

int nfsip_config_hear(struct nfsip_config *config)
{
	const struct nfsip_peer *peer;
	int err;

	config->n_heard = 0;
	err = hear(config, config->ports, config->n_ports);
	for (peer = config->peer; peer < config->peer + config->n_peers && !err;
	     peer++)
		err = hear(config, peer->ports, peer->n_ports);
	return err;
}

bool nfsip_config_is_off(const struct nfsip_config *config)
{
	u32 i;

	for (i = 0; i < config->n_peers; i++)
		if (config->peer[i].says & BIT(NFSIP_TERM_MODE) &&
		    config->peer[i].terms.mode != NFSIP_MODE_OFF)
			return false;
	return config->terms.mode == NFSIP_MODE_OFF;
}

/* What the peer does not say stays as it is */
static void apply(struct nfsip_terms *terms, const struct nfsip_peer *peer)
{
	const struct nfsip_terms *its = &peer->terms;

	if (peer->says & BIT(NFSIP_TERM_MODE))
		terms->mode = its->mode;
	if (peer->says & BIT(NFSIP_TERM_MEDIA_SOURCE))
		terms->media_source = its->media_source;
	if (peer->says & BIT(NFSIP_TERM_EXPIRES_MAX))
		terms->expires_max_s = its->expires_max_s;
	if (peer->says & BIT(NFSIP_TERM_AUTO_REWRITE))
		terms->auto_rewrite = its->auto_rewrite;
	if (peer->says & BIT(NFSIP_TERM_MEDIA_HOST)) {
		terms->media_host = its->media_host;
		terms->media_host_len = its->media_host_len;
	}
}

static bool is_on(const struct nfsip_flow *flow, const __be16 *ports, u32 n)
{
	return is_among(ports, n, flow->peer.port) ||
	       is_among(ports, n, flow->lan.port) ||
	       is_among(ports, n, flow->pub.port);
}

/* On a port that is heard for the sake of some peer. On others the ALG looks
 * only if somebody has told conntrack so, and then he means it.
 */
static bool is_for_peers_only(const struct nfsip_config *config,
			      const struct nfsip_flow *flow)
{
	return is_on(flow, config->heard, config->n_heard) &&
	       !is_on(flow, config->ports, config->n_ports);
}

struct nfsip_terms nfsip_config_terms(const struct nfsip_config *config,
				      const struct nfsip_flow *flow,
				      const struct nfsip_path *path)
{
	struct nfsip_terms terms = config->terms;
	const struct nfsip_peer *peer;

	for (peer = config->peer; peer < config->peer + config->n_peers; peer++)
		if (nfsip_peer_matches(peer, flow, path)) {
			apply(&terms, peer);
			return terms;
		}
	if (is_for_peers_only(config, flow))
		terms.mode = NFSIP_MODE_OFF;
	return terms;
}

bool nfsip_is_sip_port(const struct nfsip_config *config, __be16 port)
{
	return is_among(config->heard, config->n_heard, port);
}
