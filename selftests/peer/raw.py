# SPDX-License-Identifier: GPL-2.0-only
"""Datagrams made by hand, header by header, and in any fragments."""

import itertools
import socket
import struct

from . import netns

PIECE = 1480        # bytes of a fragment that fills an Ethernet frame
MORE = 0x2000

_number = itertools.count(1)


def _sum(data):
    """The Internet checksum of DATA (RFC 1071)."""
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


class Raw:
    """Sends what AGENT could have sent, with its addresses and ports."""

    def __init__(self, office, agent):
        self.agent = agent
        self.sock = netns.open_socket(office.namespace(agent.name), socket.AF_INET,
                                      socket.SOCK_RAW, socket.IPPROTO_RAW)
        self.sock.setblocking(True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def udp(self, data, target, check=None, length=None):
        """A UDP datagram; CHECK and LENGTH are what its header says, if not the truth."""
        ports = struct.pack("!HH", self.agent.endpoint[1], target[1])
        size = struct.pack("!H", length or 8 + len(data))
        pseudo = socket.inet_aton(self.agent.address) + socket.inet_aton(target[0]) + b"\0\x11" + size
        if check is None:
            check = _sum(pseudo + ports + size + b"\0\0" + data) or 0xffff
        return ports + size + struct.pack("!H", check) + data

    def ip(self, proto, payload, target):
        """A whole packet of protocol PROTO; TCP and ICMP get their checksum."""
        size = struct.pack("!H", len(payload))
        ends = socket.inet_aton(self.agent.address) + socket.inet_aton(target[0])
        pseudo, at = (ends + b"\0\x06" + size, 16) if proto == socket.IPPROTO_TCP else (b"", 2)
        check = struct.pack("!H", _sum(pseudo + payload))
        head = struct.pack("!BBHHHBBH8s", 0x45, 0, 20 + len(payload), next(_number), 0, 64, proto, 0, ends)
        self.sock.sendto(head + payload[:at] + check + payload[at + 2:], target)

    def piece(self, number, target, part, offset=0, more=False, options=b""):
        """Put PART of a datagram at OFFSET on the wire, as a fragment of packet NUMBER."""
        words = 5 + len(options) // 4
        head = struct.pack("!BBHHHBBH4s4s", 0x40 | words, 0, 4 * words + len(part), number,
                           offset // 8 | (MORE if more else 0), 64, socket.IPPROTO_UDP, 0,
                           socket.inet_aton(self.agent.address), socket.inet_aton(target[0]))
        self.sock.sendto(head + options + part, target)

    def pieces(self, udp, size=PIECE):
        """(offset, part, more) of each fragment of UDP, in order."""
        return [(start, udp[start:start + size], start + size < len(udp))
                for start in range(0, len(udp), size)]

    def send(self, udp, target, order=lambda pieces: pieces, size=PIECE, options=b""):
        """Send UDP in fragments, in the ORDER of a function of their list; the first has OPTIONS."""
        number = next(_number)
        for offset, part, more in order(self.pieces(udp, size - len(options))):
            self.piece(number, target, part, offset, more, b"" if offset else options)
