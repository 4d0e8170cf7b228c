# SPDX-License-Identifier: GPL-2.0-only
"""A call that was on hold for eleven hours, with no packet of any kind, is resumed by the far side, and heard."""

HOUR = 3600


def held(sdp):
    return sdp.replace("a=sendrecv", "a=inactive")


def test(office):
    call = office.call_out(media=office.provider).connect().talk()
    call.renegotiate(by=call.callee, offer=held(call.callee.describe()),
                     answer=held(call.caller.describe()))
    office.world.rest(11 * HOUR)
    call.renegotiate(by=call.callee)
    call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
    call.talk()

    # and without a message, as if nobody had anything to say
    office.world.rest(11 * HOUR)
    call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
    call.talk().hang_up(by=call.callee).is_as(office.wan2.mapped)
