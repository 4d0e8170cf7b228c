#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The office: a router with three WANs, a PBX and two phones behind it, and the
# internet around it. Every selftest and the demo play here.
#
#                         router                  internet
#                        +------+    wan1        +--------+
#    pbx    .219 --+     |      |.2 -------- .1 w1        |     +-- provider .130
#                  |     |      |  192.0.2.0/29  |        |     |
#    phoneA  .11 --+-- lan0     |    wan2        |        |     +-- media    .140
#                  |  .1 |      |.2 -------- .1 w2       net0 --+
#    phoneB  .12 --+     |      | 198.51.100.0/29|     .129     +-- hosted   .150
#                        |      |    wan3        |        |     |
#      192.168.1.0/24    |      |.2 -------- .1 w3        |     +-- attacker .166
#                        |      |  203.0.113.0/29|        |
#                        +------+                +--------+  203.0.113.128/25
#
# The router owns .3 .4 .5 and .6 on each WAN besides .2. The provider is the
# registrar and the trunk; its media comes from another host. The hosted PBX is
# a registrar of its own.
#
# Each box and each host is a network namespace, called $OFFICE-NAME, so several
# offices can live side by side. ALG chooses who runs the router:
#   nfwan      nf_wan_policy and nf_sip_alg, configured by nfwan
#   mainline   fwmarks, connmark, SNAT by nft, and the kernel's own SIP helper
#   none       as mainline, without a helper
# The PBX prefers wan2, wan1, wan3 in this order and is .3 on each; everyone
# else prefers wan1, wan2, wan3, the phones as .4, others as the interface.

set -u

TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=selftests/lib.sh
. "$TOP/selftests/lib.sh"

: "${OFFICE:=office}"
: "${ALG:=nfwan}"

LAN_HOSTS="pbx:219 phoneA:11 phoneB:12"
NET_HOSTS="provider:130 media:140 hosted:150 attacker:166"
WANS="1:192.0.2 2:198.51.100 3:203.0.113"

usage()
{
	cat <<'END'
usage: office.sh up           build the namespaces, with the router not yet configured
       office.sh policy       (re)configure the router as ALG says, forgetting all flows
       office.sh one-wan      as policy, but with wan1 and plain masquerading only
       office.sh bare         take every policy off the router again
       office.sh load NAME    load one of our modules; unload NAME removes it
       office.sh nfwan        print the configuration of ALG=nfwan
       office.sh down         remove the namespaces
END
}

# ip_in NAME: the lines of standard input are commands for ip in that namespace.
ip_in()
{
	ip -n "$OFFICE-$1" -batch -
}

namespaces()
{
	local host
	for host in router internet $LAN_HOSTS $NET_HOSTS; do
		echo "${host%:*}"
	done
}

add_host()	# NAME ADDRESS/LEN GATEWAY SWITCH BRIDGE
{
	ip_in "$4" <<-END || return
		link add $1 type veth peer name eth0 netns $OFFICE-$1
		link set $1 master $5 up
	END
	ip_in "$1" <<-END
		link set lo up
		addr add $2 dev eth0
		link set eth0 up
		route add default via $3
	END
}

add_wan()	# ID PREFIX
{
	local extra
	ip_in internet <<-END || return
		link add w$1 type veth peer name wan$1 netns $OFFICE-router
		addr add $2.1/29 dev w$1
		link set w$1 up
	END
	{
		echo "addr add $2.2/29 dev wan$1"
		for extra in 3 4 5 6; do
			echo "addr add $2.$extra/29 dev wan$1"
		done
		echo "link set wan$1 up"
	} | ip_in router
}

# Frames leave the PBX and the provider with finished checksums, as on a real
# wire: what the router gets wrong, the receiver then drops. The phones leave
# theirs to the router, as virtual machines do.
finish_checksums()
{
	local host
	for host in pbx provider media; do
		in_ns $host ethtool -K eth0 tx off > /dev/null || return
	done
}

# Strict rp_filter is what a careful admin has. It works with several WANs only
# if the mark takes part in the check (src_valid_mark), so that is the setting a
# policy has to live with. conntrack must not lag behind in the tests' view.
router_sysctls()
{
	in_ns router sysctl -qw net.ipv4.ip_forward=1 \
		net.ipv4.conf.all.rp_filter=1 \
		net.ipv4.conf.all.src_valid_mark=1 \
		net.ipv4.conf.all.send_redirects=0 \
		net.ipv4.conf.default.send_redirects=0 \
		net.ipv4.conf.lan0.send_redirects=0
}

