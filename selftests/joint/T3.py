# SPDX-License-Identifier: GPL-2.0-only
"""A rule that names ports only, 5060-5064 and 10000-20000: signalling and media have the same WAN and address."""

from peer.world import same

ALG = "nfwan"

RULE = "rule add 5 proto udp dport 5060-5064,10000-20000 priority wan3,wan1\n"


def source(office, port, number):
    """Where a packet of the PBX, from a port of this NUMBER, to this PORT outside comes from."""
    near, far = office.pbx.stream(31000 + number), office.attacker.stream(port)
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, f"what is sent to port {port} does not arrive")
    return far.heard[0].source[0]


def test(office):
    office.configure(office.default_config() + RULE)
    for rtp in 10000, 14142, 19998:
        call = office.call_out().ring()
        call.answer(body=call.callee.offer(rtp, rtp + 1)).talk().hang_up().is_as(office.wan3.mapped)

    for number, port in enumerate((5061, 5064, 10000, 20000, 5059, 5065, 9999, 20001)):
        wan = office.wan3 if number < 4 else office.wan2
        same(source(office, port, number), wan.mapped, f"source of what is sent to port {port}")
    office.no_foreign_packet()
