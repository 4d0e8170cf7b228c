// SPDX-License-Identifier: GPL-2.0-only
/* Media ports: which public port stands for which inside port. */
#include <linux/random.h>
#include <linux/slab.h>

#include "expect.h"
#include "media.h"

/* As long as an offer may ring; the call extends it */
#define MEDIA_LIFE_MS	(NFSIP_EXPECT_TIMEOUT_S * 1000)

#define PORT_TRIES	128

static struct nfsip_media *media_at(struct nfsip_net *sn, u64 key)
{
	struct nfsip_entry *e = nfsip_table_find(&sn->media, key);

	return e ? container_of(e, struct nfsip_media, entry) : NULL;
}

u64 nfsip_media_key(const struct nfsip_flow *flow, u16 port)
{
	struct nfsip_end end = { .ip = flow->lan.ip, .port = htons(port) };

	return nfsip_end_hash(flow->family, &end);
}

struct nfsip_media *nfsip_media_find(struct nfsip_net *sn, u8 family,
				     const struct nfsip_end *lan)
{
	return media_at(sn, nfsip_end_hash(family, lan));
}

static void release_port(struct nfsip_net *sn, const struct nfsip_media *m)
{
	struct nfsip_entry *e;

	e = nfsip_table_find(&sn->ports, nfsip_end_hash(m->family, &m->pub));
	if (e && container_of(e, struct nfsip_port, entry)->media ==
		 m->entry.key)
		nfsip_table_del(&sn->ports, e);
}

static void drop(struct nfsip_net *sn, struct nfsip_media *m)
{
	nfsip_expect_close(sn->net, m->family, &m->pub);
	release_port(sn, m);
	if (nfsip_table_del(&sn->media, &m->entry))
		nfsip_count(sn, NFSIP_R_MEDIA_CLOSE);
}

void nfsip_media_close(struct nfsip_net *sn, u64 media, u64 call)
{
	struct nfsip_media *m = media_at(sn, media);

	if (m && READ_ONCE(m->call) == call)
		drop(sn, m);
}

static void set_life(struct nfsip_net *sn, u64 media, unsigned int life_ms,
		     void (*set)(struct nfsip_entry *e, unsigned int life_ms))
{
	struct nfsip_media *m = media_at(sn, media);
	struct nfsip_entry *e;

	if (!m)
		return;
	set(&m->entry, life_ms);
	e = nfsip_table_find(&sn->ports, nfsip_end_hash(m->family, &m->pub));
	if (e)
		set(e, life_ms);
}

void nfsip_media_keep(struct nfsip_net *sn, u64 media, unsigned int life_ms)
{
	set_life(sn, media, life_ms, nfsip_entry_touch);
}

void nfsip_media_limit(struct nfsip_net *sn, u64 media, unsigned int life_ms)
{
	set_life(sn, media, life_ms, nfsip_entry_limit);
}

/* The insert into the table of ports is the reservation. */
static int reserve_port(struct nfsip_net *sn, const struct nfsip_media *m)
{
	struct nfsip_port *port = kzalloc(sizeof(*port), GFP_ATOMIC);
	int err;

	if (!port)
		return -ENOMEM;
	port->entry.key = nfsip_end_hash(m->family, &m->pub);
	port->media = m->entry.key;
	nfsip_entry_limit(&port->entry, MEDIA_LIFE_MS);
	err = nfsip_table_add(&sn->ports, &port->entry);
	if (err)
		kfree(port);
	return err == -EEXIST ? -EADDRINUSE : err;
}

static struct nfsip_media *new_media(const struct nfsip_media_for *who,
				     u16 lan_port, u16 pub_port)
{
	const struct nfsip_flow *flow = who->flow;
	struct nfsip_media *m = kzalloc(sizeof(*m), GFP_ATOMIC);

	if (!m)
		return NULL;
	m->entry.key = nfsip_media_key(flow, lan_port);
	nfsip_entry_limit(&m->entry, MEDIA_LIFE_MS);
	m->call = who->call;
	m->lan = (struct nfsip_end){ flow->lan.ip, htons(lan_port) };
	m->pub = (struct nfsip_end){ flow->pub.ip, htons(pub_port) };
	m->oif = who->oif;
	m->family = flow->family;
	m->zone = flow->zone;
	return m;
}

/* Reserve one public port for one inside port, and expect media there. */
static int open_port(const struct nfsip_media_for *who, u16 lan_port,
		     u16 pub_port, bool is_rtcp)
{
	struct nfsip_net *sn = who->sn;
	struct nfsip_media *m = new_media(who, lan_port, pub_port);
	int err;

	if (!m)
		return -ENOMEM;
	m->is_rtcp = is_rtcp;
	err = reserve_port(sn, m);
	if (err)
		goto err_free;
	err = nfsip_expect_open(who->ct, m->family, &m->pub, &m->lan);
	if (err)
		goto err_release;
	err = nfsip_table_add(&sn->media, &m->entry);
	if (err)
		goto err_close;
	nfsip_count(sn, NFSIP_R_MEDIA_OPEN);
	return 0;
err_close:
	nfsip_expect_close(sn->net, m->family, &m->pub);
err_release:
	release_port(sn, m);
err_free:
	kfree(m);
	return err;
}

