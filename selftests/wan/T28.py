# SPDX-License-Identifier: GPL-2.0-only
"""A WAN which is lost five times is damped, by the penalty that adds up to, and used again when it has decayed."""

import math
import time

from peer.moves import Monitor, configure, options, report, wan_state
from peer.world import check, same

ALG = "nfwan"
LIMIT = 60
HALF_LIFE = 6


def test(office):
    configure(office, wan=f"hold-down 0 half-life {HALF_LIFE} suppress 2000 reuse 750")
    monitor = Monitor(office)
    expected, at = 0, time.monotonic()
    for _ in range(5):
        report(office, office.wan2, "down")
        now = time.monotonic()
        expected = expected * 0.5 ** ((now - at) / HALF_LIFE) + 1000
        at = now
        report(office, office.wan2, "up")
    shown = wan_state(office, office.wan2)
    expected *= 0.5 ** ((time.monotonic() - at) / HALF_LIFE)
    check(abs(shown["penalty"] - expected) < 0.1 * expected,
          f"the penalty is {shown['penalty']}, not {expected:.0f}")
    same(shown["condition"], "damped", "the condition")
    options(office, office.wan1.mapped)
    due = time.monotonic() + HALF_LIFE * math.log2(shown["penalty"] / 750)
    monitor.wait("damped", wan="wan2")
    before = len(monitor.of("wan-state", wan="wan2", condition="up"))
    office.world.until(lambda: monitor.of("wan-state", wan="wan2", condition="up")[before:],
                       "it is never used again", within=HALF_LIFE * 5)
    late = time.monotonic() - due
    check(abs(late) < 2, f"it is used again {abs(late):.1f} s too {'late' if late > 0 else 'early'}")
    options(office, office.wan2.mapped)
    monitor.close()
