# SPDX-License-Identifier: GPL-2.0-only
"""Where the far side refuses to have RTP and RTCP on one port, RTCP comes in at the port it was offered for that."""

from peer import wire
from peer.world import same


def offered(address, port, *lines):
    """Audio which could share one port with its RTCP."""
    return wire.sdp(address, f"m=audio {port} RTP/AVP 0", "a=rtcp-mux", *lines)


def test(office):
    world = office.provider.address
    far = office.provider.stream(40001)
    # two phones, so that the second one's ports have to be others in public
    for phone in office.phoneA, office.phoneB:
        rtp, rtcp = phone.stream(10000), phone.stream(10001)
        call = wire.Dialog(phone, office.provider, office.provider.endpoint)
        told, _ = call.exchange(offered(phone.address, 10000), wire.sdp(world, "m=audio 40000 RTP/AVP 0"))
        host, port = wire.sections(told)[0].rtp
        wire.reaches(office.world, far, (host, port), rtp, "RTP")
        wire.reaches(office.world, far, (host, port + 1), rtcp, f"RTCP of {phone.name}")
        wire.reaches(office.world, rtcp, (world, 40001), far, "RTCP of the inside")
        same(far.heard[-1].source, (host, port + 1), "source of RTCP")

        # what is offered again stays where it was, and so it does when the far side agrees
        again, _ = call.exchange(offered(phone.address, 10000), offered(world, 40000))
        same(wire.sections(again)[0].rtp, (host, port), "the port offered again")
        wire.reaches(office.world, far, (host, port), rtp, "RTP and RTCP")

    # a port of RTCP that is named, where the port behind that of RTP is not its own
    phone = office.phoneA
    rtp, rtcp = phone.stream(10010), phone.stream(10013)
    call = wire.Dialog(phone, office.provider, office.provider.endpoint)
    told, _ = call.exchange(offered(phone.address, 10010, "a=rtcp:10013"), wire.sdp(world, "m=audio 40000 RTP/AVP 0"))
    host, port = wire.sections(told)[0].rtp
    wire.reaches(office.world, far, (host, port), rtp, "RTP")
    wire.reaches(office.world, far, (host, port + 3), rtcp, "RTCP at a port of its own")
