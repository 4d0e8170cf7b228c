# SPDX-License-Identifier: GPL-2.0-only
"""A flush takes back exactly the rules and routes which nfwan made, and leaves the admin's."""

from peer.world import check, same

ALG = "nfwan"


def routing(office):
    """All rules and all routes."""
    return office.router("ip", "rule") + office.router("ip", "route", "show", "table", "all")


def test(office):
    with_policy = routing(office)
    office.must("ruleset", "flush")
    office.router("ip", "rule", "add", "pref", "2000", "fwmark", "0x5/0xff", "lookup", "55")
    office.router("ip", "route", "add", "10.9.0.0/16", "via", "192.0.2.1", "table", "55")
    before = routing(office)

    office.configure(office.default_config())
    check(routing(office) != before, "nfwan made no rules and routes")
    office.must("ruleset", "flush")

    same(routing(office), before, "routing after the flush")
    check(with_policy != before, "the policy needs no routing")
