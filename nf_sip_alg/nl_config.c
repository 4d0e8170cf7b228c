// SPDX-License-Identifier: GPL-2.0-only
/* Settings and peers: attributes to values and back. */
#include "nl_config.h"
#include "nl_gen.h"

/* The terms are the same attributes, in the same order, in config and peer. */
#define TERM_ATTR(base, term)	((base) + NFSIP_TERM_##term)
#define SAME_ORDER(term)						\
	static_assert(NFSIP_A_CONFIG_##term ==				\
		      TERM_ATTR(NFSIP_A_CONFIG_MODE, term) &&		\
		      NFSIP_A_PEER_##term ==				\
		      TERM_ATTR(NFSIP_A_PEER_MODE, term))

SAME_ORDER(MODE);
SAME_ORDER(MEDIA_SOURCE);
SAME_ORDER(MEDIA_HOST);
SAME_ORDER(EXPIRES_MAX);
SAME_ORDER(AUTO_REWRITE);

static int refuse(struct netlink_ext_ack *extack, const struct nlattr *attr,
		  int err, const char *why)
{
	NL_SET_ERR_MSG_ATTR(extack, attr, "");
	extack->_msg = why;
	return err;
}

static int read_host(struct nfsip_terms *terms, const struct nlattr *attr,
		     struct netlink_ext_ack *extack)
{
	int len = nla_len(attr);

	if (len && len != 4 && len != 16)
		return refuse(extack, attr, -EINVAL,
			      "an address has 4 or 16 bytes");
	memset(&terms->media_host, 0, sizeof(terms->media_host));
	nla_memcpy(&terms->media_host, attr, len);
	terms->media_host_len = len;
	return 0;
}

static int read_term(struct nfsip_terms *terms, enum nfsip_term term,
		     const struct nlattr *attr, struct netlink_ext_ack *extack)
{
	switch (term) {
	case NFSIP_TERM_MODE:
		terms->mode = nla_get_u32(attr);
		break;
	case NFSIP_TERM_MEDIA_SOURCE:
		terms->media_source = nla_get_u32(attr);
		break;
	case NFSIP_TERM_MEDIA_HOST:
		return read_host(terms, attr, extack);
	case NFSIP_TERM_EXPIRES_MAX:
		terms->expires_max_s = nla_get_u32(attr);
		if (terms->expires_max_s && terms->expires_max_s < 60)
			return refuse(extack, attr, -EINVAL,
				      "nobody registers every second: 60 at least");
		break;
	case NFSIP_TERM_AUTO_REWRITE:
		terms->auto_rewrite = nla_get_u32(attr);
		break;
	default:
		break;
	}
	return 0;
}

/* Ports are few, and all of them may be there twice. */
static int add_port(__be16 *ports, u32 n, const struct nlattr *attr,
		    struct netlink_ext_ack *extack)
{
	__be16 port = nla_get_be16(attr);
	u32 i;

	if (!port)
		return refuse(extack, attr, -EINVAL, "SIP port is 0");
	for (i = 0; i < n; i++)
		if (ports[i] == port)
			return n;
	if (n == NFSIP_PORTS_MAX)
		return refuse(extack, attr, -E2BIG, "more than 8 SIP ports");
	ports[n] = port;
	return n + 1;
}

static int read_prefix(struct nfsip_prefix *prefix, const struct nlattr *addr,
		       const struct nlattr *len, u8 family,
		       struct netlink_ext_ack *extack)
{
	u8 size = family == AF_INET ? 4 : 16;
	union nf_inet_addr whole = {};
	int err;

	if (!addr && !len)
		return 0;
	if (!addr)
		return refuse(extack, len, -EINVAL,
			      "a prefix length needs an address");
	if (!family || nla_len(addr) != size)
		return refuse(extack, addr, -EINVAL,
			      "the address is not of the peer's family");
	nla_memcpy(&whole, addr, size);
	err = nfsip_prefix_set(prefix, &whole, size,
			       len ? nla_get_u8(len) : 8 * size);
	if (err == -ERANGE)
		return refuse(extack, len, err,
			      "the prefix is longer than the address");
	if (err)
		return refuse(extack, addr, err,
			      "the address has bits behind the prefix");
	return 0;
}

static int read_peer_match(struct nfsip_peer *peer, struct nlattr **tb,
			   struct netlink_ext_ack *extack)
{
	const struct nlattr *family = tb[NFSIP_A_PEER_FAMILY];
	int err;

	peer->family = family ? nla_get_u8(family) : 0;
	if (family && peer->family != AF_INET && peer->family != AF_INET6)
		return refuse(extack, family, -EINVAL, "no such family");
	if (tb[NFSIP_A_PEER_DEV])
		nla_strscpy(peer->dev, tb[NFSIP_A_PEER_DEV], IFNAMSIZ);
	if (tb[NFSIP_A_PEER_WAN])
		peer->wan = nla_get_u8(tb[NFSIP_A_PEER_WAN]);
	err = read_prefix(&peer->src, tb[NFSIP_A_PEER_SRC],
			  tb[NFSIP_A_PEER_SRC_LEN], peer->family, extack);
	return err ?: read_prefix(&peer->dst, tb[NFSIP_A_PEER_DST],
				  tb[NFSIP_A_PEER_DST_LEN], peer->family,
				  extack);
}

