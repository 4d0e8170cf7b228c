// SPDX-License-Identifier: GPL-2.0-only
/*
 * The small rooms, row by row: spans, addresses, URIs, parameters, Via.
 */

#include <arpa/inet.h>

#include "sip_test.h"

static struct span all_of(const char *text)
{
	return (struct span){ 0, (u16)strlen(text) };
}

static void test_numbers(void)
{
	static const struct {
		const char	*text;
		u32		max;
		long long	value;	/* -1: none */
	} table[] = {
		{ "0", 65535, 0 },
		{ "65535", 65535, 65535 },
		{ "65536", 65535, -1 },
		{ "00005060", 65535, 5060 },
		{ "4294967295", ~0U, 4294967295 },
		{ "4294967296", ~0U, -1 },
		{ "9999999999", ~0U, -1 },
		{ "18446744073709551617", ~0U, -1 },
		{ "00000000005060", 65535, -1 },
		{ "", 65535, -1 },
		{ "-1", 65535, -1 },
		{ "+1", 65535, -1 },
		{ "0x10", 65535, -1 },
		{ "1 ", 65535, -1 },
		{ " 1", 65535, -1 },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		const char *text = table[i].text;
		const char *buf = at_edge(text, strlen(text));
		u32 value;
		int err = span_number(buf, all_of(text), table[i].max, &value);

		row(table[i].value < 0 ? err == -EBADMSG :
		    !err && value == table[i].value, text);
	}
	rows_ok("numbers are digits only, within bounds, and do not wrap");
}

static void test_lines(void)
{
	static const char text[] = "a\r\n\nb\r\r\nc";
	static const char * const lines[] = { "a", "", "b\r", "c" };
	const char *buf = at_edge(text, strlen(text));
	const char *p = buf, *end = buf + strlen(text), *line, *to;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(lines); i++) {
		line = p;
		to = scan_line(&p, end);
		row(holds(buf, span_of(buf, line, to), lines[i]), lines[i]);
	}
	row(p == end, "end");
	rows_ok("lines end with CR LF, LF or the text");
}

static bool addr_is(const char *text, const char *canonical, bool brackets)
{
	const char *buf = at_edge(text, strlen(text));
	char out[SIP_HOSTPORT_MAX];
	struct sip_addr addr;
	size_t len;

	if (sip_addr_parse(buf, all_of(text), &addr))
		return !canonical && !addr.len;
	if (!canonical)
		return false;
	len = sip_addr_print(&addr, brackets, out);
	return len == strlen(canonical) && !memcmp(out, canonical, len);
}

static void test_ipv4(void)
{
	static const char * const good[] = {
		"0.0.0.0", "10.9.0.2", "192.168.1.219", "255.255.255.255",
	};
	static const char * const bad[] = {
		"", ".", "1", "10.9.2", "10.9.0", "10.9.0.", ".10.9.0.2",
		"10..9.2", "010.9.0.2", "10.9.0.02", "10.9.0.00", "10.9.0.256",
		"10.9.0.2999", "10.9.0.2.", "10.9.0.2.3", "0x0a090002",
		"0xa.9.0.2", "168361986", "10.9.0.2.example.com", "10.9.0.2 ",
		" 10.9.0.2", "10.9.0.-2", "10.9.0.2/24", "[10.9.0.2]",
		"10,9,0,2", "media.example.com",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(good); i++)
		row(addr_is(good[i], good[i], true), good[i]);
	rows_ok("IPv4 addresses are read and written");
	for (i = 0; i < ARRAY_SIZE(bad); i++)
		row(addr_is(bad[i], NULL, false), bad[i]);
	rows_ok("octal, hexadecimal, short and long forms are no IPv4 address");
}

