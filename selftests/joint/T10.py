# SPDX-License-Identifier: GPL-2.0-only
"""With a different address on each WAN, the first call after WAN2 went down has WAN1's everywhere."""

ALG = "nfwan"


def test(office):
    office.configure(office.default_config().replace(
        "on wan2 198.51.100.3 on wan3 203.0.113.3",
        "on wan2 198.51.100.4 on wan3 203.0.113.5"))
    office.call_out().connect().talk().hang_up().is_as(office.wan2.third)

    office.must("wan", "set", "wan2", "state", "down")
    office.call_out().connect().talk().hang_up().is_as(office.wan1.mapped)

    office.must("wan", "set", "wan1", "state", "down")
    office.call_out().connect().talk().hang_up().is_as(office.wan3.fourth)
    office.no_foreign_packet()
