# SPDX-License-Identifier: GPL-2.0-only
"""Neither a re-INVITE for another codec, from either side, nor one that is refused cuts the audio."""


def test(office):
    call = office.call_out(media=office.provider).connect().talk()
    for side in call.callee, call.caller:
        other = call.callee if side is call.caller else call.caller
        call.renegotiate(by=side, offer=side.describe().replace("PCMU", "PCMA"),
                         answer=other.describe().replace("PCMU", "PCMA")).talk()
    for side in call.callee, call.caller:
        office.silence(call.caller.media.rtp, call.caller.media.rtcp)
        call.renegotiate(by=side, refused=488)
        call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
        call.caller.media.reaches(call.callee.media, call.caller.remote_sdp)
    call.hang_up().is_as(office.wan2.mapped)
