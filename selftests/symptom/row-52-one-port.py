# SPDX-License-Identifier: GPL-2.0-only
"""Audio and video that share one port, RTCP included, as they agreed to, stay on one port and are heard."""

from peer import wire
from peer.world import same


def described(address, *ports):
    """Audio and video with rtcp-mux."""
    audio, video = ports
    return wire.sdp(address, f"m=audio {audio} RTP/AVP 0", "a=mid:0", "a=rtcp-mux", "a=sendrecv",
                    f"m=video {video} RTP/AVP 96", "a=mid:1", "a=rtcp-mux").replace(
                        "t=0 0\r\n", "t=0 0\r\na=group:BUNDLE 0 1\r\n")


def test(office):
    pbx, world = office.pbx.address, office.provider.address
    near, far = office.pbx.stream(10000), office.provider.stream(40000)
    office.pbx.stream(10002)
    call = wire.Dialog(office.pbx, office.provider, office.provider.endpoint)
    told, _ = call.exchange(described(pbx, 10000, 10002), described(world, 40000, 40000))
    ports = {section.rtp for section in wire.sections(told)}
    same(len(ports), 2, "the number of ports offered")

    bundles = described(pbx, 10000, 10000), described(world, 40000, 40000)
    for by, offer, answer in ((None, *bundles), (office.provider, *reversed(bundles))):
        heard = call.exchange(offer, answer, by=by)
        told, back = heard[::-1] if by else heard
        same({section.rtp for section in wire.sections(told)}, {wire.sections(told)[0].rtp}, "the ports")
        wire.reaches(office.world, far, wire.sections(told)[0].rtp, near, "the bundle")
        wire.reaches(office.world, near, wire.sections(back)[1].rtp, far, "the bundle")
    call.hang_up()
