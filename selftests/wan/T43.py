# SPDX-License-Identifier: GPL-2.0-only
"""A path of 1400 bytes behind WAN2 is no black hole, for hosts inside and for the router; other WANs do not shrink."""

import contextlib
import socket

from peer import netns
from peer.world import check, same

ALG = "nfwan"
LISTEN = 8043
BULK = 200000
NARROW = (("rule", "add", "pref", "50", "iif", "w2", "lookup", "50"),
          ("route", "add", "203.0.113.128/25", "dev", "net0", "mtu", "1400", "table", "50"))


def take(sock, got):
    """Read what is there; tells how much it was in all."""
    with contextlib.suppress(BlockingIOError):
        while data := sock.recv(65536):
            got.append(len(data))
    return sum(got)


def accepted(listener):
    """The next caller, if there is one."""
    try:
        return listener.accept()[0]
    except BlockingIOError:
        return None


def bulk(office, host, listener):
    """HOST sends more than fits, in full-sized packets, by WAN2."""
    got = []
    with netns.open_socket(office.namespace(host), socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.connect_ex(("203.0.113.130", LISTEN))
        peer = office.world.until(lambda: accepted(listener), f"{host} cannot connect")
        with peer:
            peer.setblocking(False)
            sock.setsockopt(socket.SOL_SOCKET, 32, BULK * 2)
            same(sock.send(bytes(BULK)), BULK, "bytes put into the socket")
            office.world.until(lambda: take(peer, got) == BULK,
                               f"the path of {host} is a black hole", within=8)


def test(office):
    office.configure(office.default_config() + "rule add 50 to 203.0.113.128/25 priority wan2\n")
    office.router("sysctl", "-qw", "net.ipv4.fwmark_reflect=1")
    listener = netns.open_socket(office.namespace("provider"), socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("203.0.113.130", LISTEN))
    listener.listen()
    # Who knows the path already has nothing to find out.
    for host in "pbx", "router":
        office.inside(host, "ip", "route", "flush", "cache")
    for command in NARROW:
        check(not office.inside("internet", "ip", *command).returncode, "the path does not shrink")
    try:
        with listener:
            bulk(office, "pbx", listener)
            bulk(office, "router", listener)
    finally:
        office.inside("internet", "ip", "rule", "del", "pref", "50")
        office.inside("internet", "ip", "route", "flush", "table", "50")
        office.router("sysctl", "-qw", "net.ipv4.fwmark_reflect=0")
    check(office.wan2.tap.packets, "nothing went by wan2")
    # The kernel notes it with the route that the router's socket chose at first, without a mark.
    route = office.router("ip", "route", "get", "203.0.113.130")
    check("mtu 1400" in route, f"the router has not learnt of the narrow path: {route}")
    for mark in "0x01000000", "0x03000000":
        route = office.router("ip", "route", "get", "203.0.113.130", "mark", mark)
        check("mtu" not in route, f"another WAN has shrunk, too: {route}")
    office.no_foreign_packet()
