// SPDX-License-Identifier: GPL-2.0-only
/*
 * Attributes <-> struct wanp_trait. A list of one is no list: then the match
 * says it, which can be looked up faster.
 */

#include <linux/etherdevice.h>
#include "match.h"
#include "nl.h"
#include "nl_trait.h"

bool wanp_nl_has_ports(u8 proto)
{
	return proto == IPPROTO_TCP || proto == IPPROTO_UDP ||
	       proto == IPPROTO_UDPLITE || proto == IPPROTO_SCTP ||
	       proto == IPPROTO_DCCP;
}

static int get_proto(const struct nlattr *attr, struct wanp_trait *trait,
		     struct netlink_ext_ack *extack)
{
	u8 proto = nla_get_u8(attr);

	if (!proto)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "protocol 0 cannot be matched");
	if (memchr(trait->proto, proto, trait->n_protos))
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "this protocol is there already");
	if (trait->n_protos == WANP_PROTOS_MAX)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "there are 4 protocols at most");
	trait->proto[trait->n_protos++] = proto;
	return 0;
}

static int get_protos(u16 type, const struct genl_info *info,
		      struct wanp_match *match)
{
	struct wanp_trait *trait = &match->trait;
	const struct nlattr *attr;
	int err, rem;

	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) != type)
			continue;
		err = get_proto(attr, trait, info->extack);
		if (err)
			return err;
	}
	if (trait->n_protos == 1) {
		match->proto = trait->proto[0];
		trait->n_protos = 0;
	}
	return 0;
}

static bool have_ports(const struct wanp_match *match)
{
	const struct wanp_trait *trait = &match->trait;
	u8 i;

	for (i = 0; i < trait->n_protos; i++)
		if (!wanp_nl_has_ports(trait->proto[i]))
			return false;
	return trait->n_protos || wanp_nl_has_ports(match->proto);
}

static int get_range(const struct nlattr *attr, struct wanp_port_list *list,
		     struct netlink_ext_ack *extack)
{
	const __be16 *pair = nla_data(attr);
	struct wanp_ports ports = { ntohs(pair[0]), ntohs(pair[1]) };

	if (!ports.max)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "port 0 is no port");
	if (ports.min > ports.max)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "the last port is before the first");
	if (list->n == WANP_RANGES_MAX)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "there are 8 ranges of ports at most");
	list->range[list->n++] = ports;
	return 0;
}

/* From the first port of all ranges to the last one */
static struct wanp_ports cover(const struct wanp_port_list *list)
{
	struct wanp_ports all = list->range[0];
	u8 i;

	for (i = 1; i < list->n; i++) {
		all.min = min(all.min, list->range[i].min);
		all.max = max(all.max, list->range[i].max);
	}
	return all;
}

static int get_list(u16 type, const struct genl_info *info,
		    struct wanp_port_list *list, struct wanp_ports *ports)
{
	const struct nlattr *attr;
	int err, rem;

	if (!info->attrs[type])
		return 0;
	if (ports->max)
		return wanp_nl_refuse(info->extack, info->attrs[type], -EINVAL,
				      "either one range of ports or a list");
	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) != type)
			continue;
		err = get_range(attr, list, info->extack);
		if (err)
			return err;
	}
	*ports = cover(list);
	if (list->n == 1)
		list->n = 0;
	return 0;
}

static int get_lists(const struct wanp_nl_trait *at,
		     const struct genl_info *info, struct wanp_match *match)
{
	int err = get_protos(at->proto, info, match) ?:
		  get_list(at->sport_range, info, &match->trait.sports,
			   &match->sport) ?:
		  get_list(at->dport_range, info, &match->trait.dports,
			   &match->dport);

	if (err || (!match->sport.max && !match->dport.max) ||
	    have_ports(match))
		return err;
	return wanp_nl_refuse(info->extack, NULL, -EINVAL,
			      "a port needs a protocol that has ports");
}

static int get_packet(const struct wanp_nl_trait *at,
		      const struct genl_info *info, struct wanp_trait *trait)
{
	const struct nlattr *mac = info->attrs[at->mac];
	const struct nlattr *dscp = info->attrs[at->dscp];

	trait->has_mac = mac;
	trait->has_dscp = dscp;
	if (mac)
		nla_memcpy(trait->mac, mac, ETH_ALEN);
	if (mac && !is_valid_ether_addr(trait->mac))
		return wanp_nl_refuse(info->extack, mac, -EINVAL,
				      "no packet comes from this address");
	trait->dscp = dscp ? nla_get_u8(dscp) : 0;
	if (trait->dscp > 63)
		return wanp_nl_refuse(info->extack, dscp, -EINVAL,
				      "a DSCP is a number from 0 to 63");
	return 0;
}

