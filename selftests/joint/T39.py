# SPDX-License-Identifier: GPL-2.0-only
"""Bits of the mark which an admin's nftables sets stay as they are, in packets and in connections."""

from peer.world import check, same

ALG = "nfwan"

MINE = "0x00ff00ff"
TABLE = f"""
table inet user {{
	counter seen {{ }}
	counter lost_of_packet {{ }}
	counter lost_of_connection {{ }}
	chain packet_in {{
		type filter hook prerouting priority raw;
		meta mark set meta mark | {MINE}
	}}
	chain connection_in {{
		type filter hook prerouting priority -180;
		ct state new ct mark set ct mark | {MINE}
	}}
	chain packet_of_router {{
		type filter hook output priority raw;
		meta mark set meta mark | {MINE}
	}}
	chain connection_of_router {{
		type filter hook output priority -180;
		ct state new ct mark set ct mark | {MINE}
	}}
	chain judge {{
		type filter hook postrouting priority 200;
		counter name seen
		meta mark & {MINE} != {MINE} counter name lost_of_packet
		ct mark & {MINE} != {MINE} counter name lost_of_connection
	}}
}}
"""


def counted(office, name):
    """The packets of a counter."""
    words = office.router("nft", "list", "counter", "inet", "user", name).split()
    return int(words[words.index("packets") + 1])


def traffic(office, wan, port):
    """All kinds of it, and everything is seen on WAN."""
    office.call_out().connect().talk().hang_up().is_as(wan.mapped)
    office.call_in(office.wan3.address).connect().talk().hang_up().is_as(office.wan3.address)
    near, far = office.pbx.stream(port), office.attacker.stream(port)
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, "the plain packet does not arrive")
    same(far.heard[0].source, (wan.mapped, port), "source of the plain packet")
    ping = office.inside("router", "ping", "-c1", "-W2", "-q", office.provider.address)
    check(ping.returncode == 0, "the router does not reach the provider")


def test(office):
    office.router("nft", "-f", "-", stdin=TABLE)
    traffic(office, office.wan2, 7000)
    office.must("wan", "set", "wan2", "state", "down")
    traffic(office, office.wan1, 7001)

    check(counted(office, "seen") > 50, "nft has not seen the traffic")
    same(counted(office, "lost_of_packet"), 0, "the number of packets that lost bits")
    same(counted(office, "lost_of_connection"), 0, "the number of packets whose connection did")
    office.no_foreign_packet()