static void test_ipv6(void)
{
	static const struct {
		const char *text;
		const char *canonical;	/* NULL: none */
	} table[] = {
		{ "::", "::" },
		{ "::1", "::1" },
		{ "1::", "1::" },
		{ "2001:DB8::0A", "2001:db8::a" },
		{ "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1" },
		{ "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1" },
		{ "2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1" },
		{ "2001:0:0:1:0:0:0:1", "2001:0:0:1::1" },
		{ "0:0:0:0:0:0:0:0", "::" },
		{ "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0" },
		{ "::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8" },
		{ "1:0:0:4:5:6:0:0", "1::4:5:6:0:0" },
		{ "2001:db8::192.0.2.1", "2001:db8::c000:201" },
		{ "::ffff:192.0.2.1", "::ffff:c000:201" },
		{ "1:2:3:4:5:6:7.8.9.10", "1:2:3:4:5:6:708:90a" },
		{ "[::1]", "::1" },
		{ "[2001:db8::9:1]", "2001:db8::9:1" },
		{ ":", NULL }, { ":::", NULL }, { "1:", NULL }, { ":1", NULL },
		{ "1:::2", NULL }, { "1::2::3", NULL }, { "1", NULL },
		{ "2001:db8:::192.0.2.1", NULL }, { "12345::", NULL },
		{ "1:2:3:4:5:6:7", NULL }, { "1:2:3:4:5:6:7:8:9", NULL },
		{ "1:2:3:4:5:6:7:8::", NULL }, { "::1:2:3:4:5:6:7:8", NULL },
		{ "1:2:3:4:5:6:7:1.2.3.4", NULL }, { "::1.2.3", NULL },
		{ "::1.2.3.4:5", NULL }, { "1.2.3.4::", NULL },
		{ "::010.2.3.4", NULL }, { "::1.2.3.256", NULL },
		{ "fe80::1%eth0", NULL }, { "::g", NULL }, { "::1 ", NULL },
		{ "[::1", NULL }, { "::1]", NULL }, { "[]", NULL },
		{ "[", NULL }, { "[[::1]]", NULL }, { "[::1]]", NULL },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++)
		row(addr_is(table[i].text, table[i].canonical, false),
		    table[i].text);
	rows_ok("IPv6 addresses are read in all forms and written canonically");
	row(addr_is("::1", "[::1]", true), "::1");
	row(addr_is("10.0.0.1", "10.0.0.1", true), "10.0.0.1");
	rows_ok("only IPv6 addresses are written in brackets");
}

/* Random text of the letters which addresses consist of, or nearly so */
static size_t random_address(char *out)
{
	static const char * const bits[] = {
		"0", "1", "10", "010", "255", "256", "ab", "ffff", "12345",
		":", ":", ":", ":", "::", ".", ".", ".", ".", "x", "",
	};
	int words = (int)dice(16);
	size_t len = 0, n;

	while (words--) {
		const char *bit = bits[dice(ARRAY_SIZE(bits))];

		n = strlen(bit);
		memcpy(out + len, bit, n);
		len += n;
	}
	return len;
}

static void test_against_libc(void)
{
	int i, wrong = 0, good = 0;
	char text[128];

	for (i = 0; i < 200000; i++) {
		size_t len = random_address(text);
		const char *buf = at_edge(text, len);
		struct span s = { 0, (u16)len };
		struct sip_addr addr;
		u8 ip[16] = {};
		int want;

		text[len] = 0;
		want = inet_pton(AF_INET, text, ip) == 1 ? 4 :
		       inet_pton(AF_INET6, text, ip) == 1 ? 16 : 0;
		sip_addr_parse(buf, s, &addr);
		good += !!want;
		wrong += addr.len != want;
		wrong += want && memcmp(ip, addr.ip, (size_t)want);
	}
	ok(!wrong && good > 1000,
	   "inet_pton() has the same opinion of 200000 random texts");
}

static void test_round_trip(void)
{
	int i, wrong = 0;

	for (i = 0; i < 100000; i++) {
		struct sip_addr addr = { .len = 16 }, again;
		char out[SIP_HOSTPORT_MAX], libc[INET6_ADDRSTRLEN];
		size_t len;
		u32 j;

		for (j = 0; j < 16; j++)
			addr.ip[j] = dice(3) ? 0 : (u8)dice(256);
		len = sip_addr_print(&addr, false, out);
		out[len] = 0;
		inet_ntop(AF_INET6, addr.ip, libc, sizeof(libc));
		/* libc writes the last 32 bits in dots where it sees IPv4 */
		wrong += !strchr(libc, '.') && strcmp(libc, out);
		sip_addr_parse(at_edge(out, len),
			       (struct span){ 0, (u16)len }, &again);
		wrong += memcmp(&addr, &again, sizeof(addr)) != 0;
	}
	ok(!wrong, "100000 addresses are written as inet_ntop() does, and read back");
}

