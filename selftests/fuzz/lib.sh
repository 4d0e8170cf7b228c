# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# What the scripts of this directory share: rooms, targets, how to build them and
# what to begin with. The environment may set
#   ROOMS      directory of the sources under test (default: nf_sip_alg)
#   SANITIZE   sanitizers (default: address,undefined)
#   CORPORA    directory with more inputs, which are read and never copied into
#              the tree: they may have a licence of their own

fuzz=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
top=$(realpath "$fuzz/../..")
rooms=${ROOMS:-$top/nf_sip_alg}
build=$top/build/fuzz

# shellcheck source=selftests/lib.sh
. "$fuzz/../lib.sh"

# shellcheck disable=SC2034	# of those who source this
sanitizers=(-fsanitize="${SANITIZE:-address,undefined}"
	-fno-sanitize-recover=all -fno-omit-frame-pointer)

# Longer inputs show nothing that shorter ones do not, and take longer.
export LEN_MAX=4096

# text_rooms: the names in Kbuild behind "# text".
text_rooms()
{
	sed -n '/^# text/,/^# memory/{/^nf_sip_alg-y/!d
		s/.*= *//; s/\.o//g; s/ *$//; s/ /\n/g; p}' "$rooms/Kbuild"
}

# targets: the rooms that have one, in the order of Kbuild.
targets()
{
	local room
	while read -r room; do
		[[ ! -e $fuzz/fuzz_$room.c ]] || echo "$room"
	done < <(text_rooms)
}

# need_packages: die with the names of the Debian packages that are missing.
need_packages()
{
	local missing
	missing=$("$fuzz/../packages-install" -n "$fuzz/packages") ||
		die "missing; as root: apt-get install ${missing//$'\n'/ }"
}

# check_targets NAME...: die unless each of them is a target.
check_targets()
{
	local room
	for room; do
		[[ -e $fuzz/fuzz_$room.c ]] ||
			die "no such target: $room (there are: $(targets | xargs))"
	done
}

# compile CC OUT ROOM OPTION...: one target, with all rooms.
compile()
{
	local cc=$1 out=$2 room=$3 sources
	shift 3
	mapfile -t sources < <(text_rooms)
	sources=("${sources[@]/%/.c}")
	"$cc" -std=gnu11 -g -O2 -Wall -Wextra -Werror -Wno-unused-parameter \
		"$@" -I "$rooms" -I "$fuzz" -o "$out" "$fuzz/fuzz_$room.c" \
		"$fuzz"/{fuzz,mime}.c "${sources[@]/#/$rooms/}"
}

# values HEADER-REGEX FILE...: what stands in such headers, one per line.
values()
{
	local names=$1
	shift
	sed -nE "s/\\r\$//; s/^($names)[ \\t]*:[ \\t]*//Ip" "$@" | sort -u
}

# each DIRECTORY < LINES: a file for each line.
each()
{
	local line n=0
	while IFS= read -r line; do
		n=$((n + 1))
		printf '%s' "$line" > "$1/$n"
	done
}

# make_seeds: what the goldens are for each target, in build/fuzz/seeds/ROOM.
make_seeds()
{
	local golden=$fuzz/../unit/golden room file seeds=$build/seeds

	rm -rf "$seeds"
	for room in $(targets); do
		mkdir -p "$seeds/$room"
	done
	for room in sip_start sip_msg sip_frame sip_body; do
		cp "$golden"/*.sip "$seeds/$room"
	done
	for file in "$golden"/*.sip; do
		sed '1,/^\r*$/d' "$file" > "$seeds/sdp/${file##*/}"
	done
	find "$seeds" -empty -type f -delete
	values 'via|v' "$golden"/*.sip | each "$seeds/sip_via"
	values 'from|f|to|t|contact|m|(record-)?route' "$golden"/*.sip |
		tee >(each "$seeds/sip_param") | each "$seeds/sip_uri"
	sed -nE 's/^c=IN IP. (.*[^\r])\r*$/\1/p' "$golden"/*.sip | sort -u |
		each "$seeds/sip_addr"
}

# corpora ROOM: the directories of inputs to begin with, besides new finds.
corpora()
{
	local dir
	for dir in "$fuzz/corpus/$1" "$build/seeds/$1" ${CORPORA:+"$CORPORA"/*/}; do
		[[ ! -d $dir ]] || echo "$dir"
	done
}
