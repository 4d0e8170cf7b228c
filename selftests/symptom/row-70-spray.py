# SPDX-License-Identifier: GPL-2.0-only
"""Whoever sprays all media ports before, during and after a call gets no packet to the inside."""

from peer import wire
from peer.world import check


def spray(office, speaker):
    """Packets to the ports of the call and those around it, on each address of WAN2."""
    wan = office.wan2
    for address in (wan.address, wan.mapped, wan.third, wan.fourth):
        for port in (*range(9996, 10008), 16384, 32766):
            speaker.send((address, port), 0)


def test(office):
    tap = office.tap("pbx")
    speakers = [office.attacker.stream(port) for port in (10000, 40000, 5060 + 1)]

    for speaker in speakers:
        spray(office, speaker)
    call = office.call_out().ring()
    for speaker in speakers:
        spray(office, speaker)
    call.answer()
    call.callee.media.talk(call.callee.remote_sdp)
    for speaker in speakers:
        spray(office, speaker)
    call.talk()
    check(not any(speaker.heard for speaker in speakers), "the attacker hears the call")
    call.hang_up()

    for speaker in speakers:
        spray(office, speaker)
    office.call_out().connect().talk().hang_up()
    wire.no_packet_of(tap, office.attacker.address)
