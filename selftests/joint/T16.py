# SPDX-License-Identifier: GPL-2.0-only
"""Calls which come in on all three WANs at once stay each on its WAN and address, with their audio."""

from peer.world import same


def test(office):
    addresses = (office.wan1.mapped, office.wan2.address, office.wan3.fourth)
    calls = [office.call_in(address) for address in addresses]
    for call in calls:
        call.send_invite()
    for call in calls:
        call.ring()
        same(call.invite.source, office.provider.endpoint, "source of INVITE at the PBX")
    for call in reversed(calls):
        call.answer()
    for call in calls:
        call.talk()
    for call, address in zip(calls, addresses):
        call.hang_up().is_as(address)
    office.no_foreign_packet()
