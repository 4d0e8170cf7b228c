// SPDX-License-Identifier: GPL-2.0-only
/* Expectations: the hole through which announced media comes. */
#include <net/netfilter/nf_conntrack_core.h>
#include <net/netfilter/nf_conntrack_expect.h>
#include <net/netfilter/nf_conntrack_helper.h>
#include <net/netfilter/nf_conntrack_zones.h>
#include <net/netfilter/nf_nat.h>

#include "expect.h"

/* The first packet of expected media: it goes to the end that was announced,
 * its source stays what it is. Called once, for a connection that nobody else
 * sees yet.
 */
static void translate_expected(struct nf_conn *ct,
			       struct nf_conntrack_expect *exp)
{
	struct nf_nat_range2 range = {
		.flags		= NF_NAT_RANGE_MAP_IPS |
				  NF_NAT_RANGE_PROTO_SPECIFIED,
		.min_addr	= exp->saved_addr,
		.max_addr	= exp->saved_addr,
		.min_proto	= exp->saved_proto,
		.max_proto	= exp->saved_proto,
	};

	nf_nat_setup_info(ct, &range, NF_NAT_MANIP_DST);
}

static struct nf_ct_helper_expectfn expectfn = {
	.name		= "sip-alg-media",
	.expectfn	= translate_expected,
};

static void use_default_zone(struct nf_conntrack_expect *exp)
{
#ifdef CONFIG_NF_CONNTRACK_ZONES
	exp->zone = nf_ct_zone_dflt;
#endif
}

int nfsip_expect_open(struct nf_conn *ct, u8 family,
		      const struct nfsip_end *pub, const struct nfsip_end *lan)
{
	struct nf_conntrack_expect *exp = nf_ct_expect_alloc(ct);
	int err;

	if (!exp)
		return -ENOMEM;
	nf_ct_expect_init(exp, NF_CT_EXPECT_CLASS_DEFAULT, family, NULL,
			  &pub->ip, IPPROTO_UDP, NULL, &pub->port);
	use_default_zone(exp);
	exp->saved_addr = lan->ip;
	exp->saved_proto.udp.port = lan->port;
	exp->expectfn = translate_expected;
	err = nf_ct_expect_related(exp, 0);
	nf_ct_expect_put(exp);
	return err;
}

void nfsip_expect_close(struct net *net, u8 family, const struct nfsip_end *pub)
{
	struct nf_conntrack_tuple tuple = {
		.src.l3num	= family,
		.dst.protonum	= IPPROTO_UDP,
		.dst.u3		= pub->ip,
		.dst.u.udp.port	= pub->port,
	};
	struct nf_conntrack_expect *exp;

	/* nf_ct_unexpect_related() only marks it dead: it would count against
	 * nf_conntrack_expect_max until somebody walks its bucket
	 */
	spin_lock_bh(&nf_conntrack_expect_lock);
	exp = __nf_ct_expect_find(net, &nf_ct_zone_dflt, &tuple);
	if (exp && exp->expectfn == translate_expected)
		nf_ct_unlink_expect(exp);
	spin_unlock_bh(&nf_conntrack_expect_lock);
}

void nfsip_expect_init(void)
{
	nf_ct_helper_expectfn_register(&expectfn);
}

void nfsip_expect_exit(void)
{
	nf_ct_helper_expectfn_unregister(&expectfn);
	synchronize_net();
}
