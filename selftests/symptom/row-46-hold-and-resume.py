# SPDX-License-Identifier: GPL-2.0-only
"""A call that was held for longer than a flow lives has its audio back when it is resumed."""

from peer.call import Call
from peer.world import same


def held(sdp):
    """As RFC 3264 has it, and as the phones before it did."""
    return sdp.replace("a=sendrecv", "a=inactive")


def muted(sdp):
    return "\r\n".join("c=IN IP4 0.0.0.0" if line.startswith("c=") else line
                       for line in sdp.split("\r\n"))


def test(office):
    call = Call(office.pbx, office.provider, office.provider.endpoint).connect().talk()
    for hold in held, muted:
        for side in call.caller, call.callee:
            other = call.callee if side is call.caller else call.caller
            call.renegotiate(by=side, offer=hold(side.describe()), answer=held(other.describe()))
            if hold is muted:
                same(other.remote_sdp.connection, "0.0.0.0", "c= of the hold")
            office.silence(call.caller.media.rtp, call.caller.media.rtcp)

            call.renegotiate(by=side)
            call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
            call.caller.media.reaches(call.callee.media, call.caller.remote_sdp)
    call.hang_up()
    office.no_foreign_packet()
