# SPDX-License-Identifier: GPL-2.0-only
"""Without any NAT chain of nft or iptables on the router, our mapping is applied all the same."""

from peer.world import check

ALG = "nfwan"


def test(office):
    office.router("nft", "delete", "chain", "ip", "office", "dstnat")
    check("type nat" not in office.router("nft", "list", "ruleset"), "there is still a NAT chain")

    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)
    office.no_foreign_packet()
