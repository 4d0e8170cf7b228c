// SPDX-License-Identifier: GPL-2.0-only
/* Match attributes, judged one by one so that a refusal points at the culprit. */

#include <linux/netfilter.h>
#include <linux/socket.h>
#include "draft.h"
#include "nl.h"
#include "nl_match.h"

static_assert(AF_INET == NFPROTO_IPV4 && AF_INET6 == NFPROTO_IPV6);

u8 wanp_nl_addr_size(u8 family)
{
	switch (family) {
	case AF_INET:
		return sizeof(struct in_addr);
	case AF_INET6:
		return sizeof(struct in6_addr);
	}
	return 0;
}

int wanp_nl_addr_get(const struct nlattr *attr, u8 family,
		     union nf_inet_addr *addr,
		     struct netlink_ext_ack *extack)
{
	u8 size = wanp_nl_addr_size(family);

	if (!size)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "an address needs a family");
	if (nla_len(attr) != size)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "the address is of another family");
	memset(addr, 0, sizeof(*addr));
	nla_memcpy(addr, attr, size);
	return 0;
}

static int get_prefix(const struct nlattr *addr, const struct nlattr *len,
		      u8 family, struct wanp_prefix *prefix,
		      struct netlink_ext_ack *extack)
{
	u8 size = wanp_nl_addr_size(family);
	union nf_inet_addr whole;
	int err;

	if (!addr && !len)
		return 0;
	if (!addr)
		return wanp_nl_refuse(extack, len, -EINVAL,
				      "a prefix length needs an address");
	err = wanp_nl_addr_get(addr, family, &whole, extack);
	if (err)
		return err;
	err = wanp_prefix_set(prefix, &whole, size,
			      len ? nla_get_u8(len) : size * 8);
	if (err == -ERANGE)
		return wanp_nl_refuse(extack, len, -EINVAL,
				      "the prefix is longer than the address");
	if (err)
		return wanp_nl_refuse(extack, addr, -EINVAL,
				      "the address has bits behind the prefix");
	return 0;
}

static int get_ports(const struct nlattr *min, const struct nlattr *max,
		     struct wanp_ports *ports, struct netlink_ext_ack *extack)
{
	if (!min && !max)
		return 0;
	if (!min)
		return wanp_nl_refuse(extack, max, -EINVAL,
				      "a last port needs a first port");
	ports->min = ntohs(nla_get_be16(min));
	ports->max = max ? ntohs(nla_get_be16(max)) : ports->min;
	if (!ports->max)
		return wanp_nl_refuse(extack, max ?: min, -EINVAL,
				      "port 0 is no port");
	if (ports->min > ports->max)
		return wanp_nl_refuse(extack, max, -EINVAL,
				      "the last port is before the first");
	return 0;
}

static int get_family(const struct nlattr *attr, struct wanp_match *match,
		      struct netlink_ext_ack *extack)
{
	if (!attr)
		return 0;
	match->family = nla_get_u8(attr);
	if (!wanp_nl_addr_size(match->family))
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "the family is neither IPv4 nor IPv6");
	return 0;
}

/* The commit looks for the device; until it is there nothing comes from it. */
static int get_iif(const struct nlattr *attr, struct wanp_match *match,
		   struct netlink_ext_ack *extack)
{
	if (!attr)
		return 0;
	nla_strscpy(match->iif_name, attr, sizeof(match->iif_name));
	match->iif = WANP_IIF_NONE;
	if (!match->iif_name[0])
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "the device name is empty");
	return 0;
}

/* A set is another way to say what a prefix says. */
static int get_set(const struct nlattr *attr, const struct wanp_draft *draft,
		   const struct nlattr *prefix, char *name,
		   struct netlink_ext_ack *extack)
{
	if (!attr)
		return 0;
	nla_strscpy(name, attr, WANP_SET_NAME);
	if (prefix)
		return wanp_nl_refuse(extack, attr, -EINVAL,
				      "either a prefix or a set");
	if (!wanp_sets_find(&draft->sets, name))
		return wanp_nl_refuse(extack, attr, -ENOENT,
				      "no set has this name");
	return 0;
}

static int get_sets(const struct wanp_nl_match *at,
		    const struct genl_info *info,
		    const struct wanp_draft *draft, struct wanp_match *match)
{
	struct nlattr *const *tb = info->attrs;

	return get_set(tb[at->src_set], draft, tb[at->src],
		       match->src_set_name, info->extack) ?:
	       get_set(tb[at->dst_set], draft, tb[at->dst],
		       match->dst_set_name, info->extack);
}

int wanp_nl_match_get(const struct wanp_nl_match *at,
		      const struct genl_info *info,
		      const struct wanp_draft *draft,
		      struct wanp_match *match)
{
	struct netlink_ext_ack *extack = info->extack;
	struct nlattr *const *tb = info->attrs;
	int err = get_iif(tb[at->iif], match, extack) ?:
		  get_family(tb[at->family], match, extack);

	return err ?: get_prefix(tb[at->src], tb[at->src_len], match->family,
				 &match->src, extack) ?:
		      get_prefix(tb[at->dst], tb[at->dst_len], match->family,
				 &match->dst, extack) ?:
		      get_ports(tb[at->sport_min], tb[at->sport_max],
				&match->sport, extack) ?:
		      get_ports(tb[at->dport_min], tb[at->dport_max],
				&match->dport, extack) ?:
		      get_sets(at, info, draft, match) ?:
		      wanp_nl_trait_get(&at->trait, info, match);
}

static int put_prefix(struct sk_buff *skb, u16 addr, u16 len, u8 family,
		      const struct wanp_prefix *prefix)
{
	if (!prefix->len)
		return 0;
	return nla_put(skb, addr, wanp_nl_addr_size(family), &prefix->addr) ?:
	       nla_put_u8(skb, len, prefix->len);
}

/* A list is told by itself. */
static int put_ports(struct sk_buff *skb, u16 min, u16 max,
		     const struct wanp_ports *ports,
		     const struct wanp_port_list *list)
{
	if (!ports->max || list->n)
		return 0;
	return nla_put_be16(skb, min, htons(ports->min)) ?:
	       nla_put_be16(skb, max, htons(ports->max));
}

static int put_u8(struct sk_buff *skb, u16 attr, u8 value)
{
	return value ? nla_put_u8(skb, attr, value) : 0;
}

static int put_set(struct sk_buff *skb, u16 attr, const char *name)
{
	return name[0] ? nla_put_string(skb, attr, name) : 0;
}

int wanp_nl_match_put(struct sk_buff *skb, const struct wanp_nl_match *at,
		      const struct wanp_match *match)
{
	int err = 0;

	if (match->iif_name[0])
		err = nla_put_string(skb, at->iif, match->iif_name);
	return err ?: put_u8(skb, at->family, match->family) ?:
	       put_prefix(skb, at->src, at->src_len, match->family,
			  &match->src) ?:
	       put_prefix(skb, at->dst, at->dst_len, match->family,
			  &match->dst) ?:
	       wanp_nl_trait_put(skb, &at->trait, match) ?:
	       put_ports(skb, at->sport_min, at->sport_max, &match->sport,
			 &match->trait.sports) ?:
	       put_ports(skb, at->dport_min, at->dport_max, &match->dport,
			 &match->trait.dports) ?:
	       put_set(skb, at->src_set, match->src_set_name) ?:
	       put_set(skb, at->dst_set, match->dst_set_name);
}
