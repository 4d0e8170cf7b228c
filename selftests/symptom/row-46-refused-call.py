# SPDX-License-Identifier: GPL-2.0-only
"""A call that is refused on the same trunk, with the same CSeq number, leaves the one that rings alone."""


def test(office):
    ringing, refused = (office.call_in(office.wan2.mapped, media=office.provider) for _ in range(2))
    ringing.send_invite()
    ringing.ring(183, body=ringing.callee.offer())

    refused.ring()
    refused.callee.agent.reply(refused.invite, 486)
    refused.caller.agent.hears_answer(refused.invite_sent, 486)

    ringing.caller.media.reaches(ringing.callee.media, ringing.caller.remote_sdp)
    ringing.answer(body=ringing.callee.describe()).talk().hang_up().is_as(office.wan2.mapped)
