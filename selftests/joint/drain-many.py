# SPDX-License-Identifier: GPL-2.0-only
"""A thousand calls drain from the backup, and not one RTP packet of theirs is lost."""

import os

from peer.moves import Monitor, configure, is_on, options, report
from peer.world import same

ALG = "nfwan"
CALLS = int(os.environ.get("CALLS", "1000"))
LIMIT = 30 + CALLS / 4
AT_ONCE = 20


def batches(calls):
    """CALLS, some at a time, so that no socket overflows."""
    return (calls[at:at + AT_ONCE] for at in range(0, len(calls), AT_ONCE))


def test(office):
    configure(office, wan="hold-down 1")
    # A rule without calls is through with its drain when calls are looked for first.
    office.must("rule", "add", "20", "from", "192.168.1.12", "priority", "wan2,wan1")
    monitor = Monitor(office)
    report(office, office.wan2, "down")
    is_on(office, office.wan1)
    calls = []
    for _ in range(CALLS // AT_ONCE):
        some = [office.call_out().connect() for _ in range(AT_ONCE)]
        calls += [call.talk(packets=2) for call in some]

    report(office, office.wan2, "up")
    is_on(office, office.wan2, within=10)
    options(office, office.wan2.mapped)
    for some in batches(calls):
        for call in some:
            call.talk(packets=3)
    new = office.call_out().connect().talk().is_as(office.wan2.mapped)
    monitor.wait("drain-complete", rule=20)
    same(monitor.of("drain-complete", rule=10), [], "what is told while calls live")
    for call in calls:
        call.hang_up().is_as(office.wan1.mapped)

    monitor.wait("drain-complete", rule=10, within=10)
    new.talk().hang_up().is_as(office.wan2.mapped)
    same(len(monitor.of("drain-complete", rule=10)), 1, "number of drain-complete")
    monitor.close()
