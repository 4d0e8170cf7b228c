# SPDX-License-Identifier: GPL-2.0-only
"""Messages of three kilobytes get through over IPv6 in fragments, also when those arrive in the wrong order."""

import socket
import struct

from peer import netns, sip
from peer.office6 import WAN1, Office6

PADDING = [("X-Padding", "p" * 100)] * 28
PIECE = 1448
FRAGMENT = 44


class Scatter:
    """What AGENT sends leaves in fragments, the last one first."""

    def __init__(self, six, agent):
        self.agent = agent
        self.number = 0
        self.sock = netns.open_socket(six.office.namespace(agent.name), socket.AF_INET6,
                                      socket.SOCK_RAW, socket.IPPROTO_RAW)
        agent.send = self.send

    def send(self, data, target):
        """Instead of Agent.send()."""
        source, goal = (socket.inet_pton(socket.AF_INET6, at) for at in (self.agent.address, target[0]))
        length = 8 + len(data)
        udp = struct.pack("!HHHH", self.agent.endpoint[1], target[1], length, 0) + data
        total = checksum(source + goal + struct.pack("!II", length, socket.IPPROTO_UDP) + udp)
        udp = udp[:6] + struct.pack("!H", total or 0xffff) + data
        self.number += 1
        for start in reversed(range(0, len(udp), PIECE)):
            piece = udp[start:start + PIECE]
            more = start + PIECE < len(udp)
            head = struct.pack("!IHBB16s16s", 6 << 28, 8 + len(piece), FRAGMENT, 64, source, goal)
            head += struct.pack("!BBHI", socket.IPPROTO_UDP, 0, start | more, self.number)
            self.sock.sendto(head + piece, (target[0], 0))
        return sip.Message(data)


def checksum(data):
    """That of the internet, over DATA."""
    total = sum(struct.unpack(f"!{len(data) // 2}H", data[:len(data) & ~1]))
    total += data[-1] << 8 if len(data) % 2 else 0
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def large(six, call, address):
    """A call all of whose messages before the ACK are large."""
    call.send_invite(headers=PADDING)
    call.ring()
    call.callee.agent.reply(call.invite, 183, tag=call.to_tag, headers=PADDING, body=call.callee.offer())
    call.caller.note(call.caller.agent.hears_answer(call.invite_sent, 183))
    six.outside_first(call)
    call.answer(body=call.callee.describe())
    call.ask("UPDATE", headers=PADDING)
    call.talk().hang_up(by=call.callee).is_as(address)


def play(six, address):
    """Calls out and in, which ADDRESS makes and takes."""
    large(six, six.call_out(), address)
    large(six, six.call_in(six.pbx, (address, 5060)), address)


def test(office):
    for kind in ("plain", "masquerade"):
        six = Office6(office, kind)
        address = WAN1 if kind == "masquerade" else six.pbx.address
        six.pbx.register(six.provider)
        play(six, address)
        scatters = [Scatter(six, agent) for agent in (six.pbx, six.provider)]
        try:
            play(six, address)
        finally:
            for scatter in scatters:
                scatter.sock.close()
