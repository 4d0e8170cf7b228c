# SPDX-License-Identifier: GPL-2.0-only
"""Audio ports of a call that is over serve the next call at once, also on another WAN and address."""

from peer.call import Call


def same_ports(office, call):
    """A call on the ports of the last one."""
    for side in (call.caller, call.callee):
        side.media_host = Fixed(side.agent, 10000 if side.agent is office.pbx else 40000)
    return call


class Fixed:
    """A media host with one pair of ports."""

    def __init__(self, agent, port):
        self.agent, self.port, self.address = agent, port, agent.address

    def media(self):
        return self.agent.media(self.port)

    def hang_up(self, media):
        self.agent.hang_up(media)


def test(office):
    out = same_ports(office, Call(office.pbx, office.provider, office.provider.endpoint))
    out.connect().talk().hang_up().is_as(office.wan2.mapped)

    into = same_ports(office, Call(office.provider, office.pbx, (office.wan1.mapped, 5060)))
    into.connect().talk().hang_up().is_as(office.wan1.mapped)

    other = same_ports(office, Call(office.provider, office.pbx, (office.wan3.address, 5060)))
    other.connect().talk().hang_up().is_as(office.wan3.address)
    office.no_foreign_packet()
