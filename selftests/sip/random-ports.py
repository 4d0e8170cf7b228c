# SPDX-License-Identifier: GPL-2.0-only
"""Where NAT gives every flow a random port, Contact and SDP still say where the packets come from."""

from peer.world import check


def test(office):
    office.one_wan()
    office.router("nft", "flush", "chain", "ip", "onewan", "srcnat")
    office.router("nft", "add", "rule", "ip", "onewan", "srcnat",
                  "oifname", "wan1", "masquerade", "fully-random")

    call = office.call_out().connect().talk().hang_up(by=None)

    port = call.invite.source[1]
    check(port != 5060, "the NAT kept the port, which tells nothing")
    call.is_as(office.wan1.address, port)
