# SPDX-License-Identifier: GPL-2.0-only
"""A call that moves its audio a dozen times is heard at each place, and its end closes all of them."""

from peer import wire
from peer.call import Call
from peer.world import same


def test(office):
    pbx, far, tap = office.pbx, office.provider.stream(41000), office.tap("pbx")
    answer = wire.sdp(office.provider.address, "m=audio 41000 RTP/AVP 0")
    call = wire.Dialog(pbx, office.provider, office.provider.endpoint)
    places = []
    for port in range(11000, 11024, 2):
        near = pbx.stream(port)
        told, _ = call.exchange(wire.sdp(pbx.address, f"m=audio {port} RTP/AVP 0"), answer)
        places.append(wire.sections(told)[0].rtp)
        wire.reaches(office.world, far, places[-1], near, "audio")
    call.hang_up()

    tap.clear()
    for place in places:
        far.send(place, 0)
    Call(pbx, office.provider, office.provider.endpoint).connect().talk().hang_up()
    same([p.target[1] for p in tap.packets if p.source == far.local], [], "the ports still open")
