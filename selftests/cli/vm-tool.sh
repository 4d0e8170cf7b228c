#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# nfwan and the modules of the running kernel: what it shows, loads, refuses,
# and does to routing. As root, in a guest of vm/run. Output is TAP. NFWAN= names
# the tool, MODULES= the directory of the modules; exit status 0 all hold.
#
#	lan0 192.168.1.1/24    wan1 192.0.2.2/29  wan2 198.51.100.2/29 (dummies)

set -u
top=$(realpath "$(dirname "$0")/../..")
nfwan=${NFWAN:-$top/tools/nfwan}
modules=${MODULES:-$top/build/$(uname -r | cut -d. -f1,2)}
number=0
failures=0
work=$(mktemp -d) || exit
trap 'rm -rf "$work"' EXIT
cd "$work" || exit

# result STATUS SENTENCE: one line of TAP; the last output is shown on failure.
result()
{
	number=$((number + 1))
	if [[ $1 -eq 0 ]]; then
		echo "ok $number - $2"
		return
	fi
	failures=$((failures + 1))
	echo "not ok $number - $2"
	echo "#   status $status"
	sed 's/^/#   /' out err 2> /dev/null
}

# run ARGUMENTS...: the tool; leaves out, err and $status.
run()
{
	"$nfwan" "$@" > out 2> err < /dev/null
	status=$?
}

# ends SENTENCE STATUS [WORDS]: the last run ended so, with these words.
ends()
{
	[[ $status -eq $2 && $(cat out err) == *"${3:-}"* ]]
	result $? "$1"
}

# load TEXT: as a file, which is called office.nfwan.
load()
{
	printf '%s\n' "$1" > office.nfwan
	run -f office.nfwan
}

# refused SENTENCE COLUMNS LINE: refused there, and nothing is changed.
refused()
{
	local before
	before=$(state)
	load "$3"
	[[ $status -eq 2 ]] &&
		grep -q "^office.nfwan:1:$2: Error: " err &&
		[[ $(state) == "$before" ]]
	result $? "$1"
}

routing()
{
	ip rule
	ip -6 rule
	ip -4 route show table all | sort
	ip -6 route show table all | grep -v "proto kernel" | sort
}

state()
{
	routing
	"$nfwan" ruleset show
}

# has SENTENCE WORDS COMMAND...: the output of the command has these words.
has()
{
	local sentence=$1 words=$2
	shift 2
	"$@" > out 2> err
	status=$?
	grep -qF -- "$words" out
	result $? "$sentence"
}

add_devices()
{
	local dev

	ip link set lo up
	for dev in lan0 wan1 wan2 spare; do
		ip link add $dev type dummy
		ip link set $dev addrgenmode none up
	done
	ip address add 192.168.1.1/24 dev lan0
	ip address add 192.0.2.2/29 dev wan1
	ip address add 198.51.100.2/29 dev wan2
}

OFFICE='@replace
wan add fibre id 1 dev wan1 gateway 192.0.2.1 hold-down 30 half-life 60 suppress 3000 reuse 500 max-suppress 600
wan add cable id 2 dev wan2 gateway 198.51.100.1 table 77 weight 3 capacity 800mbit
set add far ttl 600 prefix 203.0.113.7,203.0.113.128/25,2001:db8::/32
set add nobody
rule add 20 order 5 iif lan0 to 203.0.113.128/25 proto udp sport 1024-65535 dport 5060 enforced cable
rule add 10 from 192.168.1.219 priority cable,fibre
rule add 30 proto tcp dport 25 pass
rule add 40 from @far to @nobody proto udp,tcp sport 1024-65535 dport 5060-5064,10000-20000,30000 pass
rule add 41 from @far to ::/0 mac 02:00:00:00:00:07 dscp 46 service sip enforced fibre
rule add 42 mark 0x40/0xf0 uid 1000-1999 service rtp priority cable
rule add 50 from 192.168.1.11 weighted fibre,cable on-fail next
rule add 51 from 192.168.1.12 persistence cable,fibre on-fail any
rule add 52 from 192.168.1.13 persistence-pair fibre,cable on-fail reject
rule add 53 from 192.168.1.14 overflow cable,fibre on-fail drop
rule add 54 from 192.168.1.15 least-used cable
rule add 55 from 192.168.1.16 lowest-latency fibre,cable
rule add 56 from 192.168.1.17 fastest-response cable,fibre
rule add 57 from 192.168.1.18 priority fibre,cable on-fail next failback schedule idle-time 30 drain-max 3600 min-dwell 300 window 22:00-05:30 max-moves 4
rule add 58 from 192.168.1.19 priority fibre,cable failback manual
rule add 98 from 2001:db8::/32 proto gre priority fibre
natmap add 50 order 7 from 192.168.1.8/29 to 203.0.113.130 proto udp dport 5060-5061 on fibre 192.0.2.4 on cable auto
natmap add 10 from 192.168.1.219 on fibre 192.0.2.3 on cable 198.51.100.3 pair
natmap add 60 from @far proto tcp,udp dport 80,443 on fibre 192.0.2.5
natmap add 65 from 192.168.1.0/24 on fibre 192.0.2.3-192.0.2.6 on cable auto require
natmap add 70 from 2001:db8:1::/56 on fibre 2001:db8:a1::/48 on cable 2001:db8:a2::1-2001:db8:a2::9 require static-port
sip set mode rewrite ports 5060,5160 media-ports 20000-29999 media-source any media-host none expires-max 0 auto-rewrite no
peer add 10 from 192.168.1.219 to 203.0.113.128/25 wan cable ports 5060,5070 mode pinhole
peer add 20 dev lan0 mode rewrite media-source any media-host 192.168.1.8 expires-max 300 auto-rewrite yes
peer add 30 to 2001:db8::/32 mode off'

