# SPDX-License-Identifier: GPL-2.0-only
"""Of a range of public addresses each host has one: in all of 10000 flows, in calls, and at its place on each WAN."""

from peer.world import check, same

ALG = "nfwan"
LIMIT = 120
FLOWS = 10000
RANGES = "natmap add 1 from 192.168.1.0/24" + "".join(
    f" on wan{wan} {net}.3-{net}.6" for wan, net in
    ((1, "192.0.2"), (2, "198.51.100"), (3, "203.0.113"))) + "\n"


def address(office, host, wan):
    """The address which HOST has on WAN, in all of many flows."""
    near, far = host.stream(7000), office.attacker.address
    wan.tap.clear()
    for port in range(20000, 20000 + FLOWS):
        near.send((far, port), 0)
        office.world.turn()

    def flows():
        return {p.target[1]: p.source[0] for p in wan.tap.packets if p.source[1] == 7000}
    office.world.until(lambda: len(flows()) == FLOWS, f"not all flows of {host.name} arrive", within=30)
    found = set(flows().values())
    same(len(found), 1, f"the number of addresses of {host.name}")
    return found.pop()


def test(office):
    office.configure(office.default_config() + RANGES)
    of_pbx = address(office, office.pbx, office.wan2)
    of_phone = address(office, office.phoneA, office.wan1)
    place, another = (a.rpartition(".")[2] for a in (of_pbx, of_phone))
    check({place, another} <= set("3456"), f"{of_pbx} or {of_phone} is not of the range")
    check(place != another, "these two hosts should have different members")

    office.call_out().connect().talk().hang_up().is_as(of_pbx)
    office.must("wan", "set", "wan2", "state", "down")
    office.call_out().connect().talk().hang_up().is_as(f"192.0.2.{place}")
    office.no_foreign_packet()
