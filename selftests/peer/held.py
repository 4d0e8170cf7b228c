# SPDX-License-Identifier: GPL-2.0-only
"""Packets on their way through the router, which somebody takes his time to look at."""

import contextlib
import socket
import struct

from . import netns
from .genl import NLM_F_REQUEST, attr, attributes

NETLINK_NETFILTER, NFNL_SUBSYS_QUEUE = 12, 3
PACKET, VERDICT, CONFIG = 0, 1, 2
QUEUE = 7


class Held:
    """Those which have come, in order."""

    def __init__(self, office):
        self.ids = []
        self._world = office.world
        self._sock = netns.open_socket(office.namespace("router"), socket.AF_NETLINK,
                                       socket.SOCK_RAW, NETLINK_NETFILTER)
        self._sock.bind((0, 0))
        self._say(CONFIG, attr(1, struct.pack("!BxH", 1, 0)))      # bind
        self._say(CONFIG, attr(2, struct.pack("!IB", 0, 1)))       # their headers are enough
        self._world.add(self._sock, self._read)

    def _say(self, kind, payload):
        body = struct.pack("!BBH", socket.AF_UNSPEC, 0, QUEUE) + payload
        self._sock.send(struct.pack("=IHHII", 16 + len(body), NFNL_SUBSYS_QUEUE << 8 | kind,
                                    NLM_F_REQUEST, 0, 0) + body)

    def _read(self):
        data = self._sock.recv(65536)
        kind, = struct.unpack_from("=H", data, 4)
        if kind == NFNL_SUBSYS_QUEUE << 8 | PACKET:
            self.ids.append(attributes(data[20:])[1][:4])

    def release(self):
        """All of them go on."""
        for number in self.ids:
            self._say(VERDICT, attr(2, struct.pack("!I", 1) + number))
        self.ids.clear()

    def close(self):
        self._world.remove(self._sock)


@contextlib.contextmanager
def held(office, match):
    """What the router forwards and MATCH, as nft has it, is held until it is released."""
    packets = Held(office)
    office.router("nft", "-f", "-", stdin=f"""
        table ip held {{
            chain forward {{
                type filter hook forward priority 0;
                {match} queue num {QUEUE}
            }}
        }}""")
    try:
        yield packets
    finally:
        office.router("nft", "delete", "table", "ip", "held")
        packets.close()