static int open_pair(const struct nfsip_media_for *who,
		     struct nfsip_media_want *want, u16 pub_rtp)
{
	int err;

	/* a distance between the two, or their order, is the sender's choice
	 * and is kept, so that a receiver which assumes RTP+1 is right as
	 * often as it was without us
	 */
	want->pub_rtp = pub_rtp;
	want->pub_rtcp = want->rtcp ? pub_rtp + (want->rtcp - want->rtp) : 0;
	err = open_port(who, want->rtp, want->pub_rtp, false);
	if (err || !want->rtcp)
		return err;
	err = open_port(who, want->rtcp, want->pub_rtcp, true);
	if (err)
		nfsip_media_close(who->sn, nfsip_media_key(who->flow, want->rtp),
				  who->call);
	return err;
}

static bool is_taken(int err)
{
	return err == -EADDRINUSE || err == -EBUSY || err == -EALREADY;
}

static int open_random(const struct nfsip_media_for *who,
		       const struct nfsip_config *config,
		       struct nfsip_media_want *want)
{
	u32 span = config->media_port_max - config->media_port_min + 1;
	int err = -EADDRINUSE;
	int i;

	for (i = 0; i < PORT_TRIES && is_taken(err); i++) {
		u32 port = config->media_port_min + get_random_u32() % span;

		port = (port & ~1u) | (want->rtp & 1);
		if (port < config->media_port_min ||
		    port + 1 > config->media_port_max)
			continue;
		err = open_pair(who, want, port);
	}
	return is_taken(err) ? -EADDRINUSE : err;
}

/* An entry of this inside port that still says the right public address is the
 * same stream announced again (a retransmission, a 200 after a 183, a
 * re-INVITE, another fork): it keeps its port, whoever owned it so far.
 */
static bool still_good(const struct nfsip_media_for *who, u16 lan_port,
		       struct nfsip_media *m)
{
	return m && nf_inet_addr_cmp(&m->pub.ip, &who->flow->pub.ip) &&
	       m->oif == who->oif && m->zone == who->flow->zone;
}

static int reopen(const struct nfsip_media_for *who, struct nfsip_media *m)
{
	WRITE_ONCE(m->call, who->call);
	nfsip_media_keep(who->sn, m->entry.key, MEDIA_LIFE_MS);
	return nfsip_expect_open(who->ct, m->family, &m->pub, &m->lan);
}

static int reopen_pair(const struct nfsip_media_for *who,
		       struct nfsip_media_want *want,
		       struct nfsip_media *rtp, struct nfsip_media *rtcp)
{
	int err;

	want->pub_rtp = ntohs(rtp->pub.port);
	want->pub_rtcp = rtcp ? ntohs(rtcp->pub.port) : 0;
	err = reopen(who, rtp);
	if (!err && rtcp)
		err = reopen(who, rtcp);
	/* whoever else expects it got it from us: another call's connection
	 * on the same inside port
	 */
	return is_taken(err) ? 0 : err;
}

int nfsip_media_open(const struct nfsip_media_for *who,
		     struct nfsip_media_want *want)
{
	struct nfsip_net *sn = who->sn;
	struct nfsip_media *rtp, *rtcp = NULL;
	int err;

	rtp = media_at(sn, nfsip_media_key(who->flow, want->rtp));
	if (want->rtcp)
		rtcp = media_at(sn, nfsip_media_key(who->flow, want->rtcp));
	if (still_good(who, want->rtp, rtp) &&
	    (!want->rtcp || still_good(who, want->rtcp, rtcp)))
		return reopen_pair(who, want, rtp, rtcp);
	if (rtp)
		drop(sn, rtp);
	if (rtcp)
		drop(sn, rtcp);

	want->fresh = true;
	err = open_pair(who, want, want->rtp);
	if (is_taken(err) && !want->exact)
		err = open_random(who, rcu_dereference(sn->config), want);
	return is_taken(err) ? -EADDRINUSE : err;
}

void nfsip_media_undo(const struct nfsip_media_for *who,
		      const struct nfsip_media_want *want)
{
	if (!want->fresh)
		return;
	nfsip_media_close(who->sn, nfsip_media_key(who->flow, want->rtp),
			  who->call);
	if (want->rtcp)
		nfsip_media_close(who->sn,
				  nfsip_media_key(who->flow, want->rtcp),
				  who->call);
}
