// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls through the router, one message after the other, each timed from the
 * sender's sendto() to the receiver's recv(). With QEMU's -icount a nanosecond
 * is an instruction.
 *
 * usage: blast PBX-NETNS PROVIDER-NETNS PUBLIC-ADDRESS LIVE CALLS
 *        blast PBX-NETNS PROVIDER-NETNS PUBLIC-ADDRESS register PHONES
 *
 * LIVE calls are set up first and stay, those of other hosts, since one host has
 * a share of the public ports: 192.168.1.20 and following of the PBX's namespace,
 * 4000 calls each. Prints "MESSAGE MEDIA-LINES NS LOST" for
 * each kind of message: the average of CALLS of them, and how many were lost.
 * With "register" so many phones register, each from a port of its own.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PBX		"192.168.1.219"
#define PROVIDER	"203.0.113.130"
#define SIP_PORT	5060
#define FIRST_PHONE	10000
#define FIRST_HOST	20
#define CALLS_OF_HOST	4000
#define WARM_UP		20
#define LOST_MS		200

enum kind { OPTIONS, OPTIONS_OK, REGISTER, REGISTER_OK, INVITE, INVITE_OK, ACK,
	    BYE, BYE_OK, KINDS };

static const char * const names[KINDS] = {
	"OPTIONS", "200-OPTIONS", "REGISTER", "200-REGISTER", "INVITE",
	"200-INVITE", "ACK", "BYE", "200-BYE" };

struct side {
	int			sock;
	struct sockaddr_in	to;
};

static struct side pbx, provider;
static const char *public_address;
static char pbx_address[32] = PBX;
static unsigned int pbx_port = SIP_PORT;
static unsigned long long spent_ns[KINDS];
static unsigned int sent[KINDS], lost[KINDS];
static char text[4096], heard[65536];

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static struct sockaddr_in endpoint(const char *address, unsigned int port)
{
	struct sockaddr_in in = { .sin_family = AF_INET,
				  .sin_port = htons((uint16_t)port) };

	if (inet_pton(AF_INET, address, &in.sin_addr) != 1)
		die(address);
	return in;
}

static int socket_at(const char *address, unsigned int port)
{
	struct sockaddr_in at = endpoint(address, port);
	int sock = socket(AF_INET, SOCK_DGRAM, 0);

	if (sock < 0 || bind(sock, (void *)&at, sizeof(at)))
		die(address);
	return sock;
}

static void sit_down(struct side *side, const char *netns, const char *address,
		     const char *to)
{
	int fd = open(netns, O_RDONLY);

	if (fd < 0 || setns(fd, CLONE_NEWNET))
		die(netns);
	close(fd);
	side->to = endpoint(to, SIP_PORT);
	side->sock = socket_at(address, SIP_PORT);
}

static unsigned long long now_ns(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return at.tv_sec * 1000000000ull + at.tv_nsec;
}

/* What is sent next goes back to where this came from */
static bool hears(struct side *side)
{
	socklen_t len = sizeof(side->to);

	return recvfrom(side->sock, heard, sizeof(heard), MSG_DONTWAIT,
			(void *)&side->to, &len) > 0;
}

static bool arrives(struct side *side)
{
	struct pollfd at = { .fd = side->sock, .events = POLLIN };

	/* by way of a softirq thread, or not at all */
	return hears(side) || (poll(&at, 1, LOST_MS) > 0 && hears(side));
}

static void carry(enum kind kind, const struct side *from, struct side *to,
		  size_t len)
{
	unsigned long long begin = now_ns();

	if (sendto(from->sock, text, len, 0, (const void *)&from->to,
		   sizeof(from->to)) < 0)
		die("sendto");
	sent[kind]++;
	if (arrives(to))
		spent_ns[kind] += now_ns() - begin;
	else
		lost[kind]++;
}

/* Has To a tag? That of the request which begins has none. */
static bool is_begun(const char *start)
{
	return strncmp(start, "INVITE", 6) && strncmp(start, "REGISTER", 8) &&
	       strncmp(start, "OPTIONS", 7);
}

/* What all messages of a call have in common */
static size_t head(const char *start, const char *method, unsigned int call,
		   const char *contact)
{
	static const char common[] =
		"%s\r\n"
		"Via: SIP/2.0/UDP %s:%u;branch=z9hG4bK%s%u;rport\r\n"
		"Max-Forwards: 70\r\n"
		"From: \"Office\" <sip:office@voip.example>;tag=from%u\r\n"
		"To: <sip:+12025550123@voip.example>%s%u\r\n"
		"Call-ID: %08u-call@" PBX "\r\n"
		"CSeq: 1 %s\r\n"
		"Contact: <sip:office@%s:%u>\r\n"
		"User-Agent: blast\r\n"
		"Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY\r\n";

	return (size_t)sprintf(text, common, start, pbx_address, pbx_port,
			       method, call, call, is_begun(start) ? ";tag=to" : ";x=",
			       call, call, method, contact, pbx_port);
}

