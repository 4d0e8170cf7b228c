# SPDX-License-Identifier: GPL-2.0-only
"""A client that reconnects every 5 ms through a failback has no flow on the old WAN after the second sweep.

Nor has a packet which was decided before it and goes on after the first sweep. That is
looked at where time is free: half a second is to be hit.
"""

import itertools
import time

from peer.held import held
from peer.moves import Monitor, configure, flows, is_on, no_flows, report
from peer.world import check, is_time_free, patience, same

ALG = "nfwan"


def reconnect(office, near, port, seconds):
    """NEAR begins a flow every 5 ms for so many SECONDS."""
    until = time.monotonic() + seconds * patience()
    while time.monotonic() < until:
        near.send((office.media.address, next(port)), 0)
        office.world.rest(0.005)


def test(office):
    configure(office, wan="hold-down 1", rule="failback immediate")
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    near, port = office.pbx.stream(7000), itertools.count(20000)
    reconnect(office, near, port, 1)
    report(office, office.wan2, "up")
    reconnect(office, near, port, 3)

    check(flows(office, office.wan2) > 50, "the client is not on WAN2")
    same(flows(office, office.wan1), 0, "number of flows on the old WAN")
    check(office.stats()["moved"] > 50, "there was nothing to end")
    if is_time_free():
        with held(office, "udp sport 7001") as late:
            be_late(office, late)


def be_late(office, late):
    """A packet is LATE for the first sweep of one more failback."""
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    monitor = Monitor(office)
    near, far = office.pbx.stream(7001), office.media.stream(9001)
    near.send(far.local, 0)
    office.world.until(lambda: late.ids, "the packet is not held")

    report(office, office.wan2, "up")
    monitor.wait("rule-move", rule=10, to="wan2")
    office.world.rest(0.2)
    late.release()
    office.world.until(lambda: far.heard, "the packet does not go on")
    same(far.heard[0].source[0], office.wan1.mapped, "source of what was decided before")
    no_flows(office, office.wan1)
    monitor.close()
