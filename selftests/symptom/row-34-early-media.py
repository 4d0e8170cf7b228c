# SPDX-License-Identifier: GPL-2.0-only
"""An announcement ahead of the answer is heard, keys pressed during it arrive, and the call goes on."""

from peer.call import Call


def test(office):
    call = office.call_out(media=office.provider)
    call.send_invite()
    call.ring(183, body=call.callee.offer())

    call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
    call.talk()
    call.answer(body=call.callee.describe()).talk()
    call.hang_up(by=call.callee).is_as(office.wan2.mapped)

    ringing = Call(office.provider, office.pbx, (office.wan2.mapped, 5060))
    ringing.send_invite()
    ringing.ring(183, body=ringing.callee.offer()).talk()
    ringing.answer(body=ringing.callee.describe()).talk().hang_up()
