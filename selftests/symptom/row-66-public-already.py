# SPDX-License-Identifier: GPL-2.0-only
"""A phone which knows its public address by STUN is left alone: no byte is altered, and calls work."""

from peer import wire
from peer.world import same

STUN = b"\x00\x01\x00\x00\x21\x12\xa4\x42"


def test(office):
    phone, hosted = office.phoneA, office.hosted
    phone.send(STUN, hosted.endpoint)
    public = hosted.hears_bytes(STUN).source[0]
    near, far = phone.stream(10000), hosted.stream(40000)
    data = wire.request(phone, "INVITE", via=f"Via: SIP/2.0/UDP {public}:5060;rport;branch=z9hG4bKs",
                        contact=f"Contact: <sip:phoneA@{public}:5060>",
                        body=wire.sdp(public, "m=audio 10000 RTP/AVP 0"))
    got = wire.carry(phone, data, hosted.endpoint, hosted)
    same(got.data, data, "the INVITE")

    back = wire.request(hosted, "INFO", f"sip:phoneA@{public}:5060")
    same(wire.carry(hosted, back, (public, 5060), phone).data, back, "what comes back")
    wire.reaches(office.world, near, far.local, far, "audio")
    wire.reaches(office.world, far, (public, 10000), near, "audio")
