// SPDX-License-Identifier: GPL-2.0-only
/*
 * The unit tests of nf_sip_alg's text rooms: harness and main().
 *
 * usage: sip_main DIR        run the tests on the goldens in DIR
 *        sip_main show FILE  print what the ALG reads in a message
 */

#include <dirent.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sip_test.h"

#define ROOM	65536

struct golden *goldens;
size_t n_goldens;

static int number, failures, bad_rows;
static u64 seed = 0x5eed0fa1650bULL;

void ok(bool good, const char *sentence, ...)
{
	va_list args;

	failures += !good;
	printf("%s %d - ", good ? "ok" : "not ok", ++number);
	va_start(args, sentence);
	vprintf(sentence, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
}

bool row(bool good, const char *text)
{
	if (!good) {
		bad_rows++;
		printf("# wrong: %s\n", text);
	}
	return good;
}

void rows_ok(const char *sentence)
{
	ok(!bad_rows, "%s", sentence);
	bad_rows = 0;
}

/* Memory of ROOM bytes between two pages that cannot be touched */
static char *room(void)
{
	static char *start;
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	if (start)
		return start;
	start = mmap(NULL, ROOM + 2 * page, PROT_NONE,
		     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (start == MAP_FAILED)
		abort();
	start += page;
	if (mprotect(start, ROOM, PROT_READ | PROT_WRITE))
		abort();
	return start;
}

const char *at_edge(const void *bytes, size_t len)
{
	if (len > ROOM)
		abort();
	return memcpy(room() + ROOM - len, bytes, len);
}

const char *behind_edge(const void *bytes, size_t len)
{
	if (len > ROOM)
		abort();
	return memcpy(room(), bytes, len);
}

bool holds(const char *buf, struct span s, const char *text)
{
	return s.len == strlen(text) && !memcmp(buf + s.off, text, s.len);
}

u32 dice(u32 n)
{
	/* xorshift64* */
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (u32)((seed * 0x2545f4914f6cdd1dULL) >> 33) % n;
}

static char *read_file(const char *path, size_t *len)
{
	char *text = calloc(1, NOTATION_MAX);
	FILE *f = fopen(path, "r");

	if (!text || !f) {
		perror(path);
		exit(2);
	}
	*len = fread(text, 1, NOTATION_MAX - 1, f);
	fclose(f);
	return text;
}

static void add_golden(const char *dir, const char *file)
{
	struct golden *g;
	char path[4096];
	size_t len = strlen(file) - strlen(".sip");

	goldens = realloc(goldens, (n_goldens + 1) * sizeof(*goldens));
	if (!goldens || len >= sizeof(g->name))
		abort();
	g = &goldens[n_goldens++];
	snprintf(g->name, sizeof(g->name), "%.*s", (int)len, file);
	snprintf(path, sizeof(path), "%s/%s", dir, file);
	g->text = read_file(path, &g->len);
	snprintf(path, sizeof(path), "%s/%s.spans", dir, g->name);
	g->record = read_file(path, &len);
}

static int is_message(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return dot && !strcmp(dot, ".sip");
}

static void read_goldens(const char *dir)
{
	struct dirent **entries;
	int i, n = scandir(dir, &entries, is_message, alphasort);

	for (i = 0; i < n; i++) {
		add_golden(dir, entries[i]->d_name);
		free(entries[i]);
	}
	if (n < 1) {
		fprintf(stderr, "%s: no goldens\n", dir);
		exit(2);
	}
	free(entries);
}

static void forget_goldens(void)
{
	while (n_goldens--) {
		free(goldens[n_goldens].text);
		free(goldens[n_goldens].record);
	}
	free(goldens);
}

static int show(const char *path)
{
	static char words[NOTATION_MAX];
	size_t len;
	char *text = read_file(path, &len);

	notation(at_edge(text, len), len, words);
	fputs(words, stdout);
	free(text);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "show"))
		return show(argv[2]);
	if (argc != 2) {
		fprintf(stderr, "usage: sip_main DIR | show FILE\n");
		return 2;
	}
	printf("# seed %#llx\n", (unsigned long long)seed);
	read_goldens(argv[1]);
	test_tables();
	test_score();
	test_messages();
	test_goldens();
	test_edits();
	test_mutants();
	test_properties();
	forget_goldens();
	printf("1..%d\n", number);
	return failures ? 1 : 0;
}