static int get_mark(const struct wanp_nl_trait *at,
		    const struct genl_info *info, struct wanp_trait *trait)
{
	const struct nlattr *mark = info->attrs[at->mark];
	const struct nlattr *mask = info->attrs[at->mark_mask];

	if (!mark && !mask)
		return 0;
	if (!mark)
		return wanp_nl_refuse(info->extack, mask, -EINVAL,
				      "a mask needs a mark");
	trait->mark = nla_get_u32(mark);
	trait->mark_mask = mask ? nla_get_u32(mask) : U32_MAX;
	if (!trait->mark_mask)
		return wanp_nl_refuse(info->extack, mask, -EINVAL,
				      "a mask of no bits matches every mark");
	if (trait->mark & ~trait->mark_mask)
		return wanp_nl_refuse(info->extack, mark, -EINVAL,
				      "the mark has bits outside of its mask");
	return 0;
}

static int get_users(const struct wanp_nl_trait *at,
		     const struct genl_info *info, struct wanp_trait *trait)
{
	const struct nlattr *min = info->attrs[at->uid_min];
	const struct nlattr *max = info->attrs[at->uid_max];

	if (!min && !max)
		return 0;
	if (!min)
		return wanp_nl_refuse(info->extack, max, -EINVAL,
				      "a last user needs a first one");
	trait->has_uid = true;
	trait->uid_min = nla_get_u32(min);
	trait->uid_max = max ? nla_get_u32(max) : trait->uid_min;
	if (trait->uid_min > trait->uid_max)
		return wanp_nl_refuse(info->extack, max, -EINVAL,
				      "the last user is before the first");
	return 0;
}

int wanp_nl_trait_get(const struct wanp_nl_trait *at,
		      const struct genl_info *info, struct wanp_match *match)
{
	const struct nlattr *service = info->attrs[at->service];
	struct wanp_trait *trait = &match->trait;

	if (service)
		trait->service = nla_get_u32(service);
	return get_lists(at, info, match) ?: get_packet(at, info, trait) ?:
	       get_mark(at, info, trait) ?: get_users(at, info, trait);
}

static int put_protos(struct sk_buff *skb, u16 type,
		      const struct wanp_match *match)
{
	int err = 0;
	u8 i;

	if (match->proto)
		return nla_put_u8(skb, type, match->proto);
	for (i = 0; i < match->trait.n_protos && !err; i++)
		err = nla_put_u8(skb, type, match->trait.proto[i]);
	return err;
}

static int put_list(struct sk_buff *skb, u16 type,
		    const struct wanp_port_list *list)
{
	int err = 0;
	u8 i;

	for (i = 0; i < list->n && !err; i++) {
		__be16 pair[] = { htons(list->range[i].min),
				  htons(list->range[i].max) };

		err = nla_put(skb, type, sizeof(pair), pair);
	}
	return err;
}

static int put_packet(struct sk_buff *skb, const struct wanp_nl_trait *at,
		      const struct wanp_trait *trait)
{
	int err = 0;

	if (trait->has_mac)
		err = nla_put(skb, at->mac, ETH_ALEN, trait->mac);
	if (!err && trait->has_dscp)
		err = nla_put_u8(skb, at->dscp, trait->dscp);
	if (!err && trait->service)
		err = nla_put_u32(skb, at->service, trait->service);
	return err;
}

static int put_socket(struct sk_buff *skb, const struct wanp_nl_trait *at,
		      const struct wanp_trait *trait)
{
	int err = 0;

	if (trait->mark_mask)
		err = nla_put_u32(skb, at->mark, trait->mark) ?:
		      nla_put_u32(skb, at->mark_mask, trait->mark_mask);
	if (!err && trait->has_uid)
		err = nla_put_u32(skb, at->uid_min, trait->uid_min) ?:
		      nla_put_u32(skb, at->uid_max, trait->uid_max);
	return err;
}

int wanp_nl_trait_put(struct sk_buff *skb, const struct wanp_nl_trait *at,
		      const struct wanp_match *match)
{
	return put_protos(skb, at->proto, match) ?:
	       put_list(skb, at->sport_range, &match->trait.sports) ?:
	       put_list(skb, at->dport_range, &match->trait.dports) ?:
	       put_packet(skb, at, &match->trait) ?:
	       put_socket(skb, at, &match->trait);
}
