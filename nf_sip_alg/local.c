// SPDX-License-Identifier: GPL-2.0-only
/* What the router itself listens to. */
#include <net/sock.h>
#include <net/udp.h>

#include "local.h"

/* Kernels give their lookup away only if a module of their own needs it. */
#if IS_ENABLED(CONFIG_NF_TPROXY_IPV4) || IS_ENABLED(CONFIG_NF_SOCKET_IPV4)
static struct sock *find4(struct net *net, const struct nfsip_end *end)
{
	return udp4_lib_lookup(net, 0, 0, end->ip.ip, end->port, 0);
}
#else
static struct sock *find4(struct net *net, const struct nfsip_end *end)
{
	return NULL;
}
#endif

#if IS_ENABLED(CONFIG_NF_TPROXY_IPV6) || IS_ENABLED(CONFIG_NF_SOCKET_IPV6)
static struct sock *find6(struct net *net, const struct nfsip_end *end)
{
	return udp6_lib_lookup(net, &in6addr_any, 0, &end->ip.in6, end->port, 0);
}
#else
static struct sock *find6(struct net *net, const struct nfsip_end *end)
{
	return NULL;
}
#endif

bool nfsip_local_listens(struct net *net, u8 family,
			 const struct nfsip_end *end)
{
	struct sock *sk;

	sk = family == NFPROTO_IPV4 ? find4(net, end) : find6(net, end);
	if (!sk)
		return false;
	sock_put(sk);
	return true;
}
