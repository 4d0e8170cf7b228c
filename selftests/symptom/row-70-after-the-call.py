# SPDX-License-Identifier: GPL-2.0-only
"""When the call is over its media ports are closed, to its own far side as well."""

from peer.world import same


def test(office):
    tap = office.tap("pbx")
    call = office.call_out().connect().talk()
    speaker = call.callee.media
    call.ask("BYE")

    tap.clear()
    speaker.talk(call.callee.remote_sdp)
    office.call_out().connect().talk().hang_up()

    late = [p for p in tap.packets if p.source == speaker.rtp.local or p.source == speaker.rtcp.local]
    same(len(late), 0, "number of packets of the old call that come in")