showing()
{
	local before

	before=$(routing)
	printf '%s\n' "$OFFICE" > office.nfwan
	run --check -f office.nfwan
	[[ $status -eq 0 && $(routing) == "$before" ]]
	result $? "--check accepts a good file and changes nothing"
	load "$OFFICE"
	ends "a good file is loaded" 0
	run ruleset show
	[[ $(cat out) == "$OFFICE" ]]
	result $? "what was loaded is shown as it was written"
	before=$(state)
	"$nfwan" ruleset show | "$nfwan" -f -
	[[ $(state) == "$before" ]]
	result $? "what is shown can be loaded, and changes nothing"
	run -j
	python3 -m json.tool < out > /dev/null
	result $? "-j alone is JSON"
	run -j wan show fibre
	python3 -c 'import json; (wan,) = json.load(open("out"))
assert wan["mark"] == "0x01000000" and wan["table"] == 1001'
	result $? "marks are strings in JSON, numbers are numbers"
	run rule get iif lan0 from 192.168.1.219 to 203.0.113.130 proto udp \
		sport 5060 dport 5060
	ends "rule get names the WAN, the rule, the natmap and the address" 0 \
		"wan cable by rule 20 natmap 10 address 198.51.100.3 "
}

refusing()
{
	refused "a WAN's id that is taken" 14 "wan add x id 1 dev spare"
	refused "a WAN's name that is taken" 9-13 "wan add fibre id 9 dev spare"
	refused "a rule's id that is taken" 10-11 "rule add 10 pass"
	refused "a name that is nearly right" 22-25 "rule add 60 priority fibr"
	load "rule add 60 overflow fibre,cable"
	ends "a rule by load with a WAN of unknown capacity is refused" 2 "capacity is unknown"
	refused "pass with on-fail" 26-29 "rule add 60 pass on-fail drop"
	refused "a throughput without a unit" 24-26 "wan set cable capacity 100"
	refused "a WAN that is still in use" 1-13 "wan del fibre"
	refused "bits behind the prefix" 18-28 "rule add 60 from 192.168.1.1/24 pass"
	refused "a set that is still in use" 1-11 "set del far"
	refused "a set's name that is nearly right" 18-21 "rule add 60 from @fra pass"
	refused "bits behind the prefix in a set" 20-31 "set add new prefix 192.0.2.1/24"
	refused "a feed in a file" 1-3 "set update far add 192.0.2.1"
	refused "a WAN twice in a natmap" 37-41 \
		"natmap add 40 on fibre 192.0.2.3 on fibre 192.0.2.4"
	refused "a range that falls" 34-42 "natmap add 40 on fibre 192.0.2.6-192.0.2.3"
	refused "a prefix that is longer than the source's" 57-58 \
		"natmap add 40 from 192.168.1.0/24 on fibre 198.51.100.0/25"
	refused "a pair of a range" 61-64 "natmap add 40 from 192.168.1.8 on fibre 192.0.2.3-192.0.2.6 pair"
	refused "a pair of several hosts and one address" 54-57 \
		"natmap add 40 from 192.168.1.0/24 on fibre 192.0.2.3 pair"
	refused "a window that is none" 53-63 "rule add 60 priority fibre failback schedule window 25:00-26:00"
	refused "a schedule without a window" 37-44 "rule add 60 priority fibre failback schedule"
	refused "a way back where nothing is preferred" 38-40 "rule add 60 weighted fibre min-dwell 300"
	refused "a penalty that would never be low enough" 35-38 "wan set cable suppress 1000 reuse 1000"
	refused "a report in a file" 1-3 "wan report fibre health up"
	refused "media ports below 1024" 21-22 "sip set media-ports 80-90"
	refused "a peer's id that is taken" 10-11 "peer add 10 mode off"
	refused "a profile there is not" 21-30 "peer add 11 profile hosted-pbz"
	refused "a peer's port that is none" 19-23 "peer add 11 ports 70000"
	refused "an address that is too long for its prefix" 18-28 "peer add 11 from 192.168.1.1/24"
	local before
	before=$(state)
	load $'wan add new id 3 dev spare\nsip set media-ports 80-90'
	[[ $status -eq 2 && $(state) == "$before" ]]
	result $? "settings of the ALG which are refused take the rest back"
	load $'peer add 11 mode off\nsip set media-ports 80-90\npeer del 20'
	[[ $status -eq 2 && $(state) == "$before" ]] && grep -q ":2:21-22: Error: " err
	result $? "changes of peers and settings are made together or not at all"
	run peer add 11 profile flowroute media-source sdp
	has "a profile is shown as what it stands for" \
		"peer add 11 ports 5060,5160 mode rewrite media-source sdp" "$nfwan" peer show 11
	run peer del 11
	ends "a peer is removed" 0
	[[ $(state) == "$before" ]]
	result $? "and nothing else"
	run peer del 11
	ends "removing a peer there is not is status 3" 3 "there is no such peer"
	run set update fra add 192.0.2.1
	ends "feeding a set there is not is status 2" 2 "no set has this name"
	run set del none
	ends "removing a set there is not is status 3" 3 "no set has this name"
	run wan show none
	ends "showing a WAN there is not is status 3" 3
	run wan del none
	ends "removing a WAN there is not is status 3" 3 "no WAN named 'none'"
	run rule del 4711
	ends "removing a rule there is not is status 3" 3
	load "rule del 4711"
	ends "in a file that is status 2" 2
}

