# SPDX-License-Identifier: GPL-2.0-only
"""When a WAN is set down, TCP hosts inside are told at once, and connect again by another one."""

from peer.line import Line
from peer.world import same

ALG = "nfwan"


def test(office):
    line = Line(office.pbx, office.hosted, 5061)
    other = Line(office.phoneA, office.hosted, 5062)
    same((line.seen_as, other.seen_as), (office.wan2.mapped, office.wan1.third), "sources of both")

    office.must("wan", "set", "wan2", "state", "down")
    line.is_reset(within=1)
    again = Line(office.pbx, office.hosted, 5061)
    same(again.seen_as, office.wan1.mapped, "source of the next connection")
    again.carries("all is well")
    other.carries("so is this")

    office.must("wan", "set", "wan2", "state", "up")
    again.carries("and stays so")
    for line in again, other:
        line.close()
    office.no_foreign_packet()
