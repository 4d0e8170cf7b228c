# SPDX-License-Identifier: GPL-2.0-only
"""A thousand calls of the PBX: every message and every RTP packet is on WAN2 as .3."""

import os

from peer.world import same

CALLS = int(os.environ.get("CALLS", "1000"))
AT_ONCE = 20
LIMIT = 20 + CALLS / 8


def test(office):
    for _ in range(CALLS // AT_ONCE):
        calls = [office.call_out().connect() for _ in range(AT_ONCE)]
        for call in calls:
            call.talk(packets=2)
        for call in calls:
            call.hang_up().is_as(office.wan2.mapped)

    office.no_foreign_packet()
    for wan in office.wan1, office.wan3:
        same(len(wan.tap.packets), 0, f"the number of packets on {wan.device}")
