# SPDX-License-Identifier: GPL-2.0-only
"""Two phones with RTP and RTCP on one and the same port (a=rtcp-mux) are both heard, and so are their neighbours."""

from peer import wire
from peer.world import same


def test(office):
    far = office.provider.stream(40000)
    for phone, port in ((office.phoneA, 10000), (office.phoneB, 10000), (office.phoneA, 10001), (office.phoneB, 10001)):
        near = phone.stream(port)
        call = wire.Dialog(phone, office.provider, office.provider.endpoint)
        told, _ = call.exchange(wire.sdp(phone.address, f"m=audio {port} RTP/AVP 0", "a=rtcp-mux"),
                                wire.sdp(office.provider.address, "m=audio 40000 RTP/AVP 0", "a=rtcp-mux"))
        told = wire.sections(told)[0]
        for kind in "RTP", "RTCP":
            wire.reaches(office.world, far, told.rtp, near, f"{kind} for {phone.name}")
        wire.reaches(office.world, near, far.local, far, f"RTP of {phone.name}")
        same(far.heard[-1].source, told.rtp, "source of RTP")
