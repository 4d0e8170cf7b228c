# SPDX-License-Identifier: GPL-2.0-only
# Sourced by the scripts of this directory.
# shellcheck shell=bash

# say TEXT...: one line of progress or trouble, never on stdout.
say()
{
	echo "${0##*/}: $*" >&2
}

# need PROGRAM=PACKAGE...: leave with status 3 and one line if any is missing.
# PROGRAM may be an absolute path of a plain file.
need()
{
	local pair program missing=

	for pair; do
		program=${pair%%=*}
		[[ -f $program ]] || command -v "$program" > /dev/null ||
			[[ " $missing " == *" ${pair#*=} "* ]] && continue
		missing+="${missing:+ }${pair#*=}"
	done
	[[ -z $missing ]] && return
	say "missing packages; as root: apt-get install $missing"
	exit 3
}

cache_dir()
{
	echo "${NFWAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/nfwan}"
}
