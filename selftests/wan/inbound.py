# SPDX-License-Identifier: GPL-2.0-only
"""Whoever asks the router on one of its WAN addresses is answered by that WAN from that address."""

from peer.world import check


def test(office):
    for wan in office.wans:
        for address in (wan.address, wan.fourth):
            ping = office.inside("attacker", "ping", "-c1", "-W2", "-q", address)
            check(ping.returncode == 0, f"{address} does not answer")
    office.no_foreign_packet()
