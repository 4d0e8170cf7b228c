# SPDX-License-Identifier: GPL-2.0-only
# Sourced by the checks of check.d.
# shellcheck shell=bash

here=$(dirname "$(realpath "$0")")
name=${0##*/}
top=$(realpath "$here/../../..")
export top
cd "$top" || exit

# verdict TITLE < COMPLAINTS: one line, "ok" if there are no complaints; else
# they follow it.
verdict()
{
	local complaints
	complaints=$(cat)

	if [[ -z $complaints ]]; then
		echo "ok $name: $1"
		return 0
	fi
	echo "not ok $name: $1"
	printf '%s\n' "$complaints" | head -n 60
	return 1
}

# give_up REASON: the check could not be made.
give_up()
{
	echo "not ok $name: $*"
	exit 1
}

# files FIND-EXPRESSION...: the project's own, sorted.
files()
{
	find . \( -path ./.git -o -path ./build -o -name __pycache__ \) -prune -o \
		-type f \( "$@" \) -printf '%P\n' | sort
}

# c_files: C somebody wrote; what a program has written says so at its top.
c_files()
{
	files -name '*.[ch]' ! -name '*.mod.c' | while read -r file; do
		head -n 3 "$file" | grep -q 'auto-generated' || echo "$file"
	done
}

cache_dir()
{
	echo "${NFWAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/nfwan}"
}
