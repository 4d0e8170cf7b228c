# SPDX-License-Identifier: GPL-2.0-only
"""Two phones that ask for three pairs at the same ports get even ones, one behind the other; too many stay as they are."""

from peer import wire
from peer.world import same


def test(office):
    far = office.provider.stream(40000)
    answer = wire.sdp(office.provider.address, "m=video 40000/3 RTP/AVP 96")
    public = set()
    for phone in office.phoneA, office.phoneB:
        near = [phone.stream(port) for port in range(10000, 10006)]
        call = wire.Dialog(phone, office.provider, office.provider.endpoint)
        for _ in range(2):
            told, _ = call.exchange(wire.sdp(phone.address, "m=video 10000/3 RTP/AVP 96"), answer)
            host, port = wire.sections(told)[0].rtp
            same(port % 2, 0, "parity of the first port")
            for number, listener in enumerate(near):
                wire.reaches(office.world, far, (host, port + number), listener, f"port {number} of 6")
            public.add(port)
    same(len(public), 2, "the number of first ports, of two phones that offer twice")

    phone = office.phoneA
    rtp = phone.stream(10100)
    call = wire.Dialog(phone, office.provider, office.provider.endpoint)
    told, _ = call.exchange(wire.sdp(phone.address, "m=video 10200/5 RTP/AVP 96", "m=audio 10100 RTP/AVP 0"), answer)
    video, audio = wire.sections(told)
    same("m=video 10200/5 " in told, True, "five pairs are left as they are")
    same(video.kind, "video", "the first section")
    wire.reaches(office.world, far, audio.rtp, rtp, "the audio beside them")
