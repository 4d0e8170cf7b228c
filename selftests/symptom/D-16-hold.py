# SPDX-License-Identifier: GPL-2.0-only
"""A hold by c=0.0.0.0 arrives as it was said, with the same o=, and the audio comes back afterwards."""

from peer import wire
from peer.world import same

AUDIO = "m=audio 10000 RTP/AVP 0"


def test(office):
    pbx, far = office.pbx.address, office.provider.stream(40000)
    near = office.pbx.stream(10000)
    answer = wire.sdp(office.provider.address, "m=audio 40000 RTP/AVP 0")
    call = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    first, _ = call.exchange(wire.sdp(pbx, AUDIO), answer)
    wire.reaches(office.world, far, wire.sections(first)[0].rtp, near, "audio")

    hold = wire.sdp("0.0.0.0", AUDIO, origin=pbx)
    told, _ = call.exchange(hold, answer)
    origin = first.split("\r\n")[1]
    same(told.split("\r\n")[1], origin, "o= of the hold")
    same(wire.sections(told)[0].rtp[0], "0.0.0.0", "c= of the hold")

    told, _ = call.exchange(wire.sdp(pbx, AUDIO), answer)
    same(told.split("\r\n")[1], origin, "o= after the hold")
    wire.reaches(office.world, far, wire.sections(told)[0].rtp, near, "audio after the hold")
