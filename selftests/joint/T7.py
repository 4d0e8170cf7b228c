# SPDX-License-Identifier: GPL-2.0-only
"""After the PBX called on WAN2, a call comes in on WAN1: from port 5060, and answered from there."""

from peer.world import same


def test(office):
    outbound = office.call_out().connect()

    inbound = office.call_in(office.wan1.mapped)
    inbound.ring()
    same(inbound.invite.source, office.provider.endpoint, "source of INVITE at the PBX")
    inbound.answer().talk()

    outbound.talk().hang_up().is_as(office.wan2.mapped)
    inbound.hang_up(by=inbound.callee).is_as(office.wan1.mapped)
    office.no_foreign_packet()
