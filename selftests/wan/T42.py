# SPDX-License-Identifier: GPL-2.0-only
"""Who reaches a service of the router by WAN3 is answered by WAN3: SYN-ACK, reset and ICMP errors."""

import socket

from peer import netns
from peer.world import check, same

ALG = "nfwan"
OPEN, CLOSED = 8080, 8081
SYN_ACK, RST = 0x12, 0x04


def answered(office, what, matches):
    """Wait until the router has sent such a packet by WAN3."""
    office.world.until(lambda: [p for p in office.wan3.tap.packets if matches(p)],
                       f"no {what} leaves by wan3")


def tcp(port, flags):
    """A test for TCP packets from PORT of WAN3 with those FLAGS; the first 8 bytes are cut off."""
    return lambda p: p.proto == socket.IPPROTO_TCP and p.source[1] == port and \
        p.payload[5] & flags == flags


def icmp(kind):
    """A test for ICMP packets of KIND."""
    return lambda p: p.proto == socket.IPPROTO_ICMP and p.payload[0] == kind


def connect(office, port):
    """The attacker tries PORT of the router; a socket that connects."""
    sock = netns.open_socket(office.namespace("attacker"), socket.AF_INET, socket.SOCK_STREAM)
    sock.connect_ex((office.wan3.address, port))
    return sock


def datagram(office, port, hops):
    """The attacker sends a datagram which lives for so many HOPS."""
    with netns.open_socket(office.namespace("attacker"), socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, hops)
        sock.sendto(b"hello", (office.wan3.address, port))


def test(office):
    office.router("sysctl", "-qw", "net.ipv4.fwmark_reflect=1")
    try:
        ask(office)
    finally:
        office.router("sysctl", "-qw", "net.ipv4.fwmark_reflect=0")


def ask(office):
    """For each kind of answer."""
    listener = netns.open_socket(office.namespace("router"), socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("0.0.0.0", OPEN))
    listener.listen()
    with listener, connect(office, OPEN), connect(office, CLOSED):
        answered(office, "SYN-ACK", tcp(OPEN, SYN_ACK))
        answered(office, "reset", tcp(CLOSED, RST))
        datagram(office, CLOSED, 64)
        answered(office, "port unreachable", icmp(3))
        # To the PBX, by the router's DNAT: this one dies on the router.
        datagram(office, 5060, 2)
        answered(office, "time exceeded", icmp(11))
    for wan in office.wan1, office.wan2:
        same([p for p in wan.tap.packets], [], f"what left by {wan.device}")
    check(office.wan3.tap.packets, "nothing was seen at all")
    office.no_foreign_packet()
