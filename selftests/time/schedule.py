# SPDX-License-Identifier: GPL-2.0-only
"""Failback schedule: hours after its primary is back the rule is on the backup, until its window opens; never stays."""

import time

from peer.moves import PBX_RULE, configure, is_on, options, report, rule_state
from peer.world import same

HOUR = 3600


def clock(seconds):
    """HH:MM of that many seconds from now, UTC."""
    return time.strftime("%H:%M", time.gmtime(time.time() + seconds))


def bounce(office):
    """WAN2 is lost, and back at once."""
    report(office, office.wan2, "down")
    report(office, office.wan2, "up")


def stays(office, seconds, when):
    """The rule is on WAN1, still latched after so many SECONDS."""
    office.world.rest(seconds)
    state = rule_state(office)
    same((state["active"], state["latched"]), ("wan1", True), f"WAN and latch of the rule {when}")
    options(office, office.wan1.mapped)


def test(office):
    configure(office, wan="hold-down 0 suppress 100000",
              rule=f"failback schedule window {clock(3 * HOUR)}-{clock(4 * HOUR)}")
    bounce(office)
    stays(office, 3 * HOUR - 120, "two minutes before the window")
    office.world.rest(240)
    is_on(office, office.wan2)
    options(office, office.wan2.mapped)
    bounce(office)
    office.world.rest(120)
    is_on(office, office.wan2)
    office.world.rest(HOUR)
    bounce(office)
    stays(office, 20 * HOUR, "after the window")

    configure(office, wan="hold-down 0 suppress 100000", rule="failback never")
    bounce(office)
    office.must("rule", "failback", "all")
    stays(office, 24 * HOUR, "of which all rules were asked back")
    office.must("rule", "failback", str(PBX_RULE))
    is_on(office, office.wan2)