/* A port begins a new list, unless it follows another one. */
static int read_peer_ports(struct nfsip_peer *peer, const struct nlattr *nest,
			   struct netlink_ext_ack *extack)
{
	const struct nlattr *attr, *before = NULL;
	int rem, n = 0;

	nla_for_each_nested(attr, nest, rem) {
		bool goes_on = before && nla_type(before) == NFSIP_A_PEER_PORT;

		before = attr;
		if (nla_type(attr) != NFSIP_A_PEER_PORT)
			continue;
		n = add_port(peer->ports, goes_on ? n : 0, attr, extack);
		if (n < 0)
			return n;
	}
	peer->n_ports = n;
	return 0;
}

static int read_peer_terms(struct nfsip_peer *peer, struct nlattr **tb,
			   struct netlink_ext_ack *extack)
{
	const struct nlattr *attr;
	int err = 0;
	u32 term;

	for (term = 0; term < NFSIP_TERMS && !err; term++) {
		attr = tb[NFSIP_A_PEER_MODE + term];
		if (!attr)
			continue;
		err = read_term(&peer->terms, term, attr, extack);
		peer->says |= BIT(term);
	}
	return err;
}

static int add_peer(struct nfsip_config *config, const struct nlattr *nest,
		    struct netlink_ext_ack *extack)
{
	struct nlattr *tb[NFSIP_A_PEER_MAX + 1];
	struct nfsip_peer peer = {};
	int err;

	err = nla_parse_nested(tb, NFSIP_A_PEER_MAX, nest,
			       nf_sip_alg_peer_nl_policy, extack);
	if (err)
		return err;
	if (!tb[NFSIP_A_PEER_ID])
		return refuse(extack, nest, -EINVAL, "a peer needs an id");
	peer.id = nla_get_u32(tb[NFSIP_A_PEER_ID]);
	if (peer.id > S32_MAX)
		return refuse(extack, tb[NFSIP_A_PEER_ID], -ERANGE,
			      "the id is too large");
	err = read_peer_match(&peer, tb, extack);
	if (!err)
		err = read_peer_ports(&peer, nest, extack);
	if (!err)
		err = read_peer_terms(&peer, tb, extack);
	if (err)
		return err;
	err = nfsip_config_add_peer(config, &peer);
	if (err)
		return refuse(extack, tb[NFSIP_A_PEER_ID], err,
			      err == -EEXIST ? "another peer has this id" :
					       "more than 64 peers");
	return 0;
}

static int del_peer(struct nfsip_config *config, const struct nlattr *attr,
		    struct netlink_ext_ack *extack)
{
	int err = nfsip_config_del_peer(config, nla_get_u32(attr));

	return err ? refuse(extack, attr, err, "there is no such peer") : 0;
}

static int read_port(struct nfsip_config *config, const struct nlattr *attr,
		     const struct nlattr *before,
		     struct netlink_ext_ack *extack)
{
	bool goes_on = before && nla_type(before) == NFSIP_A_CONFIG_PORT;
	int n = add_port(config->ports, goes_on ? config->n_ports : 0, attr,
			 extack);

	if (n < 0)
		return n;
	config->n_ports = n;
	return 0;
}

static int read_attr(struct nfsip_config *config, const struct nlattr *attr,
		     const struct nlattr *before,
		     struct netlink_ext_ack *extack)
{
	switch (nla_type(attr)) {
	case NFSIP_A_CONFIG_PORT:
		return read_port(config, attr, before, extack);
	case NFSIP_A_CONFIG_MEDIA_PORT_MIN:
		config->media_port_min = ntohs(nla_get_be16(attr));
		return 0;
	case NFSIP_A_CONFIG_MEDIA_PORT_MAX:
		config->media_port_max = ntohs(nla_get_be16(attr));
		return 0;
	case NFSIP_A_CONFIG_PEER:
		return add_peer(config, attr, extack);
	case NFSIP_A_CONFIG_PEER_DEL:
		return del_peer(config, attr, extack);
	case NFSIP_A_CONFIG_RESET:
		nfsip_config_reset(config);
		return 0;
	default:
		return read_term(&config->terms,
				 nla_type(attr) - NFSIP_A_CONFIG_MODE, attr,
				 extack);
	}
}

static int check_media_range(const struct nfsip_config *config,
			     const struct genl_info *info)
{
	const struct nlattr *min = info->attrs[NFSIP_A_CONFIG_MEDIA_PORT_MIN];
	const struct nlattr *max = info->attrs[NFSIP_A_CONFIG_MEDIA_PORT_MAX];

	if (config->media_port_min < 1024)
		return refuse(info->extack, min, -EINVAL,
			      "media ports begin below 1024");
	if (config->media_port_max <= config->media_port_min)
		return refuse(info->extack, max ?: min, -EINVAL,
			      "media port range is empty");
	return 0;
}

