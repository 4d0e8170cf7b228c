# SPDX-License-Identifier: GPL-2.0-only
"""WAN1 fails and comes back, WAN2 is disabled for a while: traffic goes to WAN1, never to WAN3, and stays there."""

from peer.moves import PBX_RULE, Monitor, configure, is_on, options
from peer.world import same

ALG = "nfwan"
MAPS = ("192.0.2.3", "198.51.100.3", "203.0.113.3")


def prefer_wan1(office):
    """The list of the thread: WAN1, WAN2, WAN3, and no way back but by hand."""
    configure(office, wan="hold-down 0")
    office.must("rule", "del", str(PBX_RULE))
    office.must("rule", "add", str(PBX_RULE), "from", "192.168.1.219", "priority",
                "wan1,wan2,wan3", "failback", "manual")


def test(office):
    prefer_wan1(office)
    monitor = Monitor(office)
    options(office, MAPS[0])

    office.link(office.wan1, False)
    options(office, MAPS[1])
    office.link(office.wan1, True)
    office.router("ip", "route", "replace", "default", "via", "192.0.2.1")
    office.must("ruleset", "sync")
    office.world.until(lambda: monitor.of("wan-state", wan="wan1", condition="up"),
                       "WAN1 does not come back")
    is_on(office, office.wan1, rule=100)
    options(office, MAPS[1])
    asked, heard = office.qualify(office.wan3.address)
    office.answers(asked, heard, office.wan3.address)
    options(office, MAPS[1])

    office.must("wan", "set", "wan2", "state", "down")
    options(office, MAPS[0])
    for wan in "wan2", "wan3":
        office.must("wan", "set", wan, "state", "down")
        office.must("wan", "set", wan, "state", "up")
        options(office, MAPS[0])
    asked, heard = office.qualify(office.wan3.address)
    office.answers(asked, heard, office.wan3.address)
    options(office, MAPS[0])
    same(monitor.moves(), [("wan1", "wan2"), ("wan2", "wan1")], "the moves")
    monitor.close()
