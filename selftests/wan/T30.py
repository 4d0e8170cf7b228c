# SPDX-License-Identifier: GPL-2.0-only
"""The only WAN of a rule is reported down and up again: its flows live on."""

from peer.call import Call
from peer.moves import PBX_RULE, configure, flows, options, report
from peer.world import same

ALG = "nfwan"


def judged(office):
    """How many flows have been looked at because their WAN went down."""
    stats = office.stats()
    return stats["killed"] + stats["spared"]


def test(office):
    configure(office, wan="hold-down 1")
    office.must("rule", "del", str(PBX_RULE))
    office.must("rule", "add", str(PBX_RULE), "from", "192.168.1.219", "priority", "wan2")
    call = office.call_out().connect().talk()
    inbound = Call(office.hosted, office.pbx, (office.wan2.mapped, 5060)).connect().talk()
    begun = flows(office, office.wan2)

    for health in "down", "up", "down", "up":
        before = judged(office)
        report(office, office.wan2, health)
        if health == "down":
            office.world.until(lambda n=before: judged(office) > n, "nobody looks at its flows")
        call.talk()
        inbound.talk()
        options(office, office.wan2.mapped)

    same(flows(office, office.wan2), begun, "number of flows")
    same(office.stats()["killed"], 0, "the flows ended")
    call.hang_up().is_as(office.wan2.mapped)
    inbound.hang_up()
