# SPDX-License-Identifier: GPL-2.0-only
"""Failback drain: five calls end on the backup without a lost packet, new calls and OPTIONS go by the primary."""

from peer.moves import Monitor, configure, is_on, no_idle_signalling, options, report
from peer.world import same

ALG = "nfwan"


def test(office):
    configure(office, wan="hold-down 1")
    # A rule without calls is through with its drain when calls are looked for first.
    office.must("rule", "add", "20", "from", "192.168.1.12", "priority", "wan2,wan1")
    monitor = Monitor(office)
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    calls = [office.call_out().connect().talk() for _ in range(5)]
    options(office, office.wan1.mapped)
    options(office, office.wan1.mapped, office.hosted)

    report(office, office.wan2, "up")
    monitor.wait("rule-move", rule=10, to="wan2", cause="better")
    no_idle_signalling(office, office.wan1, office.hosted)
    options(office, office.wan2.mapped)
    new = office.call_out().connect().talk().is_as(office.wan2.mapped)
    monitor.wait("drain-complete", rule=20)
    for call in calls:
        call.talk()
        same(monitor.of("drain-complete", rule=10), [], "what is told while calls live")
        call.hang_up().is_as(office.wan1.mapped)
        new.talk()

    # Whoever looks every quarter of a second does not put the end off.
    for _ in range(16):
        report(office, office.wan3, "up")
        office.world.rest(0.25)
    same([(told["from"], told["to"]) for told in monitor.of("drain-complete", rule=10)], [("wan1", "wan2")],
         "what is told when the calls are over")
    new.talk().hang_up().is_as(office.wan2.mapped)
    same(monitor.moves(), [("wan2", "wan1"), ("wan1", "wan2")], "the moves")
    same(len(monitor.of("drain-complete", rule=10)), 1, "number of drain-complete")
    office.no_foreign_packet()
    monitor.close()
