# SPDX-License-Identifier: GPL-2.0-only
"""What requires an address which the router has no longer does not leave at all, and is counted."""

from peer.world import check, same

ALG = "nfwan"
CONFIG = "natmap add 1 from 192.168.1.219 on wan2 198.51.100.3 on wan1 192.0.2.3 require\n"
WHERE = ("rule", "get", "iif", "lan0", "from", "192.168.1.219", "to", "203.0.113.166")


def dropped(office):
    """How many packets were dropped for want of their address."""
    return office.stats()["nat-required"]


def left(office):
    """The destination ports of all that left."""
    return {packet.target[1] for wan in office.wans for packet in wan.tap.packets}


def sends_nothing(office, wan, sport):
    """The PBX calls and sends; nothing of it leaves, though what others send does."""
    before = dropped(office)
    for tapped in office.wans:
        tapped.tap.clear()
    office.pbx.request("OPTIONS", office.provider.endpoint)
    office.pbx.stream(sport).send((office.attacker.address, 9000), 0)
    office.phoneA.stream(sport).send((office.attacker.address, 9001), 0)
    office.world.until(lambda: 9001 in left(office), "what the phone sends does not leave")
    others = left(office) - {9001}
    same(others, set(), f"what left, and to which ports, without the address of {wan.device}")
    check(dropped(office) >= before + 2, "what was dropped is not counted")
    same(office.must(*WHERE).split()[-2:], ["nat", "nat-required"], "the end of what is explained")


def address(office, verb):
    """Add or delete .3 of WAN2."""
    office.router("ip", "addr", verb, "198.51.100.3/29", "dev", "wan2")


def test(office):
    office.configure(office.default_config() + CONFIG)
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
    address(office, "del")
    try:
        sends_nothing(office, office.wan2, 7000)
        office.router("ip", "route", "add", "blackhole", "198.51.100.3/32")
        office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
    finally:
        office.inside("router", "ip", "route", "del", "blackhole", "198.51.100.3/32")
        address(office, "add")
    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)

    for wan in ("wan2", "wan1"):
        office.must("wan", "set", wan, "state", "down")
    sends_nothing(office, office.wan3, 7002)
    office.no_foreign_packet()
