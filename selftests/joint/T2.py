# SPDX-License-Identifier: GPL-2.0-only
"""A rule that enforces WAN2 for the provider wins over the host rule below it, which has the rest."""

from peer.call import Call
from peer.world import same

ALG = "nfwan"


def test(office):
    office.configure(office.default_config().replace(
        "rule add 10 from 192.168.1.219 priority wan2,wan1,wan3",
        "rule add 5 to 203.0.113.128/28 enforced wan2\n"
        "rule add 10 from 192.168.1.219 priority wan1,wan2,wan3"))

    office.call_out().connect().talk().hang_up().is_as(office.wan2.mapped)

    elsewhere = Call(office.pbx, office.hosted, office.hosted.endpoint)
    elsewhere.connect().talk().hang_up().is_as(office.wan1.mapped)

    phone = office.phoneA.request("OPTIONS", office.provider.endpoint)
    same(office.provider.hears(phone).source, (office.wan2.third, 5060), "source of the phone")

    for number, (far, wan) in enumerate(((office.provider, office.wan2), (office.media, office.wan2),
                                         (office.attacker, office.wan1))):
        near, heard = office.pbx.stream(7000 + number), far.stream(9000)
        near.send(heard.local, 0)
        office.world.until(lambda s=heard: s.heard, f"nothing arrives at {far.name}")
        same(heard.heard[0].source, (wan.mapped, 7000 + number), f"source at {far.name}")
    office.no_foreign_packet()
