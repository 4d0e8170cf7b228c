# SPDX-License-Identifier: GPL-2.0-only
"""All WANs are degraded or damped: the least bad one is used, and no flow is ended."""

from peer.moves import configure, options, report, rule_state
from peer.world import same

ALG = "nfwan"


def test(office):
    configure(office, wan="hold-down 0 suppress 1000")
    call = office.call_out().connect().talk()
    for wan in office.wan1, office.wan3:
        report(office, wan, "down")
        report(office, wan, "up")

    report(office, office.wan2, "degraded")
    options(office, office.wan2.mapped)
    call.talk()
    report(office, office.wan1, "degraded")
    report(office, office.wan3, "degraded")

    same(rule_state(office)["active"], "wan2", "the WAN of the rule")
    options(office, office.wan2.mapped)
    call.talk().hang_up().is_as(office.wan2.mapped)
    same((office.stats()["killed"], office.stats()["moved"]), (0, 0), "the flows ended")
    report(office, office.wan2, "down")
    options(office, office.wan1.mapped)
