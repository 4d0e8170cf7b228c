# SPDX-License-Identifier: GPL-2.0-only
"""A call whose INVITE begins with blank lines, as a keep-alive does, gets its audio."""

from peer import wire
from peer.world import same


def test(office):
    near, far = office.pbx.stream(10000), office.provider.stream(40000)
    for ahead in (b"\r\n", b"\r\n\r\n"):
        data = ahead + wire.request(office.pbx, "INVITE",
                                    body=wire.sdp(office.pbx.address, "m=audio 10000 RTP/AVP 0"))
        got = wire.carry(office.pbx, data, office.provider.endpoint, office.provider)
        same(got.data[:len(ahead)], ahead, "what the message begins with")
        told = wire.sections(got.text.partition("v=0")[2])[0]
        same(told.rtp, (office.wan2.mapped, 10000), "where audio is wanted")
        wire.reaches(office.world, far, told.rtp, near, "audio")
