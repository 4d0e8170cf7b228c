# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# What the shell scripts of the selftests share.

say()
{
	printf '%s\n' "$*" >&2
}

die()
{
	say "${0##*/}: $*"
	exit 1
}

# wait_for SECONDS COMMAND...: run COMMAND until it succeeds; fail when it does
# not within SECONDS.
wait_for()
{
	local until=$((SECONDS + $1 + 1))
	shift
	until "$@"; do
		((SECONDS < until)) || return 1
		read -rt 0.05 <> <(:)
	done
}

# need TOOL...: die with one line that names every missing tool.
need()
{
	local tool missing=()
	for tool in "$@"; do
		command -v "$tool" > /dev/null || missing+=("$tool")
	done
	[[ ${#missing[@]} -eq 0 ]] || die "missing: ${missing[*]}"
}

# in_ns NAME COMMAND...: run COMMAND in the office's namespace NAME.
in_ns()
{
	local name=$1
	shift
	ip netns exec "$OFFICE-$name" "$@"
}
