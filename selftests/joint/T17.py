# SPDX-License-Identifier: GPL-2.0-only
"""Media of a third host stays on the WAN and address of its call, also where a rule has that host elsewhere."""

from peer.world import same

ALG = "nfwan"


def plain(office, port):
    """The address from which the third host sees a plain packet of the PBX."""
    near, far = office.pbx.stream(port), office.attacker.stream(port)
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, "the plain packet does not arrive")
    return far.heard[0].source[0]


def talk(call, first):
    """Audio both ways; the one of side FIRST is there ahead of the other."""
    other = call.callee if first is call.caller else call.caller
    first.media.reaches(other.media, first.remote_sdp)
    other.media.reaches(first.media, other.remote_sdp)


def test(office):
    office.configure(office.default_config()
                     + f"rule add 5 to {office.attacker.address} enforced wan3\n")
    same(plain(office, 7000), office.wan3.mapped, "source of a plain packet")

    for is_first in (True, False):
        out = office.call_out(media=office.attacker).connect()
        talk(out, out.caller if is_first else out.callee)
        out.hang_up().is_as(office.wan2.mapped)
        for wan in office.wans:
            into = office.call_in(wan.fourth, media=office.attacker).connect()
            talk(into, into.callee if is_first else into.caller)
            into.hang_up().is_as(wan.fourth)

    same(plain(office, 7001), office.wan3.mapped, "source of a plain packet after all that")
    office.no_foreign_packet()
