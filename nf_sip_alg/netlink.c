// SPDX-License-Identifier: GPL-2.0-only
/* The generic netlink family "nf_sip_alg". */
#include <linux/slab.h>
#include <net/genetlink.h>

#include "control.h"
#include "dialog.h"
#include "link.h"
#include "media.h"
#include "netlink.h"
#include "nl_gen.h"

#define X_NAME(sym, name, help) [NFSIP_R_##sym] = name,
#define X_HELP(sym, name, help) [NFSIP_R_##sym] = help,

static const char * const reason_names[] = { NFSIP_REASONS(X_NAME) };
static const char * const reason_helps[] = { NFSIP_REASONS(X_HELP) };

static struct genl_family family;

/* One message of a dump; @fill puts the attributes */
static int put_message(struct sk_buff *skb, struct netlink_callback *cb, u8 cmd,
		       int (*fill)(struct sk_buff *skb, const void *arg),
		       const void *arg)
{
	void *hdr = genlmsg_put(skb, NETLINK_CB(cb->skb).portid,
				cb->nlh->nlmsg_seq, &family, NLM_F_MULTI, cmd);

	if (!hdr)
		return -EMSGSIZE;
	if (fill(skb, arg)) {
		genlmsg_cancel(skb, hdr);
		return -EMSGSIZE;
	}
	genlmsg_end(skb, hdr);
	return 0;
}

static int fill_config(struct sk_buff *skb, const void *arg)
{
	const struct nfsip_config *config = arg;
	u32 i;

	if (nla_put_u32(skb, NFSIP_A_CONFIG_MODE, config->mode))
		return -EMSGSIZE;
	for (i = 0; i < config->n_ports; i++)
		if (nla_put_be16(skb, NFSIP_A_CONFIG_PORT, config->ports[i]))
			return -EMSGSIZE;
	if (nla_put_be16(skb, NFSIP_A_CONFIG_MEDIA_PORT_MIN,
			 htons(config->media_port_min)) ||
	    nla_put_be16(skb, NFSIP_A_CONFIG_MEDIA_PORT_MAX,
			 htons(config->media_port_max)) ||
	    nla_put_u32(skb, NFSIP_A_CONFIG_MEDIA_SOURCE, config->media_source))
		return -EMSGSIZE;
	return 0;
}

int nf_sip_alg_nl_config_get_dumpit(struct sk_buff *skb,
				    struct netlink_callback *cb)
{
	struct nfsip_net *sn = nfsip_state(sock_net(skb->sk));
	int err;

	if (cb->args[0])
		return 0;
	rcu_read_lock();
	err = put_message(skb, cb, NFSIP_CMD_CONFIG_GET, fill_config,
			  rcu_dereference(sn->config));
	rcu_read_unlock();
	if (err)
		return err;
	cb->args[0] = 1;
	return skb->len;
}

static int add_port(struct nfsip_config *config, const struct nlattr *attr,
		    struct netlink_ext_ack *extack)
{
	__be16 port = nla_get_be16(attr);

	if (!port) {
		NL_SET_ERR_MSG_ATTR(extack, attr, "SIP port is 0");
		return -EINVAL;
	}
	if (nfsip_is_sip_port(config, port))
		return 0;
	if (config->n_ports == NFSIP_PORTS_MAX) {
		NL_SET_ERR_MSG_ATTR(extack, attr, "more than 8 SIP ports");
		return -E2BIG;
	}
	config->ports[config->n_ports++] = port;
	return 0;
}

/* An attribute that may occur several times is not in the parsed table. */
static int read_ports(struct nfsip_config *config, struct genl_info *info)
{
	const struct nlattr *attr;
	int rem, err;

	config->n_ports = 0;
	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) != NFSIP_A_CONFIG_PORT)
			continue;
		err = add_port(config, attr, info->extack);
		if (err)
			return err;
	}
	return 0;
}