# Providers drop what comes in with a foreign source (BCP 38), so a packet with
# the wrong address is lost, as in life; the tests' taps see it before that.
internet_sysctls()
{
	in_ns internet sysctl -qw net.ipv4.ip_forward=1 \
		net.ipv4.conf.all.rp_filter=0 \
		net.ipv4.conf.net0.rp_filter=0 \
		net.ipv4.conf.w1.rp_filter=1 \
		net.ipv4.conf.w2.rp_filter=1 \
		net.ipv4.conf.w3.rp_filter=1 \
		net.ipv4.conf.all.send_redirects=0 \
		net.ipv4.conf.net0.send_redirects=0
}

build()
{
	local entry
	for entry in $(namespaces); do
		ip netns add "$OFFICE-$entry" || return
	done
	ip_in router <<-END || return
		link set lo up
		link add lan0 type bridge
		addr add 192.168.1.1/24 dev lan0
		link set lan0 up
	END
	ip_in internet <<-END || return
		link set lo up
		link add net0 type bridge
		addr add 203.0.113.129/25 dev net0
		link set net0 up
	END
	for entry in $LAN_HOSTS; do
		add_host "${entry%:*}" "192.168.1.${entry#*:}/24" 192.168.1.1 router lan0 || return
	done
	for entry in $NET_HOSTS; do
		add_host "${entry%:*}" "203.0.113.${entry#*:}/25" 203.0.113.129 internet net0 || return
	done
	for entry in $WANS; do
		add_wan "${entry%:*}" "${entry#*:}" || return
	done
	finish_checksums && router_sysctls && internet_sysctls
}

office_up()
{
	need ip nft conntrack ethtool sysctl
	office_down
	build || { office_down; die "cannot build the office $OFFICE"; }
}

office_down()
{
	local name
	for name in $(namespaces); do
		ip netns del "$OFFICE-$name"
	done 2> /dev/null
	return 0
}

# What every router does, whoever chooses its WANs.
firewall()
{
	in_ns router nft -f - <<-END
		table ip office {
			chain forward {
				type filter hook forward priority filter; policy drop;
				ct state established,related accept
				iifname lan0 oifname "wan*" accept
				ct status dnat udp dport 5060 accept
			}
			chain dstnat {
				type nat hook prerouting priority dstnat;
				iifname "wan*" udp dport 5060 dnat to 192.168.1.219
			}
		}
	END
}

textbook_nft()
{
	local helper='' assign=''
	if [[ $ALG == mainline ]]; then
		helper='ct helper sip { type "sip" protocol udp; l3proto ip; }'
		assign='udp dport 5060 ct helper set "sip"'
	fi
	cat <<-END
		table ip textbook {
			$helper
			chain classify {
				type filter hook prerouting priority mangle;
				$assign
				ct mark != 0 meta mark set ct mark accept
				fib daddr type local iifname lan0 accept
				iifname wan1 ct mark set 0x01000000
				iifname wan2 ct mark set 0x02000000
				iifname wan3 ct mark set 0x03000000
				iifname lan0 ct mark set 0x01000000
				iifname lan0 ip saddr 192.168.1.219 ct mark set 0x02000000
				meta mark set ct mark
			}
			chain srcnat {
				type nat hook postrouting priority srcnat;
				ip saddr 192.168.1.219 oifname wan1 snat to 192.0.2.3
				ip saddr 192.168.1.219 oifname wan2 snat to 198.51.100.3
				ip saddr 192.168.1.219 oifname wan3 snat to 203.0.113.3
				oifname "wan*" masquerade
			}
		}
	END
}

textbook_routes()
{
	local entry id
	echo "rule add pref 1000 lookup main suppress_prefixlength 0"
	for entry in $WANS; do
		id=${entry%:*}
		echo "route add default via ${entry#*:}.1 dev wan$id table 10$id"
		echo "rule add pref 200$id fwmark 0x0${id}000000/0x3f000000 lookup 10$id"
	done
}

textbook()
{
	if [[ $ALG == mainline ]]; then
		modprobe -a nf_conntrack_sip nf_nat_sip || return
	fi
	textbook_routes | ip_in router && textbook_nft | in_ns router nft -f -
}

