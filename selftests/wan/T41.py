# SPDX-License-Identifier: GPL-2.0-only
"""The router's own TCP, UDP and ping obey the policy; bound to an address or a device of a WAN, they use that WAN."""

import socket

from peer import netns
from peer.world import check, same

ALG = "nfwan"
RULE = "rule add 50 to 203.0.113.128/25 priority wan2,wan1\n"
LISTEN = 8080


def bound(office, kind, address, device):
    """A socket of the router's, which may be bound."""
    sock = netns.open_socket(office.namespace("router"), socket.AF_INET, kind)
    if device:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, device.encode())
    if address:
        sock.bind((address, 0))
    return sock


def udp(office, far, address, device):
    """Who a datagram seems to be from, and whether the answer comes back."""
    with bound(office, socket.SOCK_DGRAM, address, device) as sock:
        count = len(far.heard)
        sock.sendto(b"hello", far.local)
        office.world.until(lambda: len(far.heard) > count, "no datagram arrives")
        source = far.heard[-1].source
        far.send(source, 0)
        office.world.until(lambda: readable(sock), "no answer to the datagram")
        return source[0]


def readable(sock):
    """Has anything come in?"""
    try:
        return sock.recv(2048)
    except BlockingIOError:
        return None


def accepted(listener):
    """The next caller, if there is one."""
    try:
        return listener.accept()
    except BlockingIOError:
        return None


def tcp(office, listener, address, device):
    """Who a connection seems to be from."""
    with bound(office, socket.SOCK_STREAM, address, device) as sock:
        sock.connect_ex(("203.0.113.130", LISTEN))
        peer, source = office.world.until(lambda: accepted(listener), "no connection")
        with peer:
            peer.send(b"welcome")
            office.world.until(lambda: readable(sock), "nothing comes over the connection")
        return source[0]


def ping(office, tap, address, device):
    """Who a ping seems to be from."""
    tap.clear()
    which = ["-I", address or device] if address or device else []
    run = office.inside("router", "ping", "-c1", "-W2", "-q", *which, "203.0.113.130")
    check(run.returncode == 0, f"ping {which} is not answered: {run.stdout}{run.stderr}")
    return office.world.until(lambda: [packet.source[0] for packet in tap.packets
                                       if packet.proto == socket.IPPROTO_ICMP],
                              "the tap sees no ping")[-1]


def test(office):
    office.configure(office.default_config() + RULE)
    far, tap = office.provider.stream(9000), office.tap("provider")
    listener = netns.open_socket(office.namespace("provider"), socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("203.0.113.130", LISTEN))
    listener.listen()
    cases = [(None, None, office.wan2.address, "unbound"),
             (office.wan3.address, None, office.wan3.address, "bound to an address"),
             (office.wan1.fourth, None, office.wan1.fourth, "bound to another address"),
             (None, office.wan3.device, office.wan3.address, "bound to a device")]

    with listener:
        for address, device, expected, how in cases:
            same(udp(office, far, address, device), expected, f"source of a datagram, {how}")
            same(tcp(office, listener, address, device), expected, f"source of TCP, {how}")
            same(ping(office, tap, address, device), expected, f"source of a ping, {how}")
    tap.close()
    office.no_foreign_packet()
