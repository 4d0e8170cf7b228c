#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# The office with IPv6, besides what ./office.sh has built: the same boxes, with
#
#    inside     2001:db8:1::/64   router ::1, hosts as in IPv4 (pbx ::219 ...)
#    wan N      2001:db8:aN::/64  router ::2 and ::3, internet ::1
#    internet   2001:db8:f::/64   hosts as in IPv4 (provider ::130 ...)
#
# The router's firewall lets in what is established or related, and out what
# comes from inside. ALG chooses who takes care of SIP, as there; with
# ALG=none, nobody does.

set -u

# shellcheck source=selftests/office.sh
. "$(dirname "${BASH_SOURCE[0]}")/office.sh"

LAN6=2001:db8:1:
NET6=2001:db8:f:
MAPPED6=2001:db8:e::/64

usage()
{
	cat <<'END'
usage: office6.sh plain        (re)configure the router: IPv6 without NAT beside the IPv4
                               of "office.sh one-wan"
       office6.sh masquerade   as plain, with NAT of IPv6 to the router's own address
       office6.sh prefix       as plain, with the inside's prefix mapped to 2001:db8:e::/64
       office6.sh routed       nf_wan_policy without NAT; without it, plain
       office6.sh policy       three WANs and NAT by nf_wan_policy; without it, masquerade
END
}

hosts6()	# PREFIX NAME:NUMBER...
{
	local prefix=$1 host
	shift
	for host in "$@"; do
		ip_in "${host%:*}" <<-END || return
			addr replace $prefix:${host#*:}/64 dev eth0 nodad
			route replace default via $prefix:1 dev eth0
		END
	done
}

# The way back to the inside is known outside only where that makes sense.
addresses6()	# KIND
{
	local id way_back="blackhole $LAN6:/64"
	[[ $1 != plain && $1 != routed ]] || way_back="$LAN6:/64 via 2001:db8:a1::2"
	{
		echo "addr replace $LAN6:1/64 dev lan0 nodad"
		for id in 1 2 3; do
			echo "addr replace 2001:db8:a$id::2/64 dev wan$id nodad"
			echo "addr replace 2001:db8:a$id::3/64 dev wan$id nodad preferred_lft 0"
		done
		echo "route replace default via 2001:db8:a1::1 dev wan1"
	} | ip_in router || return
	{
		echo "addr replace $NET6:1/64 dev net0 nodad"
		for id in 1 2 3; do
			echo "addr replace 2001:db8:a$id::1/64 dev w$id nodad"
		done
		echo "route replace $MAPPED6 via 2001:db8:a1::2"
		echo "route replace $way_back"
	} | ip_in internet || return
	# shellcheck disable=SC2086
	hosts6 $LAN6 $LAN_HOSTS && hosts6 $NET6 $NET_HOSTS
}

forwarding6()
{
	local box
	for box in router internet; do
		in_ns $box sysctl -qw net.ipv6.conf.all.forwarding=1 || return
	done
}

nat6()	# KIND
{
	case $1 in
	masquerade | policy)
		echo "chain srcnat {
			type nat hook postrouting priority srcnat;
			oifname wan1 masquerade
		}
		chain dstnat {
			type nat hook prerouting priority dstnat;
			iifname \"wan*\" udp dport 5060 dnat to $LAN6:219
		}"
		;;
	prefix)
		echo "chain srcnat {
			type nat hook postrouting priority srcnat;
			oifname wan1 snat prefix to $MAPPED6
		}
		chain dstnat {
			type nat hook prerouting priority dstnat;
			iifname wan1 ip6 daddr $MAPPED6 dnat prefix to $LAN6:/64
		}"
		;;
	esac
}

helper6()
{
	[[ $ALG == mainline ]] || return 0
	echo 'ct helper sip { type "sip" protocol udp; l3proto ip6; }
	chain classify {
		type filter hook prerouting priority mangle;
		udp dport 5060 ct helper set "sip"
	}'
}

firewall6()	# KIND
{
	in_ns router nft -f - <<-END
		table ip6 office {
			chain forward {
				type filter hook forward priority filter; policy drop;
				ct state established,related accept
				iifname lan0 oifname "wan*" accept
				ct status dnat udp dport 5060 accept
			}
			$(nat6 "$1")
			$(helper6)
		}
	END
}

nfwan_policy6()	# KIND
{
	local id
	echo "@replace"
	for id in 1 2 3; do
		echo "wan add wan$id id $id dev wan$id gateway6 2001:db8:a$id::1"
	done
	echo "rule add 100 iif lan0 priority wan1,wan2,wan3"
	echo "sip set mode rewrite ports 5060"
	[[ $1 == policy ]] || return 0
	cat <<-END
		rule add 10 from $LAN6:219 priority wan2,wan1,wan3
		natmap add 10 from $LAN6:219 on wan1 2001:db8:a1::3 on wan2 2001:db8:a2::3 on wan3 2001:db8:a3::3
		natmap add 100 from ::/0 on wan1 auto on wan2 auto on wan3 auto
	END
}

alg6()	# KIND
{
	case $ALG in
	mainline) modprobe -a nf_conntrack_sip nf_nat_sip ;;
	nfwan)
		[[ $1 == policy || $1 == routed ]] || return 0
		load_module nf_wan_policy && nfwan_policy6 "$1" | nfwan -f /dev/stdin
		;;
	esac
}

office6()	# KIND
{
	office_one_wan && forwarding6 && addresses6 "$1" && alg6 "$1" && firewall6 "$1"
}

case ${1:-} in
plain | masquerade | prefix | routed | policy)
	office6 "$1" || die "cannot configure the router (ALG=$ALG, $1)"
	;;
*) usage; exit 2 ;;
esac