static void test_any(void)
{
	struct sip_addr addr = {};

	row(!sip_addr_is_any(&addr), "none");
	addr.len = 4;
	row(sip_addr_is_any(&addr), "0.0.0.0");
	addr.ip[4] = 1;
	row(sip_addr_is_any(&addr), "0.0.0.0 with rubbish behind");
	addr.ip[3] = 1;
	row(!sip_addr_is_any(&addr), "0.0.0.1");
	addr = (struct sip_addr){ .len = 16 };
	row(sip_addr_is_any(&addr), "::");
	rows_ok("0.0.0.0 and :: are any, no address is not");
}

static void test_hostport(void)
{
	static const struct {
		const char	*text;
		const char	*whole;	/* NULL: refused */
		const char	*host;
		u16		port;
		u8		len;
	} table[] = {
		{ "10.0.0.1", "10.0.0.1", "10.0.0.1", 0, 4 },
		{ "10.0.0.1:5060", "10.0.0.1:5060", "10.0.0.1", 5060, 4 },
		{ "10.0.0.1:65535;x", "10.0.0.1:65535", "10.0.0.1", 65535, 4 },
		{ "10.0.0.1:1", "10.0.0.1:1", "10.0.0.1", 1, 4 },
		{ "10.0.0.1 : 5060 ;x", "10.0.0.1 : 5060", "10.0.0.1", 5060, 4 },
		{ "10.0.0.1\r\n :5060", "10.0.0.1\r\n :5060", "10.0.0.1", 5060, 4 },
		{ "10.0.0.1 ", "10.0.0.1", "10.0.0.1", 0, 4 },
		{ "pbx.example.com:5080", "pbx.example.com:5080",
		  "pbx.example.com", 5080, 0 },
		{ "under_score", "under_score", "under_score", 0, 0 },
		{ "10.0.0.1.example.com", "10.0.0.1.example.com",
		  "10.0.0.1.example.com", 0, 0 },
		{ "[2001:db8::1]", "[2001:db8::1]", "[2001:db8::1]", 0, 16 },
		{ "[2001:db8::1]:5070?x", "[2001:db8::1]:5070",
		  "[2001:db8::1]", 5070, 16 },
		{ "[2001:db8::1:5070]", "[2001:db8::1:5070]",
		  "[2001:db8::1:5070]", 0, 16 },
		{ "[10.0.0.1]", "[10.0.0.1]", "[10.0.0.1]", 0, 0 },
		{ "[", NULL, NULL, 0, 0 }, { "[::1", NULL, NULL, 0, 0 },
		{ "[::1 ]", NULL, NULL, 0, 0 },
		{ "", NULL, NULL, 0, 0 }, { ":5060", NULL, NULL, 0, 0 },
		{ "h:", NULL, NULL, 0, 0 }, { "h:0", NULL, NULL, 0, 0 },
		{ "h:00", NULL, NULL, 0, 0 }, { "h:65536", NULL, NULL, 0, 0 },
		{ "h:4294972356", NULL, NULL, 0, 0 },
		{ "h:-1", NULL, NULL, 0, 0 }, { "h: ", NULL, NULL, 0, 0 },
		{ "2001:db8::1", NULL, NULL, 0, 0 },
		{ "<h>", NULL, NULL, 0, 0 },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		const char *text = table[i].text;
		const char *buf = at_edge(text, strlen(text));
		struct sip_hostport hp;
		int err = sip_hostport_parse(buf, all_of(text), &hp);

		if (!table[i].whole)
			row(err == -EBADMSG, text);
		else
			row(!err && holds(buf, hp.text, table[i].whole) &&
			    holds(buf, hp.host, table[i].host) &&
			    hp.port == table[i].port &&
			    hp.addr.len == table[i].len, text);
	}
	rows_ok("host and port are read; ports 0, 65536 and none are refused");
}