static size_t bare(size_t len)
{
	return len + (size_t)sprintf(text + len, "Content-Length: 0\r\n\r\n");
}

static size_t described(size_t len, const char *address, unsigned int port,
			unsigned int lines)
{
	char body[2048];
	size_t n;
	unsigned int i;

	n = (size_t)sprintf(body, "v=0\r\no=- 1 1 IN IP4 %s\r\ns=-\r\n"
			    "c=IN IP4 %s\r\nt=0 0\r\n", address, address);
	for (i = 0; i < lines; i++)
		n += (size_t)sprintf(body + n,
			"m=audio %u RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\n"
			"a=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
			"a=ptime:20\r\na=sendrecv\r\n", port + 2 * i);
	return len + (size_t)sprintf(text + len,
		"Content-Type: application/sdp\r\nContent-Length: %zu\r\n\r\n%s",
		n, body);
}

/* Requests of the PBX, answers of the provider */
static void request(enum kind kind, const char *uri, unsigned int call)
{
	char start[128];

	snprintf(start, sizeof(start), "%s %s SIP/2.0", names[kind], uri);
	carry(kind, &pbx, &provider, bare(head(start, names[kind], call, pbx_address)));
}

static void answer(enum kind kind, const char *method, unsigned int call,
		   const char *contact)
{
	size_t len = head("SIP/2.0 200 OK", method, call, contact);

	carry(kind, &provider, &pbx, bare(len));
}

static void set_up(unsigned int call, unsigned int lines)
{
	unsigned int port = 10000 + call * 2 * lines % 50000;
	size_t len;

	len = head("INVITE sip:+12025550123@" PROVIDER " SIP/2.0", "INVITE",
		   call, pbx_address);
	len = described(len, pbx_address, port, lines);
	carry(INVITE, &pbx, &provider, len);
	len = head("SIP/2.0 200 OK", "INVITE", call, PROVIDER);
	len = described(len, PROVIDER, port, lines);
	carry(INVITE_OK, &provider, &pbx, len);
	request(ACK, "sip:office@" PROVIDER ":5060", call);
}

static void hang_up(unsigned int call)
{
	request(BYE, "sip:office@" PROVIDER ":5060", call);
	answer(BYE_OK, "BYE", call, PROVIDER);
}

static void sign_on(unsigned int call)
{
	request(REGISTER, "sip:voip.example", call);
	answer(REGISTER_OK, "REGISTER", call, public_address);
}

static void ask(unsigned int call)
{
	request(OPTIONS, "sip:" PROVIDER, call);
	answer(OPTIONS_OK, "OPTIONS", call, PROVIDER);
	sign_on(call);
}

/* In the PBX's namespace */
static void speak_from(const char *address, unsigned int port)
{
	close(pbx.sock);
	snprintf(pbx_address, sizeof(pbx_address), "%s", address);
	pbx_port = port;
	pbx.sock = socket_at(address, port);
}

static void sign_on_all(unsigned int phones)
{
	unsigned int i;

	for (i = 0; i < phones; i++) {
		speak_from(PBX, FIRST_PHONE + i);
		sign_on(i);
	}
}

static void set_up_all(unsigned int live)
{
	char address[32];
	unsigned int i;

	for (i = 0; i < live; i++) {
		snprintf(address, sizeof(address), "192.168.1.%u",
			 FIRST_HOST + i / CALLS_OF_HOST);
		if (i % CALLS_OF_HOST == 0)
			speak_from(address, SIP_PORT);
		set_up(i, 1);
	}
	speak_from(PBX, SIP_PORT);
}

static void forget(void)
{
	memset(spent_ns, 0, sizeof(spent_ns));
	memset(sent, 0, sizeof(sent));
	memset(lost, 0, sizeof(lost));
}

static void measure(unsigned int first, unsigned int calls, unsigned int lines)
{
	unsigned int i, kind;

	for (i = 0; i < WARM_UP + calls; i++) {
		if (i == WARM_UP)
			forget();
		set_up(first + i, lines);
		hang_up(first + i);
		ask(first + i);
	}
	for (kind = 0; kind < KINDS; kind++)
		printf("%s %u %llu %u\n", names[kind], lines,
		       spent_ns[kind] / (sent[kind] - lost[kind] ?: 1),
		       lost[kind]);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	unsigned int live, calls;

	if (argc != 6)
		return 2;
	public_address = argv[3];
	live = (unsigned int)atoi(argv[4]);
	calls = (unsigned int)atoi(argv[5]);
	sit_down(&provider, argv[2], PROVIDER, public_address);
	sit_down(&pbx, argv[1], PBX, PROVIDER);
	if (!strcmp(argv[4], "register")) {
		sign_on_all(calls);
		return 0;
	}
	set_up_all(live);
	measure(live, calls, 1);
	if (!live)
		measure(live + calls + WARM_UP, calls, 4);
	return 0;
}
