// SPDX-License-Identifier: GPL-2.0-only
/* nfwan: options, help, and where to go from there. */

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <linux/netfilter/nf_wan_policy.h>
#include "complete.h"
#include "objects.h"
#include "run.h"

#ifndef NFWAN_VERSION
#define NFWAN_VERSION "0.1"
#endif

#define NETNS_DIR "/run/netns/"

/**
 * struct options - what was asked for before the command
 * @file: file to load, or NULL
 * @netns: name of the network namespace, or NULL
 * @apply: enum nf_wan_policy_apply
 * @help: show the syntax
 * @version: show the version
 * @check: change nothing
 * @json: write JSON
 */
struct options {
	const char	*file;
	const char	*netns;
	uint32_t	apply;
	bool		help;
	bool		version;
	bool		check;
	bool		json;
};

static const struct option long_options[] = {
	{ "apply",	required_argument,	NULL, 'a' },
	{ "check",	no_argument,		NULL, 'c' },
	{ "file",	required_argument,	NULL, 'f' },
	{ "help",	no_argument,		NULL, 'h' },
	{ "json",	no_argument,		NULL, 'j' },
	{ "netns",	required_argument,	NULL, 'n' },
	{ "version",	no_argument,		NULL, 'V' },
	{}
};

static void show_help(const struct object *only)
{
	const struct object *object;
	unsigned int i;

	if (only) {
		object_help(only);
		return;
	}
	puts("Usage: nfwan [ -j ] [ -n NETNS ] [ --check | --apply MODE ] OBJECT VERB ...\n"
	     "       nfwan [ -n NETNS ] [ --check | --apply MODE ] -f FILE|-\n"
	     "       nfwan OBJECT -h\n\n"
	     "      --apply new|reclassify|terminate\n"
	     "                     what becomes of flows that live\n"
	     "  -f, --file FILE    run the commands of a file, all or none\n"
	     "      --check        let the kernel judge, change nothing\n"
	     "  -j, --json         show objects as JSON\n"
	     "  -n, --netns NETNS  in this network namespace\n"
	     "  -h, --help         this, or the words of an object\n"
	     "  -V, --version      the version\n\n"
	     "Without a verb an object is shown, without an object everything.\n");
	for (i = 0; (object = objects_nth(i)); i++)
		object_usage(object);
}

static int set_apply(struct options *opt)
{
	static const char * const names[] = {
		[WANP_APPLY_NEW]	= "new",
		[WANP_APPLY_RECLASSIFY]	= "reclassify",
		[WANP_APPLY_TERMINATE]	= "terminate",
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		if (strcmp(names[i], optarg))
			continue;
		opt->apply = i;
		return STATUS_OK;
	}
	fprintf(stderr, "Error: '%s' is none of new, reclassify, terminate\n",
		optarg);
	return STATUS_REFUSED;
}

static int set_option(struct options *opt, int c)
{
	switch (c) {
	case 'a':
		return set_apply(opt);
	case 'c':
		opt->check = true;
		break;
	case 'f':
		opt->file = optarg;
		break;
	case 'h':
		opt->help = true;
		break;
	case 'j':
		opt->json = true;
		break;
	case 'n':
		opt->netns = optarg;
		break;
	case 'V':
		opt->version = true;
		break;
	default:
		fputs("See nfwan -h.\n", stderr);
		return STATUS_REFUSED;
	}
	return STATUS_OK;
}

static int get_options(struct options *opt, int argc, char **argv)
{
	int c, i, status = STATUS_OK;

	while (!status) {
		c = getopt_long(argc, argv, "+f:hjn:V", long_options, NULL);
		if (c < 0)
			break;
		status = set_option(opt, c);
	}
	for (i = optind; i < argc; i++)
		if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help"))
			opt->help = true;
	return status;
}

static int enter_netns(const char *name)
{
	char path[256];
	int fd, err;

	if (strchr(name, '/') ||
	    strlen(name) + sizeof(NETNS_DIR) > sizeof(path))
		return diag_io("'%s' is no name of a namespace", name);
	snprintf(path, sizeof(path), NETNS_DIR "%s", name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return diag_io("no network namespace %s: %s", name,
			       strerror(errno));
	err = setns(fd, CLONE_NEWNET) ? errno : 0;
	close(fd);
	return err ? diag_io("cannot enter %s: %s", name, strerror(err)) :
		     STATUS_OK;
}

static int run(struct session *s, const struct options *opt, int n, char **args)
{
	struct source src = {};
	int status;

	if (opt->file && n) {
		fputs("Error: a file and a command do not go together\n",
		      stderr);
		return STATUS_REFUSED;
	}
	status = opt->file ? source_read(&src, opt->file) :
			     source_args(&src, n, args);
	if (!status)
		status = opt->file ? run_file(s, &src) : run_command(s, &src);
	source_free(&src);
	return status;
}

/* Output that went nowhere was no success. */
static int finish(struct session *s, int status)
{
	genl_close(&s->genl);
	sets_free(&s->sets);
	if ((fflush(stdout) || ferror(stdout)) && status == STATUS_OK)
		return diag_io("cannot write: %s", strerror(errno));
	return status;
}

int main(int argc, char **argv)
{
	struct options opt = {};
	struct session s = {};
	int status = get_options(&opt, argc, argv);
	int n = argc - optind;
	char **args = argv + optind;

	if (status)
		return status;
	if (n && !strcmp(args[0], "__complete")) {
		n -= n > 1 && !strcmp(args[1], "--") ? 2 : 1;
		complete(&s, n, argv + argc - n);
		return finish(&s, STATUS_OK);
	}
	if (opt.help)
		show_help(n ? objects_find(args[0]) : NULL);
	else if (opt.version)
		puts("nfwan " NFWAN_VERSION);
	if (opt.help || opt.version)
		return finish(&s, STATUS_OK);
	s.apply = opt.apply;
	s.check = opt.check;
	s.out.json = opt.json;
	s.out.colour = isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
	if (opt.netns)
		status = enter_netns(opt.netns);
	if (!status)
		status = run(&s, &opt, n, args);
	return finish(&s, status);
}
