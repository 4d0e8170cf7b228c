# SPDX-License-Identifier: GPL-2.0-only
"""The prober is killed: the last report stays in force, nothing moves, and the end of its lease is told once."""

from peer.moves import Monitor, configure, options, report, wan_state
from peer.world import same

ALG = "nfwan"


def test(office):
    configure(office, wan="hold-down 0")
    monitor = Monitor(office)
    report(office, office.wan2, "down", "lease", "1")
    report(office, office.wan1, "up", "latency", "20", "response", "30", "loss", "5", "lease", "1")
    report(office, office.wan3, "up", "lease", "3")
    for wan in "wan1", "wan2", "wan3":
        monitor.wait("health-lease-expired", wan=wan, within=5)
    options(office, office.wan1.mapped)
    shown = wan_state(office, office.wan1)
    same([shown.get(name) for name in ("health", "latency", "response", "loss")], ["up", 20, 30, 5],
         "the last report about WAN1")
    same(wan_state(office, office.wan2)["condition"], "down", "the condition of WAN2")
    same(monitor.moves(), [("wan2", "wan1")], "the moves")
    same(sorted(event["wan"] for event in monitor.of("health-lease-expired")),
         ["wan1", "wan2", "wan3"], "the WANs whose lease is told to have expired")
    monitor.close()
