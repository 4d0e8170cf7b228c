# SPDX-License-Identifier: GPL-2.0-only
"""A call which a more specific route has on the backup is neither cut nor waited for when its rule goes back."""

from peer.moves import Monitor, configure, flows, is_on, report
from peer.world import same

ALG = "nfwan"
LIMIT = 60
ROUTE = ("203.0.113.128/25", "via", "192.0.2.1")


def go_back(office, call, how):
    """The rule of the PBX goes over and back; CALL is on WAN1 anyway."""
    configure(office, wan="hold-down 0", rule=how)
    monitor = Monitor(office)
    begun = flows(office, office.wan1)
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    call.talk()
    report(office, office.wan2, "up")
    is_on(office, office.wan2)
    for _ in range(8):
        call.talk()
        office.world.rest(0.5)
    same(flows(office, office.wan1), begun, f"flows of the call with {how}")
    same(office.stats()["moved"], 0, f"flows ended with {how}")
    monitor.close()


def test(office):
    office.router("ip", "route", "add", *ROUTE)
    try:
        configure(office)
        call = office.call_out().connect().talk()
        go_back(office, call, "failback immediate")
        go_back(office, call, "failback drain drain-max 1")
        call.talk().hang_up().is_as(office.wan1.mapped)
    finally:
        office.router("ip", "route", "del", *ROUTE)
