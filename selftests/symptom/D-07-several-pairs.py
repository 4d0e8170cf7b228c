# SPDX-License-Identifier: GPL-2.0-only
"""Where one line of a description asks for two pairs of ports, both are heard."""

from peer import wire


def test(office):
    near = {port: office.pbx.stream(port) for port in range(10000, 10004)}
    far = office.provider.stream(40000)
    call = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    told, _ = call.exchange(wire.sdp(office.pbx.address, "m=video 10000/2 RTP/AVP 96"),
                            wire.sdp(office.provider.address, "m=video 40000/2 RTP/AVP 96"))

    host, port = wire.sections(told)[0].rtp
    for number, listener in enumerate(near.values()):
        wire.reaches(office.world, far, (host, port + number), listener, f"port {number} of 4")
