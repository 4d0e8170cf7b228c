# SPDX-License-Identifier: GPL-2.0-only
"""WAN2 is reported down during ten calls, its link is up: at once the PBX is on WAN1, and nothing leaks."""

from peer.moves import no_flows, options, report

ALG = "nfwan"


def test(office):
    calls = [office.call_out().connect().talk() for _ in range(10)]

    report(office, office.wan2, "down")
    for call in calls:
        call.send_audio(5)

    for method in "REGISTER", "OPTIONS":
        options(office, office.wan1.mapped, method=method)
    new = office.call_out().connect()
    no_flows(office, office.wan2)

    for call in calls:
        call.send_audio(5)
    new.talk().hang_up().is_as(office.wan1.mapped)
    office.no_foreign_packet()