nfwan_policy()
{
	cat <<-END
		@replace
		wan add wan1 id 1 dev wan1 gateway 192.0.2.1
		wan add wan2 id 2 dev wan2 gateway 198.51.100.1
		wan add wan3 id 3 dev wan3 gateway 203.0.113.1
		rule add 10 from 192.168.1.219 priority wan2,wan1,wan3
		rule add 100 iif lan0 priority wan1,wan2,wan3
		natmap add 10 from 192.168.1.219 on wan1 192.0.2.3 on wan2 198.51.100.3 on wan3 203.0.113.3
		natmap add 20 from 192.168.1.8/29 on wan1 192.0.2.4 on wan2 198.51.100.4 on wan3 203.0.113.4
		natmap add 100 on wan1 auto on wan2 auto on wan3 auto
		sip set mode rewrite ports 5060
	END
}

nfwan_tool()
{
	local tool
	for tool in "${NFWAN:-}" "$TOP/build/nfwan" "$TOP/tools/nfwan"; do
		[[ -f $tool && -x $tool ]] && echo "$tool" && return
	done
	command -v nfwan
}

nfwan()
{
	in_ns router "$(nfwan_tool)" "$@"
}

# The modules are those of $MODULES, else those built for the running kernel.
module_file()	# NAME
{
	local major minor
	IFS=. read -r major minor _ < /proc/sys/kernel/osrelease
	echo "${MODULES:-$TOP/build/$major.$minor}/$1.ko"
}

# insmod loads nothing else, and only the first time something else is missing.
load_module()	# NAME
{
	local file needed=()
	[[ -d /sys/module/$1 ]] && return
	file=$(module_file "$1")
	insmod "$file" 2> /dev/null && return
	IFS=, read -ra needed < <(modinfo -F depends "$file")
	if [[ ${#needed[@]} -gt 0 ]]; then
		modprobe -qa "${needed[@]}" || return
	fi
	insmod "$file"
}

ours()
{
	load_module nf_wan_policy && load_module nf_sip_alg || return
	nfwan_policy | nfwan -f /dev/stdin
}

links_up()	# PREFIX OF THE DEVICES
{
	printf 'link set %s up\n' "${1}1" "${1}2" "${1}3"
}

# What the textbook has made, and what a test has taken down.
router_as_built()
{
	printf 'rule del pref %s\n' 1000 2001 2002 2003
	printf 'route flush table %s\n' 101 102 103
	links_up wan
	echo "route replace default via 192.0.2.1 dev wan1"
}

office_bare()
{
	local module
	if [[ -d /sys/module/nf_wan_policy ]]; then
		nfwan ruleset flush || return
	fi
	for module in nf_sip_alg nf_wan_policy; do
		[[ ! -d /sys/module/$module ]] || rmmod "$module" || return
	done
	links_up w | ip_in internet || return
	router_as_built | ip -n "$OFFICE-router" -force -batch - 2> /dev/null
	in_ns router nft flush ruleset && in_ns router conntrack -F 2> /dev/null
}

office_policy()
{
	office_bare || return
	firewall || return
	case $ALG in
	nfwan) ours ;;
	mainline | none) textbook ;;
	*) die "ALG must be nfwan, mainline or none, not $ALG" ;;
	esac
}

# One WAN, and NAT by nft: what the ALG has to do with when it is alone. Without
# a module of ours the router is what most people have, a SIP ALG switched off.
office_one_wan()
{
	office_bare || return
	firewall || return
	in_ns router nft -f - <<-END || return
		table ip onewan {
			chain srcnat {
				type nat hook postrouting priority srcnat;
				oifname wan1 masquerade
			}
		}
	END
	[[ $ALG == nfwan ]] || return 0
	load_module nf_sip_alg && nfwan sip set mode rewrite ports 5060
}

[[ ${BASH_SOURCE[0]} == "$0" ]] || return 0
case ${1:-} in
up) office_up ;;
down) office_down ;;
bare) office_bare ;;
one-wan) office_one_wan || die "cannot configure the router (ALG=$ALG, one WAN)" ;;
policy) office_policy || die "cannot configure the router (ALG=$ALG)" ;;
load) load_module "${2:?}" ;;
unload) rmmod "${2:?}" ;;
nfwan) nfwan_policy ;;
*) usage; exit 2 ;;
esac
