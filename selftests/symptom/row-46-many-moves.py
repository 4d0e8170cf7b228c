# SPDX-License-Identifier: GPL-2.0-only
"""A call whose audio moves to other ports twenty times is heard each time, and none of them stays open."""

from peer.world import same

LIMIT = 40


def test(office):
    call = office.call_out(media=office.provider).connect().talk()
    ports = {call.callee.remote_sdp.rtp[1]: call.caller.media.rtp.local[1]}
    for _ in range(20):
        old = call.caller.media
        call.renegotiate(offer=call.caller.offer())
        call.caller.media_host.hang_up(old)
        call.callee.media.reaches(call.caller.media, call.callee.remote_sdp)
        ports[call.callee.remote_sdp.rtp[1]] = call.caller.media.rtp.local[1]
    call.hang_up()

    # what has passed the router before the last one would have been heard before it
    late, deaf = office.provider.stream(45000), {}
    for public, inside in ports.items():
        deaf[public] = office.pbx.stream(inside)
        late.send((office.wan2.mapped, public), 0)
    options, heard = office.qualify(office.wan2.mapped)
    office.answers(options, heard, office.wan2.mapped)
    same([public for public, stream in deaf.items() if stream.heard], [], "what is still open")
