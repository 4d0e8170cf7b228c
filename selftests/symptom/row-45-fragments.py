# SPDX-License-Identifier: GPL-2.0-only
"""Messages of three kilobytes get through in fragments, also when those arrive in the wrong order."""

import socket
import struct

from peer import netns, sip

PADDING = [("X-Padding", "p" * 100)] * 28
PIECE = 1480


class Scatter:
    """What AGENT sends leaves in fragments, the last one first."""

    def __init__(self, office, agent):
        self.agent = agent
        self.number = 0
        self.sock = netns.open_socket(office.namespace(agent.name), socket.AF_INET,
                                      socket.SOCK_RAW, socket.IPPROTO_RAW)
        agent.send = self.send

    def send(self, data, target):
        """Instead of Agent.send()."""
        udp = struct.pack("!HHHH", self.agent.endpoint[1], target[1], 8 + len(data), 0) + data
        source, goal = (socket.inet_aton(at) for at in (self.agent.address, target[0]))
        self.number += 1
        for start in reversed(range(0, len(udp), PIECE)):
            piece = udp[start:start + PIECE]
            flags = start // 8 | (0x2000 if start + PIECE < len(udp) else 0)
            head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(piece), self.number, flags,
                               64, socket.IPPROTO_UDP, 0, source, goal)
            self.sock.sendto(head + piece, target)
        return sip.Message(data)


def large(call, address):
    """A call all of whose messages before the ACK are large."""
    call.send_invite(headers=PADDING)
    call.ring()
    call.callee.agent.reply(call.invite, 183, tag=call.to_tag, headers=PADDING, body=call.callee.offer())
    call.caller.note(call.caller.agent.hears_answer(call.invite_sent, 183))
    call.talk()
    call.answer(body=call.callee.describe())
    call.ask("UPDATE", headers=PADDING)
    call.talk().hang_up(by=call.callee).is_as(address)


def test(office):
    large(office.call_out(media=office.provider), office.wan2.mapped)
    large(office.call_in(office.wan2.mapped, media=office.provider), office.wan2.mapped)
    scatters = [Scatter(office, agent) for agent in (office.pbx, office.provider)]
    try:
        large(office.call_out(media=office.provider), office.wan2.mapped)
        large(office.call_in(office.wan2.mapped, media=office.provider), office.wan2.mapped)
    finally:
        for scatter in scatters:
            scatter.sock.close()
