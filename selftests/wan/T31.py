# SPDX-License-Identifier: GPL-2.0-only
"""A client that reconnects every 5 ms through a failback has no flow on the old WAN after the second sweep."""

import itertools
import time

from peer.moves import configure, flows, is_on, report
from peer.world import check, same

ALG = "nfwan"


def test(office):
    configure(office, wan="hold-down 1", rule="failback immediate")
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    report(office, office.wan2, "up")

    near, port = office.pbx.stream(7000), itertools.count(20000)
    until = time.monotonic() + 3
    while time.monotonic() < until:
        near.send((office.media.address, next(port)), 0)
        office.world.rest(0.005)

    check(flows(office, office.wan2) > 50, "the client is not on WAN2")
    same(flows(office, office.wan1), 0, "number of flows on the old WAN")
    check(office.stats()["moved"] > 50, "there was nothing to end")
