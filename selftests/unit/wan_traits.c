// SPDX-License-Identifier: GPL-2.0-only
/* What a flow looks like besides its addresses: each trait by an example. */

#include "match.h"
#include "wan_test.h"

/* Does the flow of invite() match, and not any more when one thing is changed? */
#define TELLS(match, key, change, sentence) do {			\
	bool good = wanp_match_key(match, key);				\
									\
	change;								\
	ok(good && !wanp_match_key(match, key), sentence);		\
} while (0)

static void test_ports(void)
{
	struct wanp_match match = { .dport = { 5060, 20000 } };
	struct nf_wan_key key = invite();

	match.trait.dports = (struct wanp_port_list){
		.n = 2, .range = { { 5060, 5064 }, { 10000, 20000 } },
	};
	TELLS(&match, &key, key.dport = htons(5065),
	      "a list of ports has the first range, not what is between");
	key.dport = htons(20000);
	TELLS(&match, &key, key.dport = htons(20001),
	      "and the last one, not what is behind");
	key = invite();
	match = (struct wanp_match){};
	match.trait.sports = (struct wanp_port_list){
		.n = 1, .range = { { 5060, 5060 } },
	};
	TELLS(&match, &key, key.sport = htons(5061), "so it is with sources");
}

static void test_protos(void)
{
	struct wanp_match match = { .trait = {
		.n_protos = 2, .proto = { IPPROTO_TCP, IPPROTO_UDP },
	} };
	struct nf_wan_key key = invite();

	TELLS(&match, &key, key.proto = IPPROTO_SCTP,
	      "one of two protocols matches, a third does not");
}

static void test_packet(void)
{
	struct wanp_match match = { .trait = {
		.has_mac = true, .mac = { 2, 0, 0, 0, 0, 7 },
	} };
	struct nf_wan_key key = invite();

	ok(!wanp_match_key(&match, &key),
	   "a MAC does not match a flow whose MAC is not known");
	key.knows = NF_WAN_KNOWS_MAC;
	memcpy(key.mac, match.trait.mac, sizeof(key.mac));
	TELLS(&match, &key, key.mac[5]++, "it matches this MAC only");
	match = (struct wanp_match){ .trait = { .has_dscp = true } };
	ok(!wanp_match_key(&match, &key),
	   "DSCP 0 does not match a flow whose DSCP is not known");
	key.knows = NF_WAN_KNOWS_DSCP;
	TELLS(&match, &key, key.dscp = 46, "it matches DSCP 0 only");
}

static void test_socket(void)
{
	struct wanp_match match = { .trait = {
		.mark = 0x40, .mark_mask = 0xf0,
	} };
	struct nf_wan_key key = invite();

	key.mark = 0x42;
	ok(!wanp_match_key(&match, &key), "a forwarded flow has no socket");
	key.knows = NF_WAN_KNOWS_SOCKET;
	TELLS(&match, &key, key.mark = 0x52, "a mark counts under its mask");
	match = (struct wanp_match){ .trait = {
		.has_uid = true, .uid_min = 1000, .uid_max = 1001,
	} };
	key.uid = 1001;
	TELLS(&match, &key, key.uid = 1002, "a range of users ends");
	key.uid = 1000;
	TELLS(&match, &key, key.uid = 0, "and begins");
	key.uid = 1000;
	TELLS(&match, &key, key.knows = 0, "a forwarded flow has no user");
}

static void test_service(void)
{
	struct wanp_match match = { .trait = {
		.service = NF_WAN_SERVICE_SIP,
	} };
	struct nf_wan_key key = invite();

	ok(!wanp_match_key(&match, &key),
	   "without an ALG no flow has a service");
	key.service = NF_WAN_SERVICE_SIP;
	TELLS(&match, &key, key.service = NF_WAN_SERVICE_RTP,
	      "SIP matches, media does not");
}

void test_traits(void)
{
	test_ports();
	test_protos();
	test_packet();
	test_socket();
	test_service();
}
