# SPDX-License-Identifier: GPL-2.0-only
"""When the device of WAN2 is set down, its flows go on at WAN1 with WAN1's address, never with WAN2's."""

from peer.world import same


def test(office):
    near, far = office.pbx.stream(7000), office.media.stream(9000)
    near.send(far.local, 0)
    office.world.until(lambda: far.heard, "the plain flow does not work on WAN2")
    same(far.heard[0].source, (office.wan2.mapped, 7000), "source of the plain flow")
    office.call_out().connect().hang_up().is_as(office.wan2.mapped)

    office.link(office.wan2, False)

    near.send(far.local, 0)
    options = office.pbx.request("OPTIONS", office.provider.endpoint)
    heard = office.provider.hears(options)
    same(heard.source, (office.wan1.mapped, 5060), "source of OPTIONS")
    office.world.until(lambda: len(far.heard) == 2, "the plain flow does not go on at WAN1")
    same(far.heard[1].source, (office.wan1.mapped, 7000), "source of the plain flow")
    office.provider.reply(heard, 200)
    office.pbx.hears_answer(options)
    office.no_foreign_packet()
