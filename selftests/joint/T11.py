# SPDX-License-Identifier: GPL-2.0-only
"""A deleted natmap leaves nothing behind: live calls go on, the next one has the primary address, none a third."""

from peer.world import same

ALG = "nfwan"


def test(office):
    far, near, later = office.attacker.stream(9000), office.pbx.stream(7000), office.pbx.stream(7002)
    near.send(far.local, 0)
    calls = office.call_out().connect().talk(), office.call_in(office.wan2.mapped).connect().talk()
    office.must("natmap", "del", "10")
    # Whatever a change does to flows it does at once and half a second later.
    office.world.rest(1)

    office.call_out().connect().talk().hang_up().is_as(office.wan2.address)
    near.send(far.local, 0)
    later.send(far.local, 0)
    office.world.until(lambda: len(far.heard) == 3, "what the PBX sends does not arrive")
    same(far.sources, {(office.wan2.mapped, 7000), (office.wan2.address, 7002)}, "sources of the PBX")
    for call in calls:
        call.talk().renegotiate().talk().hang_up().is_as(office.wan2.mapped)
    office.call_out().connect().talk().hang_up().is_as(office.wan2.address)

    seen = {packet.source[0] for wan in office.wans for packet in wan.tap.packets}
    same(seen, {office.wan2.mapped, office.wan2.address}, "the addresses seen outside")
