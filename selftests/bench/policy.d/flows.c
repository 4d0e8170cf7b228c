// SPDX-License-Identifier: GPL-2.0-only
/*
 * Flows through the router, one packet after the other, each timed from the
 * sender's sendto() to the receiver's recv(). With QEMU's -icount a nanosecond
 * is an instruction.
 *
 * usage: flows LAN-NETNS INTERNET-NETNS RULES FLOWS
 *        flows LAN-NETNS INTERNET-NETNS RULES while COMMAND [ARGUMENT]...
 *
 * Packets are those which the rules of rules.py are about, from all over the
 * list. Prints "first NS LOST ASTRAY" and "established NS LOST ASTRAY". Of FLOWS
 * packets NS is the average of those in the middle, without the quarter that was
 * fastest and the quarter that was slowest: the others were held up by timers and
 * by memory being put in order. LOST did not arrive, ASTRAY came by another WAN
 * than the rule says. With "while" a packet is sent each millisecond until the command has
 * ended, mostly the first of a flow; prints "during PACKETS LOST ASTRAY".
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TARGET		"203.0.113.129"
#define WARM_UP		20
#define LOST_MS		200
#define FIRST_PORT	20000
#define PORTS		40000

/* What the receiver is told: which flow this is */
struct packet {
	struct iphdr	ip;
	struct udphdr	udp;
	unsigned int	number;
} __attribute__((packed));

struct tally {
	unsigned int	lost, astray;
};

static int sender, receiver[3];
static unsigned int rules;
static int wan_index[4];

static const unsigned short ports[3] = { 9, 5061, 15000 };

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static void enter(const char *netns)
{
	int fd = open(netns, O_RDONLY);

	if (fd < 0 || setns(fd, CLONE_NEWNET))
		die(netns);
	close(fd);
}

static void listen_at(unsigned int i)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_port = htons(ports[i]) };
	int on = 1, room = 4 << 20;

	receiver[i] = socket(AF_INET, SOCK_DGRAM, 0);
	if (receiver[i] < 0 || bind(receiver[i], (void *)&at, sizeof(at)) ||
	    setsockopt(receiver[i], IPPROTO_IP, IP_PKTINFO, &on, sizeof(on)) ||
	    setsockopt(receiver[i], SOL_SOCKET, SO_RCVBUFFORCE, &room,
		       sizeof(room)))
		die("receiver");
}

static unsigned long long now_ns(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return at.tv_sec * 1000000000ull + at.tv_nsec;
}

/* A rule somewhere in the list; neighbours come from far apart. */
static unsigned int rule_of(unsigned int number)
{
	return (unsigned int)((unsigned long long)number * 7919 % rules);
}

static unsigned int wan_of(unsigned int rule)
{
	return rule == rules - 1 ? 1 : 1 + rule % 3;
}

static struct packet packet_of(unsigned int number)
{
	unsigned int rule = rule_of(number);
	struct packet p = {
		.ip	= { .version = 4, .ihl = 5, .ttl = 64,
			    .protocol = IPPROTO_UDP,
			    .tot_len = htons(sizeof(p)) },
		.udp	= { .len = htons(sizeof(p) - sizeof(p.ip)) },
		.number	= number,
	};

	p.ip.daddr = inet_addr(TARGET);
	p.ip.saddr = htonl(10u << 24 | rule << 8 | 1);
	p.udp.uh_sport = htons(FIRST_PORT + number % PORTS);
	p.udp.uh_dport = htons(ports[rule / 2 % 3]);
	return p;
}

static void send_one(unsigned int number)
{
	struct packet p = packet_of(number);
	struct sockaddr_in to = { .sin_family = AF_INET,
				  .sin_addr.s_addr = p.ip.daddr };

	if (sendto(sender, &p, sizeof(p), 0, (void *)&to, sizeof(to)) < 0)
		die("sendto");
}