routes()
{
	local before
	before=$(routing)
	has "all but default routes come first" "1000:	from all lookup main suppress_prefixlength 0" ip rule
	has "a mark leads to the table of its WAN" "fwmark 0x2000000/0x3f000000 lookup 77 proto 197" ip rule
	has "and nowhere else" "2502:	from all fwmark 0x2000000/0x3f000000 unreachable" ip rule
	has "the table has the default route" "default via 198.51.100.1 dev wan2" ip route show table 77
	run wan add new id 3 dev later gateway 192.0.2.9
	ends "a WAN whose device is missing is added with a warning" 0 "Warning: "
	has "and has its terminator" "2503:" ip rule
	ip link add later type dummy
	ip link set later addrgenmode none up
	ip address add 192.0.2.10/29 dev later
	run ruleset sync
	ends "sync adds the route and says so" 0 \
		"added IPv4 route default via 192.0.2.9 dev later table 1003"
	run ruleset sync
	[[ $status -eq 0 && ! -s out ]]
	result $? "when all is there, sync does nothing"
	run wan set new gateway 192.0.2.11
	has "the route follows the gateway" "default via 192.0.2.11 dev later proto 197" ip route show table 1003
	run wan del new
	ip link del later
	[[ $(routing) == "$before" ]]
	result $? "with the WAN its routing goes"
	ip link set wan1 down
	ip link set wan1 up
	run ruleset sync
	diff <(echo "$before") <(routing) >> out
	result $? "after a link was down, sync restores the routing"
	sysctl -qw net.ipv4.ip_forward=0
	run ruleset check
	ends "check says what is wrong, and status 1 that it is bad" 1 \
		"error sysctl net.ipv4.ip_forward: it is 0: nothing is forwarded"
	has "and which address is not ours" "warning natmap 10: 192.0.2.3 is no address of this router" \
		"$nfwan" ruleset check
	has "as JSON, too" '"severity": "error"' "$nfwan" -j ruleset check
}

# heard WORDS: the monitor has printed a line with them, or does so soon.
heard()
{
	local end=$((SECONDS + 10))

	until grep -q -- "$1" events || [[ $SECONDS -gt $end ]]; do :; done
	cp events out
	grep -q -- "$1" events
	result $? "monitor tells: $1"
}