static int read_media_range(struct nfsip_config *config, struct genl_info *info)
{
	const struct nlattr *min = info->attrs[NFSIP_A_CONFIG_MEDIA_PORT_MIN];
	const struct nlattr *max = info->attrs[NFSIP_A_CONFIG_MEDIA_PORT_MAX];

	if (min)
		config->media_port_min = ntohs(nla_get_be16(min));
	if (max)
		config->media_port_max = ntohs(nla_get_be16(max));
	if (config->media_port_min < 1024) {
		NL_SET_ERR_MSG_ATTR(info->extack, min,
				    "media ports begin below 1024");
		return -EINVAL;
	}
	if (config->media_port_max <= config->media_port_min) {
		NL_SET_ERR_MSG_ATTR(info->extack, max ?: min,
				    "media port range is empty");
		return -EINVAL;
	}
	return 0;
}

static int read_config(struct nfsip_config *config, struct genl_info *info)
{
	int err = 0;

	if (info->attrs[NFSIP_A_CONFIG_MODE])
		config->mode = nla_get_u32(info->attrs[NFSIP_A_CONFIG_MODE]);
	if (info->attrs[NFSIP_A_CONFIG_MEDIA_SOURCE])
		config->media_source =
			nla_get_u32(info->attrs[NFSIP_A_CONFIG_MEDIA_SOURCE]);
	if (info->attrs[NFSIP_A_CONFIG_PORT])
		err = read_ports(config, info);
	return err ?: read_media_range(config, info);
}

int nf_sip_alg_nl_config_set_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nfsip_net *sn = nfsip_state(genl_info_net(info));
	struct nfsip_config *config;
	int err;

	mutex_lock(&sn->config_mutex);
	config = kmemdup(rcu_dereference_protected(sn->config,
						   lockdep_is_held(&sn->config_mutex)),
			 sizeof(*config), GFP_KERNEL);
	err = config ? read_config(config, info) : -ENOMEM;
	if (!err && !info->attrs[NFSIP_A_CONFIG_CHECK])
		err = nfsip_control_set(sn, config);
	if (err || info->attrs[NFSIP_A_CONFIG_CHECK])
		kfree(config);
	mutex_unlock(&sn->config_mutex);
	return err;
}

static int put_addr(struct sk_buff *skb, int attr, u8 family,
		    const union nf_inet_addr *addr)
{
	return nla_put(skb, attr, family == NFPROTO_IPV4 ? 4 : 16, addr);
}

static int put_media(struct sk_buff *skb, const struct nfsip_media *m)
{
	struct nlattr *nest = nla_nest_start(skb, NFSIP_A_CALL_MEDIA);

	if (!nest ||
	    put_addr(skb, NFSIP_A_MEDIA_LAN_ADDR, m->family, &m->lan.ip) ||
	    nla_put_be16(skb, NFSIP_A_MEDIA_LAN_PORT, m->lan.port) ||
	    put_addr(skb, NFSIP_A_MEDIA_PUB_ADDR, m->family, &m->pub.ip) ||
	    nla_put_be16(skb, NFSIP_A_MEDIA_PUB_PORT, m->pub.port) ||
	    (m->kind == NFSIP_MEDIA_RTCP && nla_put_flag(skb, NFSIP_A_MEDIA_RTCP)))
		return -EMSGSIZE;
	nla_nest_end(skb, nest);
	return 0;
}

static int put_all_media(struct sk_buff *skb, struct nfsip_net *sn,
			 const struct nfsip_dialog *d)
{
	const struct nfsip_media *m;
	int err = 0;

	spin_lock_bh(&sn->lock);
	list_for_each_entry(m, &d->media.list, siblings) {
		err = put_media(skb, m);
		if (err)
			break;
	}
	spin_unlock_bh(&sn->lock);
	return err;
}

static int put_wan(struct sk_buff *skb, struct net *net, u16 zone)
{
	const struct nf_wan_policy_ops *ops = nfsip_policy();
	struct nf_wan_choice choice;

	if (!ops || !zone || ops->zone_choice(net, zone, &choice))
		return 0;
	return nla_put_u8(skb, NFSIP_A_CALL_WAN, choice.wan) ?:
	       nla_put_u16(skb, NFSIP_A_CALL_ZONE, zone);
}

static int put_ends(struct sk_buff *skb, const struct nfsip_flow *flow)
{
	return put_addr(skb, NFSIP_A_CALL_LAN_ADDR, flow->family,
			&flow->lan.ip) ?:
	       nla_put_be16(skb, NFSIP_A_CALL_LAN_PORT, flow->lan.port) ?:
	       put_addr(skb, NFSIP_A_CALL_PUB_ADDR, flow->family,
			&flow->pub.ip) ?:
	       nla_put_be16(skb, NFSIP_A_CALL_PUB_PORT, flow->pub.port);
}

