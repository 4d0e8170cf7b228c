# SPDX-License-Identifier: GPL-2.0-only
"""After a silence longer than a flow lives, whoever speaks first is heard, and no message was needed."""


def test(office):
    call = office.call_out(media=office.provider).connect().talk()
    for speaker, hearer in ((call.callee, call.caller), (call.caller, call.callee)):
        office.silence(call.caller.media.rtp, call.caller.media.rtcp)
        speaker.media.reaches(hearer.media, speaker.remote_sdp)
        hearer.media.reaches(speaker.media, hearer.remote_sdp)
    call.hang_up().is_as(office.wan2.mapped)