static int device_of(struct msghdr *head)
{
	struct cmsghdr *c;

	for (c = CMSG_FIRSTHDR(head); c; c = CMSG_NXTHDR(head, c))
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO)
			return ((struct in_pktinfo *)CMSG_DATA(c))->ipi_ifindex;
	return 0;
}

/* One packet of any flow, if there is one */
static bool hears(int sock, struct tally *tally)
{
	char control[64];
	unsigned int number;
	struct iovec io = { &number, sizeof(number) };
	struct msghdr head = { .msg_iov = &io, .msg_iovlen = 1,
			       .msg_control = control,
			       .msg_controllen = sizeof(control) };

	if (recvmsg(sock, &head, MSG_DONTWAIT) != sizeof(number))
		return false;
	tally->astray += device_of(&head) !=
			 wan_index[wan_of(rule_of(number))];
	return true;
}

static bool comes(int sock)
{
	struct pollfd at = { .fd = sock, .events = POLLIN };

	return poll(&at, 1, LOST_MS) > 0;
}

/* Sends the packet of a flow and waits for it. Returns ns; 0 if it is lost. */
static unsigned long long carry(unsigned int number, struct tally *tally)
{
	int sock = receiver[rule_of(number) / 2 % 3];
	unsigned long long begin = now_ns();

	send_one(number);
	if (hears(sock, tally) ||
	    (comes(sock) && hears(sock, tally)))
		return now_ns() - begin;
	tally->lost++;
	return 0;
}

static int ascending(const void *a, const void *b)
{
	unsigned long long x = *(const unsigned long long *)a;
	unsigned long long y = *(const unsigned long long *)b;

	return x < y ? -1 : x > y;
}

/* Of @n figures, in any order */
static unsigned long long middle(unsigned long long *ns, unsigned int n)
{
	unsigned int i, first = n / 4, after = n - first;
	unsigned long long sum = 0;

	qsort(ns, n, sizeof(*ns), ascending);
	for (i = first; i < after; i++)
		sum += ns[i];
	return n ? sum / (after - first) : 0;
}

static void measure(const char *what, unsigned int flows)
{
	unsigned long long spent, *ns = calloc(flows, sizeof(*ns));
	struct tally tally = {};
	unsigned int i, n = 0;

	if (!ns)
		die("figures");
	for (i = 0; i < flows; i++) {
		spent = carry(WARM_UP + i, &tally);
		if (spent)
			ns[n++] = spent;
	}
	printf("%s %llu %u %u\n", what, middle(ns, n), tally.lost,
	       tally.astray);
	free(ns);
}

static void measure_while(char **command)
{
	struct tally tally = {};
	unsigned int arrived = 0, i, number = 0;
	pid_t child = fork();

	if (!child) {
		execvp(command[0], command);
		_exit(127);
	}
	do {
		poll(NULL, 0, 1);
		send_one(number++);
		for (i = 0; i < 3; i++)
			while (hears(receiver[i], &tally))
				arrived++;
	} while (!waitpid(child, NULL, WNOHANG));
	for (i = 0; i < 3; i++)
		while (comes(receiver[i]))
			arrived += hears(receiver[i], &tally);
	printf("during %u %u %u\n", number, number - arrived, tally.astray);
}

int main(int argc, char **argv)
{
	struct tally warm_up = {};
	unsigned int i;

	if (argc < 5)
		return 2;
	rules = (unsigned int)atoi(argv[3]);
	enter(argv[2]);
	for (i = 1; i <= 3; i++)
		wan_index[i] = (int)if_nametoindex((char[]){ 'w', '0' + i, 0 });
	for (i = 0; i < 3; i++)
		listen_at(i);
	enter(argv[1]);
	sender = socket(AF_INET, SOCK_RAW, IPPROTO_RAW);
	if (sender < 0)
		die("sender");
	if (!strcmp(argv[4], "while")) {
		measure_while(argv + 5);
		return 0;
	}
	for (i = 0; i < WARM_UP; i++)
		carry(i, &warm_up);
	measure("first", (unsigned int)atoi(argv[4]));
	measure("established", (unsigned int)atoi(argv[4]));
	return 0;
}
