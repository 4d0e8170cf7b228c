# SPDX-License-Identifier: GPL-2.0-only
"""A call that outlives a drain is ended after drain-max seconds, and not before; then the drain is complete."""

from peer.moves import Monitor, configure, flows, is_on, no_flows, report
from peer.world import check, same

HOUR = 3600


def test(office):
    configure(office, wan="hold-down 0", rule=f"drain-max {HOUR}")
    monitor = Monitor(office)
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    call = office.call_out().connect().talk()
    report(office, office.wan2, "up")
    is_on(office, office.wan2)

    for _ in range(59):
        office.world.rest(60)
        call.talk()
    check(flows(office, office.wan1), "the call has no flows on WAN1")
    same(monitor.of("drain-complete"), [], "what is told while the call lives")
    office.world.rest(120)
    no_flows(office, office.wan1)
    monitor.wait("drain-complete", rule=10, within=10)
    monitor.close()
