# SPDX-License-Identifier: GPL-2.0-only
"""A tap on a device: sees all that arrives there, as on the provider's end of a
WAN all that the router sends.
"""

import collections
import errno
import ipaddress
import socket
import struct

from . import netns

ETH_P_IP = 0x0800
# What a machine says to its own wire, as IGMP: never routed, so no policy's.
THE_WIRE = ipaddress.ip_network("224.0.0.0/24")
SO_RCVBUFFORCE = 33

Packet = collections.namedtuple("Packet", "source target proto payload")


def _decode(frame):
    size = (frame[0] & 15) * 4
    proto = frame[9]
    src, dst = (socket.inet_ntoa(frame[i:i + 4]) for i in (12, 16))
    fragment = struct.unpack_from("!H", frame, 6)[0] & 0x1fff
    if proto not in (socket.IPPROTO_UDP, socket.IPPROTO_TCP) or fragment:
        return Packet((src, 0), (dst, 0), proto, frame[size:])
    sport, dport = struct.unpack_from("!HH", frame, size)
    return Packet((src, sport), (dst, dport), proto, frame[size + 8:])


class Tap:
    """Everything that arrived at a device, in order."""

    def __init__(self, world, namespace, device, network=None):
        self.network = ipaddress.ip_network(network or "0.0.0.0/0")
        self.packets = []
        self._sock = netns.open_socket(namespace, socket.AF_PACKET,
                                       socket.SOCK_DGRAM, socket.htons(ETH_P_IP))
        self._sock.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 16 << 20)
        self._sock.bind((device, ETH_P_IP))
        world.add(self._sock, self._read)
        self._world = world

    def _read(self):
        try:
            packet = _decode(self._sock.recv(65536))
        except OSError as error:
            if error.errno == errno.ENETDOWN:   # said once, when the link goes down
                return
            raise
        self.packets.append(packet)

    def foreign(self):
        """The packets whose source is not in the network of this tap, without what is never routed."""
        return [p for p in self.packets
                if ipaddress.ip_address(p.source[0]) not in self.network
                and ipaddress.ip_address(p.target[0]) not in THE_WIRE]

    def clear(self):
        self.packets.clear()

    def close(self):
        self._world.remove(self._sock)