static void test_uri(void)
{
	static const struct {
		const char	*text;
		int		scheme;	/* -1: refused */
		const char	*user;
		const char	*at;
		const char	*rest;
	} table[] = {
		{ "sip:10.0.0.1", SIP_SCHEME_SIP, "", "10.0.0.1", "" },
		{ "SIP:a@10.0.0.1:5070", SIP_SCHEME_SIP, "a", "10.0.0.1:5070", "" },
		{ "sips:a:secret@h;lr?x=y", SIP_SCHEME_SIPS, "a:secret", "h",
		  ";lr?x=y" },
		{ "sip:a;b=c?d@h?e=f", SIP_SCHEME_SIP, "a;b=c?d", "h", "?e=f" },
		{ "sip:a;par=u%40x@h", SIP_SCHEME_SIP, "a;par=u%40x", "h", "" },
		{ "sip:a@b.net@h;x=1", SIP_SCHEME_SIP, "a@b.net", "h", ";x=1" },
		{ "sip:a@h;x=b@c", SIP_SCHEME_SIP, "a", "h", ";x=b@c" },
		{ "sip:@h", SIP_SCHEME_SIP, "", "h", "" },
		{ "sip:+12025550143;phone-context=+1@[::1]:5060;user=phone",
		  SIP_SCHEME_SIP, "+12025550143;phone-context=+1",
		  "[::1]:5060", ";user=phone" },
		{ "tel:+12025550143;ext=7", SIP_SCHEME_TEL, "+12025550143", "",
		  ";ext=7" },
		{ "tel:", -1, NULL, NULL, NULL },
		{ "urn:service:sos", SIP_SCHEME_OTHER, NULL, NULL, NULL },
		{ "sipx:10.0.0.1", SIP_SCHEME_OTHER, NULL, NULL, NULL },
		{ "<sip:10.0.0.1>", SIP_SCHEME_OTHER, NULL, NULL, NULL },
		{ " sip:10.0.0.1", SIP_SCHEME_OTHER, NULL, NULL, NULL },
		{ ":", SIP_SCHEME_OTHER, NULL, NULL, NULL },
		{ "", -1, NULL, NULL, NULL },
		{ "*", -1, NULL, NULL, NULL },
		{ "sip", -1, NULL, NULL, NULL },
		{ "sip:", -1, NULL, NULL, NULL },
		{ "sip:a@", -1, NULL, NULL, NULL },
		{ "sip:10.0.0.1 ", -1, NULL, NULL, NULL },
		{ "sip:10.0.0.1:5060x", -1, NULL, NULL, NULL },
		{ "sip:10.0.0.1/path", -1, NULL, NULL, NULL },
		{ "sip:10.0.0.1:0", -1, NULL, NULL, NULL },
		{ "sip:2001:db8::1", -1, NULL, NULL, NULL },
		{ "sip:[::1]x", -1, NULL, NULL, NULL },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		const char *text = table[i].text;
		const char *buf = at_edge(text, strlen(text));
		struct sip_uri uri;
		int err = sip_uri_parse(buf, all_of(text), &uri);

		if (table[i].scheme < 0)
			row(err == -EBADMSG, text);
		else if (table[i].scheme == SIP_SCHEME_OTHER)
			row(!err && uri.scheme == SIP_SCHEME_OTHER, text);
		else
			row(!err && uri.scheme == table[i].scheme &&
			    holds(buf, uri.user, table[i].user) &&
			    holds(buf, uri.at.text, table[i].at) &&
			    holds(buf, uri.rest, table[i].rest), text);
	}
	rows_ok("URIs are read; other schemes are left alone, damaged ones refused");
}

static void test_contact(void)
{
	static const struct {
		const char *value;
		const char *uri;
		const char *params;
	} table[] = {
		{ "<sip:a@h>", "sip:a@h", "" },
		{ "<sip:a@h;lr>;q=1", "sip:a@h;lr", ";q=1" },
		{ "sip:a@h;q=1", "sip:a@h", ";q=1" },
		{ "sip:a@h ;q=1", "sip:a@h", ";q=1" },
		{ "A B <sip:a@h> ;q=1", "sip:a@h", ";q=1" },
		{ "\"<sip:x@y>;z\" <sip:a@h>;q=1", "sip:a@h", ";q=1" },
		{ "\"\\\"<;\" <sip:a@h>;q=1", "sip:a@h", ";q=1" },
		{ "\"a\\\\\"<sip:a@h>", "sip:a@h", "" },
		{ "< sip:a@h >", "sip:a@h", "" },
		{ "<sip:a@h>;a=\"x;y\";b", "sip:a@h", ";a=\"x;y\";b" },
		{ "<tel:+1>", "tel:+1", "" },
		{ "<>", "", "" },
		{ "<sip:a@h", "", "" },
		{ "", "", "" },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		const char *text = table[i].value;
		const char *buf = at_edge(text, strlen(text));

		row(holds(buf, sip_contact_uri(buf, all_of(text)),
			  table[i].uri) &&
		    holds(buf, sip_value_params(buf, all_of(text)),
			  table[i].params), text);
	}
	rows_ok("the URI and the parameters of a value are told apart");
}

