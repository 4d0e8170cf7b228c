# SPDX-License-Identifier: GPL-2.0-only
"""nf_sip_alg alone comes and goes ten times under traffic, and calls work each time."""

ALG = "nfwan"
LIMIT = 60


def test(office):
    office.one_wan()
    with office.traffic():
        for _ in range(10):
            office.unload("nf_sip_alg")
            office.load("nf_sip_alg")
            office.must("sip", "set", "mode", "rewrite", "ports", "5060")
            office.call_out().connect().talk().is_as(office.wan1.address)
