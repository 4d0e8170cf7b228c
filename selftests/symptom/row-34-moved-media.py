# SPDX-License-Identifier: GPL-2.0-only
"""When either side moves its audio to other ports in mid-call, it is heard there at once."""


def move(call, side):
    """SIDE opens other ports and says so in a re-INVITE."""
    old = side.media
    call.renegotiate(by=side, offer=side.offer())
    side.media_host.hang_up(old)


def test(office):
    call = office.call_out(media=office.provider).connect().talk()
    for side in call.callee, call.caller:
        move(call, side)
        call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
        call.caller.media.reaches(call.callee.media, call.caller.remote_sdp)
    call.hang_up()
    office.no_foreign_packet()
