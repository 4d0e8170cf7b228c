# SPDX-License-Identifier: GPL-2.0-only
"""A latched WAN that dies is left for the top of the list, not for the next one, and that is a new latch."""

from peer.moves import Monitor, configure, options, report, rule_state
from peer.world import check, same

ALG = "nfwan"


def test(office):
    configure(office, wan="hold-down 0", rule="failback manual")
    monitor = Monitor(office)

    report(office, office.wan2, "down")
    options(office, office.wan1.mapped)
    monitor.wait("latch", rule=10, to="wan1")
    report(office, office.wan2, "up")
    options(office, office.wan1.mapped)
    check(rule_state(office)["latched"], "the rule is not latched")

    report(office, office.wan1, "down")
    options(office, office.wan2.mapped)
    monitor.wait("latch", rule=10, to="wan2")
    same(monitor.moves(), [("wan2", "wan1"), ("wan1", "wan2")], "the moves")
    same(len(monitor.of("latch", rule=10)), 2, "number of latches")
    monitor.close()
