# SPDX-License-Identifier: GPL-2.0-only
"""What nobody has answered, junk or a scanner's request, is forgotten by the router in half a minute."""

from peer import wire
from peer.world import check


def test(office):
    office.pbx.send(b"\x01junk\x00\xff\x02", (office.attacker.address, 5060))
    office.attacker.hears_bytes(b"\x01junk\x00\xff\x02")
    out = wire.timeout(office, "src=192.168.1.219", "dst=203.0.113.166")

    probe = office.attacker.request("OPTIONS", (office.wan2.mapped, 5060), uri="sip:100@1.1.1.1")
    office.pbx.hears(probe)
    scanned = wire.timeout(office, "src=203.0.113.166", "dst=198.51.100.3")

    for what, seconds in (("junk", out), ("the scan", scanned)):
        check(seconds is not None, f"the flow of {what} is not in the table")
        check(seconds <= 30, f"the flow of {what} is kept for {seconds} s")
