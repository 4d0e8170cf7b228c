# SPDX-License-Identifier: GPL-2.0-only
"""Failback when-idle: it waits for the end of the last call and then idle-time; keep-alives do not count."""

import time

from peer.moves import Monitor, bound, configure, is_on, no_flows, options, report
from peer.world import check, same

ALG = "nfwan"
LIMIT = 40
IDLE = 3


def keep_alive(office, seconds, address):
    """OPTIONS for so long, all by ADDRESS."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        options(office, address)
        office.world.rest(0.2)


def test(office):
    configure(office, wan="hold-down 0", rule=f"failback when-idle idle-time {IDLE}")
    monitor = Monitor(office)
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    call = office.call_out().connect().talk()

    report(office, office.wan2, "up")
    keep_alive(office, IDLE + 3, office.wan1.mapped)
    call.talk().hang_up().is_as(office.wan1.mapped)
    ended = time.monotonic()

    while not monitor.of("rule-move", rule=10, to="wan2"):
        check(time.monotonic() - ended < bound(IDLE + 5), "it does not move when it is idle")
        office.pbx.request("OPTIONS", office.provider.endpoint)
        office.world.rest(0.2)
    check(time.monotonic() - ended >= IDLE - 0.1, "it did not wait for idle-time")
    no_flows(office, office.wan1)
    options(office, office.wan2.mapped)
    same(len(monitor.moves()), 2, "number of moves")
    monitor.close()
