# SPDX-License-Identifier: GPL-2.0-only
"""Of a call with ten streams the last is heard, and the first still is."""

from peer import wire


def test(office):
    ports = range(10000, 10020, 2)
    near, far = [office.pbx.stream(port) for port in ports], office.provider.stream(40000)
    offer, answer = (wire.sdp(agent.address, *(f"m=video {port + start} RTP/AVP 96" for port in ports))
                     for agent, start in ((office.pbx, 0), (office.provider, 30000)))

    call = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    told, _ = call.exchange(offer, answer)

    for section, listener in reversed(list(zip(wire.sections(told), near, strict=True))):
        wire.reaches(office.world, far, section.rtp, listener, "video")
