# SPDX-License-Identifier: GPL-2.0-only
"""With one WAN, masquerading and nf_sip_alg alone, calls out and in work with audio both ways."""


def test(office):
    office.one_wan()

    outbound = office.call_out().connect().talk()
    inbound = office.call_in(office.wan1.address).connect().talk()

    outbound.talk().hang_up(by=outbound.callee).is_as(office.wan1.address)
    inbound.talk().hang_up().is_as(office.wan1.address)
