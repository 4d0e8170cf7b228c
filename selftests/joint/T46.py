# SPDX-License-Identifier: GPL-2.0-only
"""When a WAN gets another address, auto follows: flows of the old one end, the next call has the new one."""

from peer.world import check, same, show

ALG = "nfwan"
OLD, NEW = "198.51.100.2", "198.51.100.6"


def renumber(office):
    """WAN2 loses every address but the last."""
    office.router("sysctl", "-qw", "net.ipv4.conf.wan2.promote_secondaries=1")
    for last in (2, 3, 4, 5):
        office.router("ip", "addr", "del", f"198.51.100.{last}/29", "dev", "wan2")


def restore(office):
    """WAN2 as it was built, in that order."""
    for last in (2, 3, 4, 5):
        office.inside("router", "ip", "addr", "add", f"198.51.100.{last}/29", "dev", "wan2")
    office.inside("router", "ip", "addr", "del", f"{NEW}/29", "dev", "wan2")
    office.inside("router", "ip", "addr", "add", f"{NEW}/29", "dev", "wan2")
    office.router("sysctl", "-qw", "net.ipv4.conf.wan2.promote_secondaries=0")


def flows(office):
    """The flows which have the old address."""
    listed = office.router("conntrack", "-L")
    return [line for line in listed.splitlines() if f"={OLD} " in line]


def play(office):
    """Before and after."""
    far, near = office.attacker.stream(9000), office.pbx.stream(7000)
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, "the PBX's packet does not arrive")
    out, into = office.call_out().connect().talk(), office.call_in(OLD).connect().talk()
    same(far.sources, {(OLD, 7000)}, "source of the PBX")
    check(flows(office), "no flow has the old address")

    renumber(office)
    office.world.until(lambda: not flows(office), "flows of the old address are left")
    check(office.stats()["renumbered"], "flows that ended are not counted")
    office.wan2.tap.clear()
    near.send(far.local, 0)
    office.world.until(lambda: (NEW, 7000) in far.sources, "the PBX's packet has not the new address")
    office.call_out().connect().talk().hang_up().is_as(NEW)
    office.call_in(NEW).connect().talk().hang_up().is_as(NEW)
    out.hang_up()
    into.hang_up(by=into.callee)
    old = [show(packet.target) for packet in office.wan2.tap.packets if packet.source[0] == OLD]
    same(old, [], "where something went with the old address")


def test(office):
    office.configure("\n".join(line for line in office.default_config().splitlines()
                               if not line.startswith(("natmap add 10 ", "natmap add 20 "))) + "\n")
    try:
        play(office)
    finally:
        restore(office)
