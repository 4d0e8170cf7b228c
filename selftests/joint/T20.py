# SPDX-License-Identifier: GPL-2.0-only
"""The cable of WAN2 is pulled during ten calls: at once the PBX is on WAN1, and nothing of WAN2 leaks."""

import time

from peer.moves import no_flows, options
from peer.world import check, patience


def test(office):
    calls = [office.call_out().connect().talk() for _ in range(10)]

    office.cable(office.wan2, plugged=False)
    pulled = time.monotonic()
    for call in calls:
        call.send_audio(5)

    for method in "REGISTER", "OPTIONS":
        options(office, office.wan1.mapped, method=method)
    new = office.call_out().connect()
    check(time.monotonic() - pulled < patience(), "all that took longer than a second")
    no_flows(office, office.wan2)

    for call in calls:
        call.send_audio(5)
    new.talk().hang_up().is_as(office.wan1.mapped)
    office.no_foreign_packet()
    # What waits there for the provider's link address would be heard by the next test.
    office.router("ip", "neigh", "flush", "dev", "wan2")