/* However it is damaged, no URI of ours comes out of it */
static void test_no_uri(void)
{
	static const char * const table[] = {
		"*", "\"A <sip:a@10.0.0.1>", "\"A\\", "\"", "\\", "<", ">",
		"><sip:a", "A B", "\"sip:a@10.0.0.1\"", ";sip:a@10.0.0.1",
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		const char *buf = at_edge(table[i], strlen(table[i]));
		struct span s = sip_contact_uri(buf, all_of(table[i]));
		struct sip_uri uri;

		row(!s.len || sip_uri_parse(buf, s, &uri) ||
		    uri.scheme == SIP_SCHEME_OTHER, table[i]);
	}
	rows_ok("no SIP URI is found in \"*\" or in damaged values");
}

static void test_param(void)
{
	static const struct {
		const char *params;
		const char *name;
		const char *value;	/* NULL: not there */
	} table[] = {
		{ ";a=1;b=2", "a", "1" },
		{ ";a=1;b=2", "b", "2" },
		{ ";A=1", "a", "1" },
		{ "; a = 1 ;b", "a", "1" },
		{ ";a\r\n =\r\n 1", "a", "1" },
		{ ";rport;a", "rport", "" },
		{ ";rport=5060", "rport", "5060" },
		{ ";a=", "a", "" },
		{ ";a=1;a=2", "a", "1" },
		{ ";a=\"x;b=2\";b=3", "b", "3" },
		{ ";a=\"x;b=2\";b=3", "a", "\"x;b=2\"" },
		{ ";a=\"\\\";b=2\"", "b", NULL },
		{ ";ab=1", "a", NULL },
		{ ";a=1", "ab", NULL },
		{ ";x=tag;y", "tag", NULL },
		{ ";;;tag=7;;", "tag", "7" },
		{ ";", "a", NULL },
		{ "", "a", NULL },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		const char *text = table[i].params;
		const char *buf = at_edge(text, strlen(text));
		struct span value = {};
		bool found = sip_param(buf, all_of(text), table[i].name, &value);

		row(table[i].value ? found && holds(buf, value, table[i].value) :
				     !found, text);
	}
	rows_ok("parameters are found by their whole name, outside of quotes");
}

static void test_via(void)
{
	static const struct {
		const char	*text;
		const char	*at;	/* NULL: refused */
		const char	*branch;
		bool		rport;
	} table[] = {
		{ "SIP/2.0/UDP h;branch=b", "h", "b", false },
		{ "sip/2.0/udp h:5060 ; rport ; branch = b", "h:5060", "b", true },
		{ "SIP / 2.0 / UDP [::1]:1;rport=2", "[::1]:1", "", true },
		{ "SIP\r\n /\r\n 2.0/UDP\r\n h", "h", "", false },
		{ "SIP/2.0/TLS-SCTP h;x=\";branch=c\"", "h", "", false },
		{ "SIP/2.0/UDP h;received=2001:db8::1", "h", "", false },
		{ "", NULL, NULL, false },
		{ "SIP/2.0/UDP", NULL, NULL, false },
		{ "SIP/2.0/UDP ", NULL, NULL, false },
		{ "SIP/2.0/ h", NULL, NULL, false },
		{ "SIP/2.0 UDP h", NULL, NULL, false },
		{ "SIP/3.0/UDP h", NULL, NULL, false },
		{ "HTTP/2.0/UDP h", NULL, NULL, false },
		{ "SIP/2.0/UDP/x h", NULL, NULL, false },
		{ "SIP/2.0/UDP h x", NULL, NULL, false },
		{ "SIP/2.0/UDP h:0", NULL, NULL, false },
		{ "SIP/2.0/UDP h:5060x", NULL, NULL, false },
		{ "SIP/2.0/UDP ;branch=b", NULL, NULL, false },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(table); i++) {
		const char *text = table[i].text;
		const char *buf = at_edge(text, strlen(text));
		struct sip_via via;
		int err = sip_via_parse(buf, all_of(text), &via);

		if (!table[i].at)
			row(err == -EBADMSG, text);
		else
			row(!err && holds(buf, via.at.text, table[i].at) &&
			    holds(buf, via.branch, table[i].branch) &&
			    via.has_rport == table[i].rport, text);
	}
	rows_ok("Via is read with white space anywhere, damaged ones are refused");
}

void test_tables(void)
{
	test_numbers();
	test_lines();
	test_ipv4();
	test_ipv6();
	test_against_libc();
	test_round_trip();
	test_any();
	test_hostport();
	test_uri();
	test_contact();
	test_no_uri();
	test_param();
	test_via();
}
