# SPDX-License-Identifier: GPL-2.0-only
"""What conntrack calls invalid does not leave with its inside source; what is not tracked, or not mapped, does."""

import socket
import struct

from peer.raw import Raw
from peer.world import same

ALG = "nfwan"
RST = 4
USER = """
table ip user {
	chain first {
		type filter hook prerouting priority raw;
		udp dport 9003 notrack
	}
}
"""


def stray(office, agent, target):
    """AGENT resets a connection nobody has, and complains of a datagram nobody sent."""
    tcp = struct.pack("!HHIIBBHHH", 7000, target[1], 1, 0, 0x50, RST, 0, 0, 0)
    inner = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 28, 1, 0, 64, socket.IPPROTO_UDP, 0,
                        socket.inet_aton(target[0]), socket.inet_aton(agent.address))
    with Raw(office, agent) as raw:
        raw.ip(socket.IPPROTO_TCP, tcp, target)
        raw.ip(socket.IPPROTO_ICMP, struct.pack("!BBHI", 3, 3, 0, 0) + inner + bytes(8), target)


def foreign(office):
    """(source address, protocol) of what left untranslated."""
    return {(p.source[0], p.proto) for wan in office.wans for p in wan.tap.foreign()}


def left(office, host, port):
    """HOST sends to PORT, and that leaves: so has all that could before."""
    host.stream(7000 + port).send((office.attacker.address, port), 0)
    office.world.until(lambda: any(p.target[1] == port for wan in office.wans for p in wan.tap.packets),
                       f"what is sent to port {port} does not leave")


def test(office):
    target = (office.attacker.address, 9000)
    stray(office, office.pbx, target)
    left(office, office.pbx, 9001)
    same(foreign(office), set(), "what left with an inside source")
    same(office.stats()["nat-invalid"], 2, "the number of packets dropped")

    office.router("nft", "-f", "-", stdin=USER)
    left(office, office.pbx, 9003)
    same(foreign(office), {(office.pbx.address, socket.IPPROTO_UDP)}, "what left untracked")

    office.must("natmap", "del", "10")
    office.must("natmap", "del", "100")
    for wan in office.wans:
        wan.tap.clear()
    stray(office, office.pbx, target)
    left(office, office.pbx, 9002)
    same({proto for _, proto in foreign(office)} & {socket.IPPROTO_TCP, socket.IPPROTO_ICMP},
         {socket.IPPROTO_TCP, socket.IPPROTO_ICMP}, "what left of a host that has no natmap")
    same(office.stats()["nat-invalid"], 2, "the number of packets dropped, at the end")
