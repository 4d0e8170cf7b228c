// SPDX-License-Identifier: GPL-2.0-only
/* Runs the parsers on messages: what they read, how long, how many times. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <valgrind/callgrind.h>

#define PARSERS		3
#define ROUNDS_MAX	101
#define ROUND_NS	300000.0

static const struct parser {
	const char	*name;
	int		(*parse)(const char *buf, size_t len,
				 struct facts *facts);
} parsers[PARSERS] = {
	{ "ours",	ours_parse },
	{ "osip",	osip_parse },
	{ "sofia",	sofia_parse },
};

struct message {
	const char	*name;
	char		*text;
	size_t		len;
};

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static struct message load(const char *name)
{
	struct message m = { .name = name, .text = malloc(1 << 17) };
	FILE *file = fopen(name, "rb");

	if (!file || !m.text)
		die(name);
	m.len = fread(m.text, 1, 1 << 17, file);
	if (ferror(file))
		die(name);
	fclose(file);
	/* no more memory than the message has, so that tools see who reads on */
	m.text = realloc(m.text, m.len + !m.len);
	return m;
}

/* One line, whatever is folded into it */
static char *flat(char *text)
{
	char *p;

	for (p = text; *p; p++)
		if ((unsigned char)*p < ' ')
			*p = '?';
	return text;
}

static void print_facts(const struct parser *p, const struct message *m)
{
	struct facts f;
	int err = p->parse(m->text, m->len, &f);

	printf("%s\t%zu\t%s\t", m->name, m->len, p->name);
	if (err)
		printf("%d\n", err);
	else
		printf("ok\t%s\t%lu\t%d\t%d\t%d\n", flat(f.call_id),
		       f.cseq, f.contacts, f.media, f.port);
}

/* Each in a process of its own: a message may be the end of a parser */
static void show_facts(const struct message *m)
{
	const struct parser *p;
	int status;

	for (p = parsers; p < parsers + PARSERS; p++) {
		fflush(stdout);
		if (!fork()) {
			alarm(10);
			print_facts(p, m);
			fflush(stdout);
			_exit(0);
		}
		wait(&status);
		if (status)
			printf("%s\t%zu\t%s\tsignal %d\n", m->name, m->len,
			       p->name, WTERMSIG(status));
	}
}

/* Of this thread: what others do on the machine is not our parsers' fault */
static double now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return 1e9 * ts.tv_sec + ts.tv_nsec;
}

static double one_round(const struct parser *p, const struct message *m,
			long times)
{
	double begin = now_ns();
	long i;

	for (i = 0; i < times; i++)
		p->parse(m->text, m->len, NULL);
	return (now_ns() - begin) / times;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *values, int n)
{
	qsort(values, n, sizeof(*values), ascending);
	return values[n / 2];
}

/* The parsers take turns, so that a change of the machine's mood is everyone's,
 * and are compared within a turn.
 */
static void measure(const struct message *m, int rounds,
		    double ns[PARSERS][ROUNDS_MAX],
		    double ratio[PARSERS][ROUNDS_MAX])
{
	long times[PARSERS];
	int i, round;

	for (i = 0; i < PARSERS; i++)
		times[i] = 1 + ROUND_NS / one_round(&parsers[i], m, 20);
	for (round = 0; round < rounds; round++)
		for (i = 0; i < PARSERS; i++) {
			ns[i][round] = one_round(&parsers[i], m, times[i]);
			ratio[i][round] = ns[i][round] / ns[0][round];
		}
}

static void show_times(const struct message *m, int rounds)
{
	static double ns[PARSERS][ROUNDS_MAX], ratio[PARSERS][ROUNDS_MAX];
	int i;

	if (rounds > ROUNDS_MAX)
		rounds = ROUNDS_MAX;
	measure(m, rounds, ns, ratio);
	printf("%s\t%zu", m->name, m->len);
	for (i = 0; i < PARSERS; i++) {
		printf("\t%.1f", median(ns[i], rounds));
		printf("\t%.1f\t%.1f", ns[i][0], ns[i][rounds - 1]);
		printf("\t%.3f", median(ratio[i], rounds));
	}
	printf("\n");
	fflush(stdout);
}

/* Under callgrind, which collects inside of the parser only. What is done once
 * (a table, the first memory) falls to the first times, which do not count.
 */
static void count(const struct parser *p, const struct message *m, int times)
{
	int i;

	for (i = 0; i < times; i++)
		p->parse(m->text, m->len, NULL);
	CALLGRIND_ZERO_STATS;
	for (i = 0; i < times; i++)
		p->parse(m->text, m->len, NULL);
	CALLGRIND_DUMP_STATS_AT(m->name);
}

static const struct parser *parser_named(const char *name)
{
	const struct parser *p;

	for (p = parsers; p < parsers + PARSERS; p++)
		if (!strcmp(p->name, name))
			return p;
	fprintf(stderr, "no parser %s\n", name);
	exit(2);
}

static void refuse(void)
{
	fprintf(stderr,
		"usage: bench facts FILE...\n"
		"       bench time ROUNDS FILE...\n"
		"       bench count PARSER TIMES FILE...  (under callgrind)\n");
	exit(2);
}

int main(int argc, char **argv)
{
	int i;

	if (argc > 2 && !strcmp(argv[1], "facts"))
		for (i = 2; i < argc; i++) {
			struct message m = load(argv[i]);

			show_facts(&m);
			free(m.text);
		}
	else if (argc > 3 && !strcmp(argv[1], "time"))
		for (i = 3; i < argc; i++) {
			struct message m = load(argv[i]);

			show_times(&m, atoi(argv[2]));
			free(m.text);
		}
	else if (argc > 4 && !strcmp(argv[1], "count"))
		for (i = 4; i < argc; i++) {
			struct message m = load(argv[i]);

			count(parser_named(argv[2]), &m, atoi(argv[3]));
			free(m.text);
		}
	else
		refuse();
	return 0;
}
