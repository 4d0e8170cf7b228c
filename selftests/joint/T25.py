# SPDX-License-Identifier: GPL-2.0-only
"""Failback manual: the primary flaps ten times, and it moves once; asked to, it moves back once, and calls drain."""

from peer.moves import Monitor, configure, no_idle_signalling, options, report
from peer.world import same

ALG = "nfwan"


def test(office):
    configure(office, wan="hold-down 0 suppress 100000", rule="failback manual")
    monitor = Monitor(office)
    for _ in range(10):
        report(office, office.wan2, "down")
        options(office, office.wan1.mapped)
        report(office, office.wan2, "up")
    options(office, office.wan1.mapped, office.hosted)
    calls = [office.call_out().connect().talk() for _ in range(2)]
    same(monitor.moves(), [("wan2", "wan1")], "the moves while it flaps")
    same(len(monitor.of("wan-state", wan="wan2")), 20, "number of events of WAN2")

    office.must("rule", "failback", "10", "mode", "drain")
    options(office, office.wan2.mapped)
    no_idle_signalling(office, office.wan1, office.hosted)
    for call in calls:
        call.talk().hang_up().is_as(office.wan1.mapped)
    monitor.wait("drain-complete", rule=10)
    same(monitor.moves(), [("wan2", "wan1"), ("wan1", "wan2")], "the moves after the failback")
    same(monitor.of("rule-move", rule=10)[1]["cause"], "asked", "why it moved back")
    monitor.close()
