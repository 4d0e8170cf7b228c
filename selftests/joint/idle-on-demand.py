# SPDX-License-Identifier: GPL-2.0-only
"""Asked back when-idle a rule waits for its calls, however long it had none before, and whoever else was counted then."""

from peer.moves import Monitor, configure, is_on, report
from peer.world import check

ALG = "nfwan"
LIMIT = 30
IDLE = 1


def test(office):
    configure(office, wan="hold-down 0", rule=f"failback manual idle-time {IDLE}")
    office.must("rule", "add", "50", "from", "192.168.1.12", "priority", "wan2,wan1")
    monitor = Monitor(office)
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    report(office, office.wan2, "up")
    monitor.wait("drain-complete", rule=50, within=5)
    office.world.rest(2 * IDLE)

    call = office.call_out().connect().talk()
    office.must("rule", "failback", "10", "mode", "when-idle")
    for _ in range(8):
        office.world.rest(IDLE / 2)
        call.talk()
    check(not monitor.of("rule-move", rule=10, to="wan2"), "it does not wait for the call")
    call.hang_up().is_as(office.wan1.mapped)
    is_on(office, office.wan2, within=IDLE + 5)
    monitor.close()
