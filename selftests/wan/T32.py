# SPDX-License-Identifier: GPL-2.0-only
"""min-dwell delays a failback, and more moves in an hour than max-moves latch the rule, which is told."""

import math
import time

from peer.moves import Monitor, configure, is_on, options, report, rule_state
from peer.world import check, patience

ALG = "nfwan"


def test(office):
    dwell = math.ceil(2 * patience())
    configure(office, wan="hold-down 0 suppress 100000", rule=f"min-dwell {dwell} max-moves 3")
    monitor = Monitor(office)
    report(office, office.wan2, "down")
    left = time.monotonic()
    report(office, office.wan2, "up")
    options(office, office.wan1.mapped)
    is_on(office, office.wan2, within=5)
    check(time.monotonic() - left >= dwell - 0.1, "it did not wait for min-dwell")
    check(not monitor.of("latch", rule=10), "it was latched too early")

    report(office, office.wan2, "down")
    report(office, office.wan2, "up")
    monitor.wait("latch", rule=10, cause="max-moves", within=5)
    options(office, office.wan1.mapped)
    check(rule_state(office)["latched"], "the rule does not show its latch")
    office.must("rule", "failback", "all")
    options(office, office.wan2.mapped)
    monitor.close()
