# SPDX-License-Identifier: GPL-2.0-only
"""Whoever asks from outside and is not answered leaves nothing behind, once UDP's own timeout is over."""

from peer import wire
from peer.world import check

UNREPLIED = "/proc/sys/net/netfilter/nf_conntrack_udp_timeout"


def test(office):
    scanner, target = office.attacker, (office.wan2.mapped, 5060)
    with open(UNREPLIED, encoding="ascii") as file:
        seconds = int(file.read())
    for _ in range(20):
        office.pbx.hears(scanner.request("OPTIONS", target))
        left = wire.timeout(office, f"src={scanner.address} ")
        check(left and left <= seconds, f"a flow nobody has answered is kept for {left} s")
        office.world.rest(1)
    office.world.rest(seconds)
    left = wire.timeout(office, f"src={scanner.address} ")
    check(left is None, f"the scanner's flow is still there, for {left} s")