static u32 seconds(long from, long to)
{
	return to - from > 0 ? jiffies_to_msecs(to - from) / MSEC_PER_SEC : 0;
}

static int fill_call(struct sk_buff *skb, const void *arg)
{
	const struct nfsip_dialog *d = arg;
	struct nfsip_net *sn = nfsip_state(d->flow.net);
	char id[NFSIP_CALL_ID_MAX + 1];

	memcpy(id, d->id, d->id_len);
	id[d->id_len] = '\0';
	if (nla_put_string(skb, NFSIP_A_CALL_ID, id) ||
	    nla_put_u32(skb, NFSIP_A_CALL_STATE, READ_ONCE(d->state)) ||
	    (d->flow.outbound && nla_put_flag(skb, NFSIP_A_CALL_OUTBOUND)) ||
	    put_wan(skb, sn->net, READ_ONCE(d->zone)) ||
	    put_ends(skb, &d->flow) ||
	    nla_put_u32(skb, NFSIP_A_CALL_AGE, seconds(d->born, jiffies)) ||
	    nla_put_u32(skb, NFSIP_A_CALL_EXPIRES,
			seconds(jiffies, READ_ONCE(d->entry.expires))))
		return -EMSGSIZE;
	return put_all_media(skb, sn, d);
}

struct call_dump {
	struct sk_buff		*skb;
	struct netlink_callback	*cb;
	long			seen;
};

static bool dump_call(struct nfsip_entry *e, void *arg)
{
	struct call_dump *dump = arg;

	if (dump->seen++ < dump->cb->args[0])
		return true;
	if (put_message(dump->skb, dump->cb, NFSIP_CMD_CALL_GET, fill_call,
			container_of(e, struct nfsip_dialog, entry)))
		return false;
	dump->cb->args[0]++;
	return true;
}

/* The walk begins anew for each message of a long dump: cb->args[0] counts the
 * calls already sent.
 */
int nf_sip_alg_nl_call_get_dumpit(struct sk_buff *skb,
				  struct netlink_callback *cb)
{
	struct nfsip_net *sn = nfsip_state(sock_net(skb->sk));
	struct call_dump dump = { .skb = skb, .cb = cb };

	nfsip_table_each(&sn->calls, dump_call, &dump);
	return skb->len;
}

struct counter {
	enum nfsip_reason	reason;
	u64			count;
};

static int fill_stat(struct sk_buff *skb, const void *arg)
{
	const struct counter *c = arg;

	return nla_put_string(skb, NFSIP_A_STAT_NAME,
			      reason_names[c->reason]) ?:
	       nla_put_string(skb, NFSIP_A_STAT_HELP,
			      reason_helps[c->reason]) ?:
	       nla_put_u64_64bit(skb, NFSIP_A_STAT_COUNT, c->count, 0);
}

static u64 sum(const struct nfsip_net *sn, enum nfsip_reason reason)
{
	u64 n = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		n += per_cpu_ptr(sn->stats, cpu)->count[reason];
	return n;
}

int nf_sip_alg_nl_stats_get_dumpit(struct sk_buff *skb,
				   struct netlink_callback *cb)
{
	struct nfsip_net *sn = nfsip_state(sock_net(skb->sk));

	for (; cb->args[0] < NFSIP_R_MAX; cb->args[0]++) {
		struct counter c = { cb->args[0], sum(sn, cb->args[0]) };

		if (put_message(skb, cb, NFSIP_CMD_STATS_GET, fill_stat, &c))
			break;
	}
	return skb->len;
}

static struct genl_family family = {
	.name		= NFSIP_GENL_NAME,
	.version	= NFSIP_GENL_VERSION,
	.module		= THIS_MODULE,
	.netnsok	= true,
	.ops		= nf_sip_alg_nl_ops,
	.n_ops		= ARRAY_SIZE(nf_sip_alg_nl_ops),
	.resv_start_op	= NFSIP_CMD_UNSPEC + 1,
};

int nfsip_netlink_init(void)
{
	return genl_register_family(&family);
}

void nfsip_netlink_exit(void)
{
	genl_unregister_family(&family);
}