int nfsip_nl_config_read(struct nfsip_config *config, struct genl_info *info)
{
	const struct nlattr *attr, *before = NULL;
	int rem, err = 0;

	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) == NFSIP_A_CONFIG_CHECK)
			continue;
		err = read_attr(config, attr, before, info->extack);
		if (err)
			return err;
		before = attr;
	}
	err = nfsip_config_hear(config);
	if (err)
		return refuse(info->extack, before, err,
			      "more than 32 SIP ports in all");
	return check_media_range(config, info);
}

static int put_term(struct sk_buff *skb, int base,
		    const struct nfsip_terms *terms, enum nfsip_term term)
{
	switch (term) {
	case NFSIP_TERM_MODE:
		return nla_put_u32(skb, base + term, terms->mode);
	case NFSIP_TERM_MEDIA_SOURCE:
		return nla_put_u32(skb, base + term, terms->media_source);
	case NFSIP_TERM_MEDIA_HOST:
		return nla_put(skb, base + term, terms->media_host_len,
			       &terms->media_host);
	case NFSIP_TERM_EXPIRES_MAX:
		return nla_put_u32(skb, base + term, terms->expires_max_s);
	case NFSIP_TERM_AUTO_REWRITE:
		return nla_put_u32(skb, base + term, terms->auto_rewrite);
	default:
		return 0;
	}
}

static int put_terms(struct sk_buff *skb, int base,
		     const struct nfsip_terms *terms, u8 which)
{
	int err = 0;
	u32 term;

	for (term = 0; term < NFSIP_TERMS && !err; term++)
		if (which & BIT(term))
			err = put_term(skb, base, terms, term);
	return err;
}

static int put_ports(struct sk_buff *skb, int attr, const __be16 *ports, u32 n)
{
	u32 i;

	for (i = 0; i < n; i++)
		if (nla_put_be16(skb, attr, ports[i]))
			return -EMSGSIZE;
	return 0;
}

int nfsip_nl_config_put(struct sk_buff *skb, const void *arg)
{
	const struct nfsip_config *config = arg;

	return put_terms(skb, NFSIP_A_CONFIG_MODE, &config->terms, 0xff) ?:
	       put_ports(skb, NFSIP_A_CONFIG_PORT, config->ports,
			 config->n_ports) ?:
	       nla_put_be16(skb, NFSIP_A_CONFIG_MEDIA_PORT_MIN,
			    htons(config->media_port_min)) ?:
	       nla_put_be16(skb, NFSIP_A_CONFIG_MEDIA_PORT_MAX,
			    htons(config->media_port_max));
}

static int put_prefix(struct sk_buff *skb, int attr, u8 family,
		      const struct nfsip_prefix *prefix)
{
	if (!prefix->len)
		return 0;
	return nla_put(skb, attr, family == AF_INET ? 4 : 16, &prefix->addr) ?:
	       nla_put_u8(skb, attr + 1, prefix->len);
}

static int put_any(struct sk_buff *skb, int attr, u8 family)
{
	const union nf_inet_addr any = {};

	return nla_put(skb, attr, family == AF_INET ? 4 : 16, &any) ?:
	       nla_put_u8(skb, attr + 1, 0);
}

static int put_match(struct sk_buff *skb, const struct nfsip_peer *peer)
{
	if (peer->family &&
	    nla_put_u8(skb, NFSIP_A_PEER_FAMILY, peer->family))
		return -EMSGSIZE;
	if (peer->dev[0] && nla_put_string(skb, NFSIP_A_PEER_DEV, peer->dev))
		return -EMSGSIZE;
	if (peer->wan && nla_put_u8(skb, NFSIP_A_PEER_WAN, peer->wan))
		return -EMSGSIZE;
	/* all of one family: the prefix of no bits says which */
	if (peer->family && !peer->src.len && !peer->dst.len &&
	    put_any(skb, NFSIP_A_PEER_SRC, peer->family))
		return -EMSGSIZE;
	return put_prefix(skb, NFSIP_A_PEER_SRC, peer->family, &peer->src) ?:
	       put_prefix(skb, NFSIP_A_PEER_DST, peer->family, &peer->dst) ?:
	       put_ports(skb, NFSIP_A_PEER_PORT, peer->ports, peer->n_ports);
}

int nfsip_nl_peer_put(struct sk_buff *skb, const void *arg)
{
	struct nlattr *nest = nla_nest_start(skb, NFSIP_A_CONFIG_PEER);
	const struct nfsip_peer *peer = arg;

	if (!nest || nla_put_u32(skb, NFSIP_A_PEER_ID, peer->id) ||
	    put_terms(skb, NFSIP_A_PEER_MODE, &peer->terms, peer->says) ||
	    put_match(skb, peer))
		return -EMSGSIZE;
	nla_nest_end(skb, nest);
	return 0;
}