moving()
{
	local end=$((SECONDS + 10))

	"$nfwan" monitor > events &
	# A commit that it tells shows that it listens.
	until [[ -s events || $SECONDS -gt $end ]]; do
		"$nfwan" wan set cable weight 3
	done
	run rule failback 4711
	ends "a rule there is not does not go back" 3 "no rule has this id"
	run rule failback 58 mode manual
	ends "nor does one by what is no way back" 2 "drain, immediate or when-idle"
	run rule failback
	ends "failback says what it needs" 2 "ID|all"
	run rule failback 50
	ends "a rule that prefers no WAN has no way back" 2 "only a priority rule"
	local words
	for words in "rule failback all" "wan report fibre health up" \
		"set update far add 192.0.2.7" "ruleset sync"; do
		# shellcheck disable=SC2086
		run --check $words
		ends "what is done at once is not checked: $words" 2 "it cannot be checked"
	done
	run wan report none health up
	ends "there is no report of a WAN there is not" 3 "none"
	run wan report fibre health down latency 20 loss 1000 lease 60
	ends "a prober reports" 0
	heard "wan-state.*fibre.*down"
	heard "rule-move.*58.*fibre.*cable"
	heard "latch.*58"
	has "a rule shows where it is, and that it stays" '"latched": true' "$nfwan" -j rule show 58
	run wan report fibre health up
	has "a WAN that is back is on hold first" '"condition": "hold"' "$nfwan" -j wan show fibre
	run rule failback all mode immediate
	ends "all rules go back, once that is up" 0
	kill %1
	wait
}

# The ids of the WANs, as the kernel and as the terminators have them.
wan_ids()
{
	"$nfwan" -j wan show | sed -n 's/.*"id": \(.*\),/\1/p' | sort -n
}

terminators()
{
	ip rule | sed -n 's/^25\(..\):.*/\1/p' | sed 's/^0//' | sort -n
}

together()
{
	local i jobs=()

	for i in 11 12 13 14 15 16 17 18; do
		{
			"$nfwan" wan add "p$i" id "$i" dev "missing$i" &&
				[[ $((i % 2)) -eq 0 ]] && "$nfwan" wan del "p$i"
		} > /dev/null 2>&1 &
		jobs+=($!)
	done
	wait "${jobs[@]}"
	run wan show
	[[ $(wan_ids) == "$(terminators)" && $(wan_ids | wc -l) -eq 6 ]]
	result $? "many nfwan at the same time leave the routing of the WANs there are"
}

elsewhere()
{
	ip netns add elsewhere
	run -n elsewhere wan add fibre id 1 dev lo
	has "-n works in another namespace" "wan add fibre id 1 dev lo" "$nfwan" -n elsewhere wan show
	run -n elsewhere ruleset flush
	[[ $(ip -n elsewhere rule | wc -l) -eq 3 ]]
	result $? "and removes what it made there"
	ip netns del elsewhere
}

run wan show
ends "without the module that is said" 1 "modprobe nf_wan_policy"
modprobe -aq nf_nat nf_defrag_ipv4 nf_defrag_ipv6 nf_reject_ipv4 \
	nf_reject_ipv6 dummy
for module in nf_wan_policy nf_sip_alg; do
	insmod "$modules/$module.ko" && continue
	echo "Bail out! no $module"
	exit 1
done
add_devices
ip rule add pref 2000 fwmark 0x5/0xff lookup 55
bare=$(routing)
showing
refusing
moving
routes
together
elsewhere
run ruleset flush
[[ $(routing) == "$bare" ]]
result $? "after a flush routing is as it was before"
rmmod nf_sip_alg
run sip show
ends "without the ALG that is said" 1 "modprobe nf_sip_alg"
load "$OFFICE"
[[ $status -eq 1 && $(routing) == "$bare" ]]
result $? "a file with settings of the ALG is not loaded without it"
rmmod nf_wan_policy
insmod "$modules/nf_sip_alg.ko"
for _ in once twice; do
	load $'@replace\nsip set mode pinhole\npeer add 7 wan 2 mode off\npeer add 9 from 0.0.0.0/0 mode auto'
done
ends "the ALG alone is configured by a file, and again" 0
before=$(state)
"$nfwan" ruleset show | "$nfwan" -f -
[[ $(state) == "$before" && $before == *"peer add 7 wan 2 mode off"* ]]
result $? "and what is shown of it can be loaded, and changes nothing"
rmmod nf_sip_alg
echo "1..$number"
[[ $failures -eq 0 ]]
